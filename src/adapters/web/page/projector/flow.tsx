import type { Band, Places, Slot } from '../../../../core/debate/flow-places.ts';
import { bandsOf, outlineOf, placesOf } from '../../../../core/debate/flow-places.ts';
import type { Letter } from '../../../../core/view.ts';
import { BandLabels } from '../band-labels.tsx';
import { Gommette } from '../gommette.tsx';
import { Words } from '../text.tsx';
import type { Drawn } from './drawn.ts';

type Shift = Drawn<'shift'>['picture'];

const width = 100;
const longLabel = 22;

const hueOf = (letter: Letter | undefined) => `hue-${(letter ?? 'A').toLowerCase()}`;

/** Before and after a discussion, over the whole wall: who stayed is pale, who moved is strong in the hue they left. */
export function Flow({ picture, flows }: { readonly picture: Shift; readonly flows: NonNullable<Shift['flows']> }) {
  const { options } = picture;
  const places = placesOf(options);
  const bands = bandsOf(flows, places);
  // The stickers alone name a side where there is no room for words on both.
  const long = options.some(({ text }) => text.length > longLabel);
  return (
    <div class={long ? 'flow long' : 'flow'} aria-hidden="true">
      <span class="head">{picture.before}</span>
      <span class="head">{picture.after}</span>
      <Side picture={picture} which="before" slots={places.before} />
      <div class="drawn">
        <Drawing picture={picture} bands={bands} places={places} />
        <BandLabels bands={bands} />
      </div>
      <Side picture={picture} which="after" slots={places.after} />
    </div>
  );
}

interface Sided {
  readonly picture: Shift;
  readonly which: 'before' | 'after';
  readonly slots: readonly Slot[];
}

function Side({ picture: { options }, which, slots }: Sided) {
  const most = Math.max(...options.map(({ after }) => after));
  return (
    <ul class={which}>
      {options.map((option, place) => {
        const { y = 0, h = 0 } = slots[place] ?? {};
        const count = option[which];
        return (
          <li
            class={count === 0 ? 'nobody' : which === 'after' && count === most ? 'most' : ''}
            style={{ '--y': `${y + h / 2}%` }}
          >
            <Gommette letter={option.letter} />
            <span>
              <Words text={option.text} />
            </span>
            <b>{count}</b>
          </li>
        );
      })}
    </ul>
  );
}

function Drawing({
  picture: { options },
  bands,
  places,
}: {
  readonly picture: Shift;
  readonly bands: readonly Band[];
  readonly places: Places;
}) {
  return (
    <>
      <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" aria-hidden="true">
        {bands.map((band) => (
          <path
            class={`${hueOf(options[band.from]?.letter)} ${band.from === band.to ? 'stayed' : 'moved'}`}
            d={outlineOf(band, 0, width, 1)}
          />
        ))}
      </svg>
      {(['before', 'after'] as const).map((which) =>
        places[which].map(
          ({ nodeY, nodeH }, place) =>
            nodeH > 0 && (
              <i
                class={`node ${which} ${hueOf(options[place]?.letter)}`}
                style={{ '--y': `${nodeY}%`, '--h': `${nodeH}%` }}
              />
            ),
        ),
      )}
    </>
  );
}
