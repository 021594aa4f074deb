import { Gommette } from '../gommette.tsx';
import { Words } from '../text.tsx';
import type { Drawn } from './drawn.ts';

/** Both votes side by side where so few voted twice that a way from one to the other could name somebody. */
export function BeforeAfter({ picture }: { readonly picture: Drawn<'shift'>['picture'] }) {
  const { options } = picture;
  const most = Math.max(1, ...options.flatMap(({ before, after }) => [before, after]));
  return (
    <div class="both" style={{ '--rows': options.length }} aria-hidden="true">
      <span class="head">{picture.before}</span>
      <span class="head">{picture.after}</span>
      {options.map((option) => (
        <div class={`pair hue-${option.letter.toLowerCase()}`}>
          <Gommette letter={option.letter} />
          <span>
            <Words text={option.text} />
          </span>
          {([option.before, option.after] as const).map((count) => (
            <>
              <b>{count}</b>
              <span class="track">{count > 0 && <i style={{ '--v': `${(100 * count) / most}%` }} />}</span>
            </>
          ))}
        </div>
      ))}
    </div>
  );
}
