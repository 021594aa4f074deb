import type { Layer, Picture } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { Gommette, Sign } from './gommette.tsx';
import { ShiftOf } from './shift.tsx';
import { Words } from './text.tsx';

/** A picture, drawn by the page itself: sharp, and read out as its alt text. */
export function PictureOf({ picture, alt }: { readonly picture: Picture; readonly alt: string }) {
  switch (picture.kind) {
    case 'bars':
      return <Bars picture={picture} alt={alt} />;
    case 'shift':
      return <ShiftOf picture={picture} alt={alt} />;
    case 'podium':
      return <Podium picture={picture} alt={alt} />;
    // The table beside it says the same, better on a page.
    case 'standings':
      return null;
    case 'parts':
      return <Parts picture={picture} alt={alt} />;
    case 'stacks':
      return <Stacks picture={picture} alt={alt} />;
  }
}

function Bars({ picture, alt }: { readonly picture: Picture & { kind: 'bars' }; readonly alt: string }) {
  const { locale } = usePage();
  const all = picture.bars.reduce((sum, bar) => sum + bar.count, 0);
  const percent = (count: number) => (all === 0 ? 0 : Math.round((100 * count) / all));
  return (
    <div class="bars" role="img" aria-label={alt}>
      {picture.bars.map((bar) => (
        <div
          class={`bar ${bar.right ? 'right' : ''} hue-${(bar.letter ?? 'a').toLowerCase()} ${bar.letter ? '' : 'plain'}`}
          aria-hidden="true"
        >
          {bar.letter ? <Gommette letter={bar.letter} /> : <span class="no-letter" />}
          <span class="what">
            {bar.right === null ? null : <Sign name={bar.right ? 'check' : 'cross'} size={16} />}
            {bar.right ? (
              <mark>
                <Words text={bar.text} />
              </mark>
            ) : (
              <span>
                <Words text={bar.text} />
              </span>
            )}
            <span class="many">{pageWords.share(locale, { count: bar.count, percent: percent(bar.count) })}</span>
          </span>
          <span class="track">
            <i style={{ '--v': `${percent(bar.count)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** The first three: second, first, third; one place may be shared. */
function Podium({ picture, alt }: { readonly picture: Picture & { kind: 'podium' }; readonly alt: string }) {
  const [first, second, third] = picture.places;
  return (
    <div class="podium" role="img" aria-label={alt}>
      {[second, first, third].map((place, column) =>
        place ? (
          <div class={`step step-${column}`} aria-hidden="true">
            <span class="name">{place.name}</span>
            <span class="points">{place.points}</span>
            <span class="place">{place.rank}</span>
          </div>
        ) : (
          <div class="step empty" aria-hidden="true" />
        ),
      )}
    </div>
  );
}

/** How far one person is: solid, outlined and empty lengths, named below. */
function Parts({ picture, alt }: { readonly picture: Picture & { kind: 'parts' }; readonly alt: string }) {
  const kinds = ['right', 'missed', 'unseen'] as const;
  return (
    <div class="parts" role="img" aria-label={alt}>
      {picture.parts.map((part) => (
        <div class="part" aria-hidden="true">
          <span class="what">{part.title}</span>
          <span class="many">
            {part.right} / {part.total}
          </span>
          <span class="track">
            <i class="right" style={{ '--v': part.right / part.total }} />
            <i class="missed" style={{ '--v': part.missed / part.total }} />
          </span>
        </div>
      ))}
      <div class="key" aria-hidden="true">
        {kinds.map((kind, place) => (
          <span>
            <i class={kind} /> {picture.legend[place]}
          </span>
        ))}
      </div>
    </div>
  );
}

function Stacks({ picture, alt }: { readonly picture: Picture & { kind: 'stacks' }; readonly alt: string }) {
  return (
    <figure class="stacks" role="img" aria-label={alt}>
      {picture.stacks.map((stack) => (
        <div class="stack" aria-hidden="true">
          {picture.stacks.length > 1 && <b>{stack.title}</b>}
          {layersOf(stack.layers)}
          <small>{stack.caption}</small>
        </div>
      ))}
    </figure>
  );
}

/** Layers top first; guests and their apps stand together in machines, side by side. */
function layersOf(layers: readonly Layer[]) {
  const app = layers.find((layer) => layer.role === 'app');
  const guest = layers.find((layer) => layer.role === 'guest');
  const below = layers.filter((layer) => layer !== app && layer !== guest).toReversed();
  const machines = (app ?? guest)?.boxes ?? [];
  return (
    <>
      {machines.length > 0 && (
        <span class="machines">
          {machines.map((_, index) => (
            <span class="machine">
              {app && <span>{app.boxes[index]}</span>}
              {guest && (
                <span class={guest.marked ? 'guest marked' : 'guest'}>{guest.boxes[index] ?? guest.boxes[0]}</span>
              )}
            </span>
          ))}
        </span>
      )}
      {below.map((layer) => (
        <span class={`layer layer-${layer.role} ${layer.marked ? 'marked' : ''}`}>{layer.boxes.join(' · ')}</span>
      ))}
    </>
  );
}
