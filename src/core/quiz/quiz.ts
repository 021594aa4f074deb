import { commandWords } from '../../locales/commands.ts';
import type { ActivityKind, Attempt, Facts, Needs, Response, Step } from '../activity.ts';
import { steered } from '../activity.ts';
import { admit, openWindow } from '../answer-window.ts';
import type { Instant } from '../ids.ts';
import { ranked } from '../standings/ranking.ts';
import { quizDeskView } from './desk-view.ts';
import { isValid, shareOf } from './grading.ts';
import { quizBoards } from './quiz-board.ts';
import type { Intent } from './quiz-intent.ts';
import { intentOf, nextTick } from './quiz-intent.ts';
import { quizAside, quizReceipt } from './quiz-receipt.ts';
import type { Phase, QuestionPhase, Quiz } from './quiz-state.ts';
import { questionOf, quizSchema } from './quiz-state.ts';
import { pointsFor } from './scoring.ts';
import { tallyOf } from './tally.ts';
import { wordsForm } from './words-form.ts';

/** How long the answer is shown before the next question. */
export const revealMs = 8_000;

/** A quiz: lobby, then question, bell, reveal for each round, then the podium. */
export const quizKind: ActivityKind<Quiz> = {
  kind: 'quiz',
  schema: quizSchema,
  openRound: (quiz) => questionOf(quiz.phase)?.round ?? null,
  ended: (quiz) => quiz.phase.kind === 'ended',
  nextTick: (quiz) => nextTick(quiz.phase),
  needs: (quiz, event) => needs(intentOf(quiz, event)),
  step: (quiz, event, facts) => steered(quiz, event, follow(quiz, intentOf(quiz, event), event.now, facts)),
  accept: (quiz, attempt) => accept(quiz, attempt),
  boards: quizBoards,
  title: (quiz, locale) => commandWords.quizNamed(locale, { title: quiz.title[locale] }),
  form: wordsForm,
  aside: quizAside,
  desk: quizDeskView,
  receipt: quizReceipt,
};

function accept(quiz: Quiz, attempt: Attempt) {
  const phase = quiz.phase;
  const open = questionOf(phase);
  if (!open || attempt.round !== open.round) {
    return attempt.round < quiz.results.length
      ? ({ kind: 'too-late', byMs: 0 } as const)
      : ({ kind: 'not-yet' } as const);
  }
  const round = quiz.rounds[open.round];
  if (!round || !isValid(round.question, round.order, attempt.body)) return { kind: 'not-a-choice' } as const;
  if (phase.kind === 'paused' && attempt.at > phase.at) return { kind: 'not-yet' } as const;
  return admit(open.window, attempt.room, attempt.at);
}

function needs(intent: Intent): Needs {
  return {
    responses: intent.kind === 'settle' ? [intent.phase.round] : [],
    totals: intent.kind === 'end',
  };
}

function follow(quiz: Quiz, intent: Intent, now: Instant, facts: Facts): Step<Quiz> {
  switch (intent.kind) {
    case 'nothing':
      return { state: quiz, awards: [], asked: [] };
    case 'phase':
      return { state: { ...quiz, phase: intent.phase }, awards: [], asked: [] };
    case 'ask': {
      const phase: Phase = {
        kind: 'question',
        round: intent.round,
        window: openWindow(quiz.windowMs, now),
        last: null,
      };
      return { state: { ...quiz, phase }, awards: [], asked: [] };
    }
    case 'settle':
      return settle(quiz, intent.phase, now, facts.responses(intent.phase.round));
    case 'end': {
      const places = ranked(facts.totals);
      const scores = places.map(({ points }) => points);
      const phase: Phase = { kind: 'ended', why: intent.why, people: places.length, top: places.slice(0, 10), scores };
      return { state: { ...quiz, phase }, awards: [], asked: [] };
    }
  }
}

function settle(quiz: Quiz, phase: QuestionPhase, now: Instant, responses: readonly Response[]): Step<Quiz> {
  const round = quiz.rounds[phase.round];
  if (!round) throw new RangeError(`the quiz has no round ${phase.round}`);
  const { question, order } = round;
  const awards = responses.map(({ person, body, ms }) => {
    const share = shareOf(question, order, body);
    const points = pointsFor(share, ms, quiz.windowMs, quiz.scoring);
    return { person, round: phase.round, share, points, question: question.id };
  });
  const result = { ...tallyOf(round, responses), take: phase.window.take };
  const until = phase.last ? now : now + revealMs;
  return {
    state: {
      ...quiz,
      results: [...quiz.results, result],
      phase: { kind: 'reveal', round: phase.round, until, last: phase.last },
    },
    awards,
    asked: [question.id],
  };
}
