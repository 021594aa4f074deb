import type { View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { usePage } from '../context.ts';
import { Numbered } from './number.tsx';

const mostDots = 80;

/** How many have answered, never who nor what; and how to come in for whoever is late. */
export function Bottom({ view, join }: { readonly view: View; readonly join: Wall['join'] }) {
  const { locale, present } = usePage();
  const count = view.blocks.find((block) => block.kind === 'count');
  if (!count && !join) return null;
  const answered = count?.answered ?? 0;
  // A class on a platform of its own is not counted here.
  const all = present.students > 0 ? Math.max(answered, present.students) : 0;
  return (
    <footer>
      {count && (
        <span role="status">
          <Numbered text={all > 1 ? pageWords.answersOf(locale, { answered, people: all }) : count.text} />
        </span>
      )}
      {count && all > 1 && <Crowd answered={answered} all={all} />}
      {join && (
        <span class="join">
          {join.address} <b>{join.code}</b>
        </span>
      )}
    </footer>
  );
}

/** A dot a person, ink for who has answered; a bar where dots would be too small to be seen. */
function Crowd({ answered, all }: { readonly answered: number; readonly all: number }) {
  if (all > mostDots)
    return (
      <span class="crowd" aria-hidden="true">
        <i style={{ '--v': `${(100 * answered) / all}%` }} />
      </span>
    );
  return (
    <span class="dots" aria-hidden="true">
      {Array.from({ length: all }, (_, index) => (
        <i class={index < answered ? 'on' : ''} />
      ))}
    </span>
  );
}
