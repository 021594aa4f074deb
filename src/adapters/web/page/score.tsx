import type { Block } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { Sign } from './gommette.tsx';

const signs = { right: 'check', partly: 'half', missed: 'cross' } as const;

/** How one person did: one large number, and each question as a square with its sign. */
export function Score({ block }: { readonly block: Block & { kind: 'score' } }) {
  const { locale } = usePage();
  const said = { right: pageWords.right(locale), partly: pageWords.partly(locale), missed: pageWords.missed(locale) };
  return (
    <div class="score">
      <p>
        <b>{block.value}</b> <span>{block.of}</span>
      </p>
      <ol>
        {block.rounds.map((mark, round) => (
          <li class={mark}>
            <span>
              <Sign name={signs[mark]} />
            </span>
            <span aria-hidden="true">{round + 1}</span>
            <span class="aside-only">{said[mark]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
