import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { Response } from '../activity.ts';
import type { ActivityId } from '../ids.ts';
import type { Block, Row, View } from '../view.ts';
import { letterAt, note, paragraph, strong } from '../view.ts';
import { classPercent } from './podium-view.ts';
import type { Quiz } from './quiz-state.ts';
import { questionOf } from './quiz-state.ts';
import { barsAlt, barsOf, worstTrap } from './reveal-view.ts';
import { tallyOf } from './tally.ts';

/** What whoever leads sees alone: the answers to the open question as they come, and how each question before it went. */
export function quizDeskView(quiz: Quiz, _id: ActivityId, responses: readonly Response[], locale: Locale): View {
  const blocks = [...openQuestion(quiz, responses, locale), ...settledQuestions(quiz, locale)];
  return {
    label: quizWords.deskLabel(locale),
    title: quiz.title[locale],
    blocks: blocks.length > 0 ? blocks : [paragraph(quizWords.deskNothing(locale))],
  };
}

function openQuestion(quiz: Quiz, responses: readonly Response[], locale: Locale): readonly Block[] {
  const open = questionOf(quiz.phase);
  const round = open && quiz.rounds[open.round];
  if (!open || !round) return [];
  const title = round.question.prompt[locale];
  const bars = barsOf(round, tallyOf(round, responses), locale);
  const caption = quizWords.answered(locale, { count: responses.length });
  const label = quizWords.questionLabel(locale, { number: open.round + 1, total: quiz.rounds.length });
  return [
    { kind: 'picture', picture: { kind: 'bars', label, caption, title, bars }, alt: barsAlt(title, bars, locale) },
    note(quizWords.deskSecret(locale)),
    paragraph(strong(quizWords.afterBell(locale)), round.question.explanation[locale]),
  ];
}

function settledQuestions(quiz: Quiz, locale: Locale): readonly Block[] {
  if (quiz.results.length === 0) return [];
  const rows = quiz.results.map((result, index): Row => {
    const round = quiz.rounds[index];
    const trap = round ? worstTrap(round, result) : null;
    return {
      cells: [
        String(index + 1),
        round?.question.prompt[locale] ?? '',
        quizWords.outOf(locale, { right: result.right, answered: result.answered }),
        trap === null ? '' : quizWords.trapCount(locale, { letter: letterAt(trap), count: result.counts[trap] ?? 0 }),
      ],
    };
  });
  const { phase } = quiz;
  const people = phase.kind === 'ended' ? `${quizWords.players(locale, { count: phase.people })} ` : '';
  return [
    paragraph(strong(people + quizWords.classScore(locale, { percent: classPercent(quiz) }))),
    {
      kind: 'table',
      head: ['', quizWords.question(locale), quizWords.rightAnswers(locale), quizWords.mainTrap(locale)],
      rows,
      numeric: [0, 2],
    },
  ];
}
