import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { Question } from '../course/question.ts';
import type { Row, View } from '../view.ts';
import { paragraph } from '../view.ts';
import { modelAnswer } from './question-view.ts';
import type { Quiz } from './quiz-state.ts';

/** How often a question was answered, and how often rightly. */
interface Success {
  readonly right: number;
  readonly answered: number;
}

/** How the questions of some quizzes went, by question. */
export function successOf(quizzes: readonly Quiz[]): ReadonlyMap<string, Success> {
  const all = new Map<string, Success>();
  for (const { rounds, results } of quizzes) {
    for (const [index, { right, answered }] of results.entries()) {
      const id = rounds[index]?.question.id ?? '';
      const before = all.get(id) ?? { right: 0, answered: 0 };
      all.set(id, { right: before.right + right, answered: before.answered + answered });
    }
  }
  return all;
}

/** Questions with their answers and how they went, for whoever prepares a quiz. */
export function questionsView(
  title: string,
  questions: readonly Question[],
  success: ReadonlyMap<string, Success>,
  locale: Locale,
): View {
  const rows = questions.map((question): Row => {
    const order = 'options' in question ? question.options.map((_, place) => place) : [];
    const went = success.get(question.id);
    return {
      cells: [
        String(question.level),
        question.prompt[locale],
        modelAnswer({ question, order: question.kind === 'true-false' ? [0, 1] : order }, locale),
        went ? quizWords.outOf(locale, went) : '',
      ],
    };
  });
  const head = [
    quizWords.level(locale),
    quizWords.question(locale),
    quizWords.answer(locale),
    quizWords.rightAnswers(locale),
  ];
  return {
    title,
    blocks: [
      paragraph(quizWords.lobbyRules(locale, { questions: questions.length })),
      { kind: 'table', head, rows, numeric: [0, 3] },
    ],
  };
}
