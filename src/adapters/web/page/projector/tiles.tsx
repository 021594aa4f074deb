import type { Choice, View } from '../../../../core/view.ts';
import { Gommette } from '../gommette.tsx';
import { Spans, Words } from '../text.tsx';

/** The answers, as sheets with their sticker glued over the edge by hand; in a debate each with its reminder. */
export function Tiles({ choices, view }: { readonly choices: readonly Choice[]; readonly view: View }) {
  const list = view.blocks.find((block) => block.kind === 'list');
  const reminders = list?.kind === 'list' && list.items.length === choices.length ? list.items : [];
  return (
    <ol class={`tiles ${choices.length > 4 ? 'many' : ''} ${reminders.length > 0 ? 'ballots' : ''}`}>
      {choices.map((choice, place) => (
        <li class="tile">
          <Gommette letter={choice.letter} />
          <span>
            <span class="aside-only">{choice.letter}. </span>
            <Words text={choice.text} />
            {/* The letter that opens a reminder stands on the sticker already. */}
            {reminders[place] && (
              <small>
                <Spans text={reminders[place].slice(1)} />
              </small>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
