import type { Bar, Text } from '../../../../core/view.ts';
import { letters } from '../../../../core/view.ts';
import { quizWords } from '../../../../locales/quiz.ts';
import { usePage } from '../context.ts';
import { Gommette } from '../gommette.tsx';
import { RunningText } from './running-text.tsx';
import { leadOf } from './sentences.ts';

/** Why, on a sheet: what is right, and beside it the trap with how many fell in it. */
export function Because({ reasons, bars }: { readonly reasons: readonly Text[]; readonly bars: readonly Bar[] }) {
  if (reasons.length === 0) return null;
  return (
    <div class="because">
      {reasons.map((reason, place) => {
        const { lead, rest } = leadOf(reason);
        return (
          <div data-spare={place > 0 ? lastToGo : undefined}>
            {lead && <Lead lead={lead} bars={bars} />}
            <p>
              <RunningText text={rest} />
            </p>
          </div>
        );
      })}
    </div>
  );
}

const lastToGo = 0.5;
const endsInLetters = /\s([A-F](?:, [A-F])*)$/;

/** "Why B", "The trap in D": how many took a wrong one, and a single letter as its sticker. */
function Lead({ lead, bars }: { readonly lead: string; readonly bars: readonly Bar[] }) {
  const { locale } = usePage();
  const found = endsInLetters.exec(lead)?.[1] ?? '';
  const letter = letters.find((one) => one === found);
  const trap = bars.find((bar) => bar.letter === found && bar.right === false);
  const title = trap?.letter
    ? lead.replace(endsInLetters, ` ${quizWords.trapCount(locale, { letter: trap.letter, count: trap.count })}`)
    : lead;
  return (
    <>
      {letter && <Gommette letter={letter} />}
      <h2>{title}</h2>
    </>
  );
}
