import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { ActivityId } from '../ids.ts';
import type { FormView } from '../view.ts';
import { shortened } from '../visible.ts';
import type { Quiz } from './quiz-state.ts';
import { questionOf } from './quiz-state.ts';

const longestAnswer = 100;
const longestHint = 100;

/** The form that asks for a word or a number; null unless that round is open: nobody reads ahead. */
export function wordsForm(quiz: Quiz, id: ActivityId, [round]: readonly number[], locale: Locale): FormView | null {
  if (round === undefined || questionOf(quiz.phase)?.round !== round) return null;
  const question = quiz.rounds[round]?.question;
  if (!question) return null;
  return {
    submit: `answer:${id}:${round}`,
    title: quizWords.questionLabel(locale, { number: round + 1, total: quiz.rounds.length }),
    action: quizWords.send(locale),
    fields: [
      {
        name: 'answer',
        kind: 'text',
        label: quizWords.yourAnswer(locale),
        hint: shortened(question.prompt[locale], longestHint),
        required: true,
        maxLength: longestAnswer,
      },
    ],
  };
}
