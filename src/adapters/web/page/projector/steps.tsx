import { debateWords } from '../../../../locales/debate.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { usePage } from '../context.ts';

const way = ['vote-1', 'discussion', 'vote-2', 'result'] as const;
type Step = (typeof way)[number];

const called: Record<Step, (locale: Locale) => string> = {
  'vote-1': (locale) => debateWords.voteLabel(locale, { round: 1 }),
  discussion: debateWords.discussionLabel,
  'vote-2': (locale) => debateWords.voteLabel(locale, { round: 2 }),
  result: debateWords.resultLabel,
};

/** The step of a debate that a board stands for; null for another board, and for a debate that was stopped. */
export function stepOf(key: string, label: string): Step | null {
  return way.find((step) => step === key && label.includes(comma)) ?? null;
}

const comma = ', ';

/** "Debate, vote 1" in two: what it belongs to, and its own name. */
function cut(label: string): readonly [string, string] {
  const at = label.indexOf(comma) + comma.length;
  return [label.slice(0, at), label.slice(at)];
}

/** How far a debate is: its steps in a row, the current one by the board's own label. */
export function Steps({ at, label, direct }: { readonly at: Step; readonly label: string; readonly direct: boolean }) {
  const { locale } = usePage();
  const steps = direct ? way.filter((step) => step === 'vote-1' || step === 'result') : way;
  return (
    <ol class="steps">
      {steps.map((step) => {
        const [whole, name] = cut(step === at ? label : called[step](locale));
        return (
          <li
            class={step === at ? 'current' : way.indexOf(step) < way.indexOf(at) ? 'done' : ''}
            aria-current={step === at ? 'step' : undefined}
          >
            <span class={step === at ? 'tab' : ''}>
              {step === at && <span class="aside-only">{whole}</span>}
              <span class="name">{name}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
