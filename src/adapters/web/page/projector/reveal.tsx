import type { Bar } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import { usePage } from '../context.ts';
import { Gommette, Sign } from '../gommette.tsx';
import { Words } from '../text.tsx';
import { Because } from './because.tsx';
import type { Drawn } from './drawn.ts';
import type { Shown } from './head.tsx';
import { Head } from './head.tsx';

const few = 4;

/** How the class answered, in three beats: bars grow alike, the right one is marked, the reason arrives. */
export function Reveal({ board, bars }: { readonly board: Shown; readonly bars: Drawn<'bars'> }) {
  const shown = bars.picture.bars;
  const all = shown.reduce((sum, bar) => sum + bar.count, 0);
  const texts = board.view.blocks.filter((block) => block.kind === 'text');
  // The answer itself is marked in the bars already.
  const reasons = shown.some(({ right }) => right) ? texts.slice(1) : texts;
  return (
    <>
      <Head board={board} size="settled" />
      <div
        class={shown.length > few ? 'rows many' : 'rows'}
        style={{ '--rows': shown.length }}
        role="img"
        aria-label={bars.alt}
        data-fits
      >
        {shown.map((bar) => (
          <Outcome bar={bar} percent={all === 0 ? 0 : Math.round((100 * bar.count) / all)} />
        ))}
      </div>
      <Because reasons={reasons.map(({ text }) => text)} bars={shown} />
    </>
  );
}

function Outcome({ bar, percent }: { readonly bar: Bar; readonly percent: number }) {
  const { locale } = usePage();
  return (
    <div
      class={`outcome ${bar.right ? 'right' : ''} ${bar.letter ? `hue-${bar.letter.toLowerCase()}` : 'plain'}`}
      aria-hidden="true"
    >
      {bar.letter && <Gommette letter={bar.letter} />}
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
        <small>{pageWords.percent(locale, { percent })}</small>
      </span>
      <span class="track">{percent > 0 && <i style={{ '--v': `${percent}%` }} />}</span>
    </div>
  );
}
