import type { Choice, View } from '../../../../core/view.ts';
import { remindersOf } from '../board.ts';
import { Gommette } from '../gommette.tsx';
import { Spans, Words } from '../text.tsx';

const lastToGo = 0.5;

/** The answers, as sheets with their sticker glued over the edge by hand; in a debate each with its reminder. */
export function Tiles({ choices, view }: { readonly choices: readonly Choice[]; readonly view: View }) {
  const reminders = remindersOf(view)?.items ?? [];
  // Three stand side by side, and so do two that have something to be read.
  const standing = choices.length === 3 || (choices.length === 2 && reminders.length > 0);
  const columns = standing ? choices.length : 2;
  return (
    <ol
      class={`tiles tiles-${choices.length} ${standing ? 'standing' : ''}`}
      style={{ '--columns': columns, '--rows': Math.ceil(choices.length / columns) }}
      data-fits
    >
      {choices.map((choice, place) => (
        <li class="tile">
          <Gommette letter={choice.letter} />
          <span>
            <span class="aside-only">{choice.letter}. </span>
            <Words text={choice.text} />
            {/* The letter that opens a reminder stands on the sticker already. All go together, or it would not be fair. */}
            {reminders[place] && (
              <small data-spare={lastToGo}>
                <Spans text={reminders[place].slice(1)} />
              </small>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
