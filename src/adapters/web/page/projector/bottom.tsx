import type { View } from '../../../../core/view.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { Wall } from '../../walls.ts';
import { usePage } from '../context.ts';

const mostDots = 80;

/** How many have answered, never who nor what; and how to come in for whoever is late. */
export function Bottom({ view, join }: { readonly view: View; readonly join: Wall['join'] }) {
  const { locale, present } = usePage();
  const count = view.blocks.find((block) => block.kind === 'count');
  const answered = count?.answered ?? 0;
  const all = Math.max(answered, present.students);
  return (
    <footer>
      {count && (
        <span role="status">{all > 1 ? pageWords.answersOf(locale, { answered, people: all }) : count.text}</span>
      )}
      {count && all > 1 && all <= mostDots && (
        <span class="dots" aria-hidden="true">
          {Array.from({ length: all }, (_, index) => (
            <i class={index < answered ? 'on' : ''} />
          ))}
        </span>
      )}
      {count && all > mostDots && <progress max={all} value={answered} aria-hidden="true" />}
      {join && (
        <span class="join">
          {join.address} <b>{join.code}</b>
        </span>
      )}
    </footer>
  );
}
