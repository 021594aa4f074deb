import type { View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import { usePage } from '../context.ts';
import { Gommette, Sign } from '../gommette.tsx';
import { Spans, Words } from '../text.tsx';
import type { Drawn } from './drawn.ts';

/** How the class answered, in three beats: bars grow alike, the right one is marked, the reason arrives. */
export function Reveal({ view, bars }: { readonly view: View; readonly bars: Drawn<'bars'> }) {
  const { locale } = usePage();
  const all = bars.picture.bars.reduce((sum, bar) => sum + bar.count, 0);
  const percent = (count: number) => (all === 0 ? 0 : Math.round((100 * count) / all));
  // The answer itself is marked in the bars already.
  const reasons = view.blocks.filter((block) => block.kind === 'text').slice(1);
  return (
    <>
      <div class="rows" role="img" aria-label={bars.alt}>
        {bars.picture.bars.map((bar) => (
          <div
            class={`outcome ${bar.right ? 'right' : ''} ${bar.letter ? `hue-${bar.letter.toLowerCase()}` : 'plain'}`}
            aria-hidden="true"
          >
            {bar.letter ? <Gommette letter={bar.letter} /> : <span class="no-letter" />}
            <span class="what">
              {bar.right !== null && <Sign name={bar.right ? 'check' : 'cross'} />}
              {bar.right ? (
                <mark>
                  <Words text={bar.text} />
                </mark>
              ) : (
                <Words text={bar.text} />
              )}
            </span>
            <span class="many">
              {bar.count}
              <small>{pageWords.percent(locale, { percent: percent(bar.count) })}</small>
            </span>
            <span class="track">
              <i style={{ '--v': `${percent(bar.count)}%` }} />
            </span>
          </div>
        ))}
      </div>
      {reasons.length > 0 && (
        <div class="because">
          {reasons.map((block) => (
            <p>
              <Spans text={block.text} />
            </p>
          ))}
        </div>
      )}
    </>
  );
}
