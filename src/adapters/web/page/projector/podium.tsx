import type { View } from '../../../../core/view.ts';
import { letters } from '../../../../core/view.ts';
import { Gommette } from '../gommette.tsx';
import { Words } from '../text.tsx';
import type { Drawn } from './drawn.ts';

const onBlocks = 3;
const longName = 22;

/** The end of a quiz: three on the blocks, up to the tenth beside them, and how the class did together. */
export function Podium({ view, picture }: { readonly view: View; readonly picture: Drawn<'podium'> }) {
  const { places, caption } = picture.picture;
  const [first, second, third] = places;
  return (
    <div class="stage ended">
      <div class="meta">
        <span class="tab">{view.label}</span>
        <h1>
          <Words text={view.title} />
        </h1>
      </div>
      <div class="toss" aria-hidden="true">
        {letters.map((letter) => (
          <Gommette letter={letter} />
        ))}
      </div>
      <div class="blocks" role="img" aria-label={picture.alt}>
        {[second, first, third].map((place, column) => (
          <div class={`block block-${column}`} aria-hidden="true">
            {place && (
              <>
                <b class={place.name.length > longName ? 'long' : ''}>{place.name}</b>
                <span>{place.points}</span>
                <i>{place.rank}</i>
              </>
            )}
          </div>
        ))}
      </div>
      <aside>
        <ol>
          {places.slice(onBlocks).map((place) => (
            <li>
              <span>{place.rank}</span>
              <span class="name">{place.name}</span>
              <b>{place.points}</b>
            </li>
          ))}
        </ol>
        <p class="caption">{caption}</p>
      </aside>
    </div>
  );
}
