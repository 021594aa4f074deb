import type { Slot } from '../../../core/debate/flow-places.ts';
import { bandsOf, outlineOf, placesOf } from '../../../core/debate/flow-places.ts';
import type { Letter, Picture } from '../../../core/view.ts';
import { BandLabels } from './band-labels.tsx';
import { Gommette } from './gommette.tsx';
import { Words } from './text.tsx';

type Shift = Picture & { kind: 'shift' };
type Which = 'before' | 'after';

const width = 100;
const node = 5;

const hueOf = (letter: Letter | undefined) => `hue-${(letter ?? 'A').toLowerCase()}`;

/** Before and after a discussion: who stayed is pale, who moved is strong in the hue they left. */
export function ShiftOf({ picture, alt }: { readonly picture: Shift; readonly alt: string }) {
  const { options, flows } = picture;
  const places = placesOf(options);
  const bands = bandsOf(flows ?? [], places);
  return (
    <figure class="shift" role="img" aria-label={alt}>
      <Side picture={picture} which="before" slots={places.before} />
      <div class="drawn">
        <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" aria-hidden="true">
          {bands.map((band) => (
            <path
              class={`${hueOf(options[band.from]?.letter)} ${band.from === band.to ? 'stayed' : 'moved'}`}
              d={outlineOf(band, node, width - node, 1)}
            />
          ))}
          {(['before', 'after'] as const).map((which) =>
            places[which].map(({ nodeY, nodeH }, place) => (
              <rect
                class={`${hueOf(options[place]?.letter)} node`}
                x={which === 'before' ? 0 : width - node}
                y={nodeY}
                width={node}
                height={nodeH}
              />
            )),
          )}
        </svg>
        <BandLabels bands={bands} />
      </div>
      <Side picture={picture} which="after" slots={places.after} />
    </figure>
  );
}

function Side(props: { readonly picture: Shift; readonly which: Which; readonly slots: readonly Slot[] }) {
  const { picture, which, slots } = props;
  return (
    <div class={`shift-side ${which}`}>
      <span class="head">{picture[which]}</span>
      <ul>
        {picture.options.map((option, place) => {
          const { y = 0, h = 0 } = slots[place] ?? {};
          return (
            <li style={{ '--y': `${y + h / 2}%` }}>
              <Gommette letter={option.letter} />
              <span>
                <Words text={option.text} />
              </span>
              <b>{option[which]}</b>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
