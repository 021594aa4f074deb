import { commandWords } from '../../locales/commands.ts';
import type { ActivityEvent, ActivityKind, Attempt, Facts, Needs, Response, Step } from '../activity.ts';
import type { AnswerWindow } from '../answer-window.ts';
import {
  admit,
  askedIn,
  countableAt,
  cutShort,
  isAsked,
  lengthened,
  openWindow,
  patienceMs,
  reopened,
  unreachableMs,
} from '../answer-window.ts';
import type { Instant } from '../ids.ts';
import { ranked } from '../standings/ranking.ts';
import { quizDeskView } from './desk-view.ts';
import { isValid, shareOf } from './grading.ts';
import { questionKey, quizBoards } from './quiz-board.ts';
import { quizAside, quizReceipt } from './quiz-receipt.ts';
import type { Paused, Phase, QuestionPhase, Quiz, Reveal } from './quiz-state.ts';
import { questionOf, quizSchema } from './quiz-state.ts';
import { pointsFor } from './scoring.ts';
import { tallyOf } from './tally.ts';
import { wordsForm } from './words-form.ts';

/** How long the answer is shown before the next question. */
export const revealMs = 8_000;

/** By how much `more` puts the bell off. */
const moreMs = 10_000;

/** What an event will do: decided before anything is read, so that only what is needed is. */
type Intent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'ask'; readonly round: number }
  | { readonly kind: 'settle'; readonly phase: QuestionPhase }
  | { readonly kind: 'end'; readonly why: 'finished' | 'stopped' | 'lost' };

const nothing: Intent = { kind: 'nothing' };

/** A quiz: lobby, then question, bell, reveal for each round, then the podium. */
export const quizKind: ActivityKind<Quiz> = {
  kind: 'quiz',
  schema: quizSchema,
  openRound: (quiz) => questionOf(quiz.phase)?.round ?? null,
  ended: (quiz) => quiz.phase.kind === 'ended',
  nextTick: (quiz) => nextTick(quiz.phase),
  needs: (quiz, event) => needs(intentOf(quiz, event)),
  step: (quiz, event, facts) => follow(quiz, intentOf(quiz, event), event.now, facts),
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

function nextTick(phase: Phase): Instant | null {
  switch (phase.kind) {
    case 'lobby':
    case 'reveal':
      return phase.until;
    case 'question':
      if (!isAsked(phase.window))
        return phase.window.cutAt === null ? phase.window.openedAt + unreachableMs : countableAt(phase.window);
      return countableAt(phase.window) ?? phase.window.openedAt + patienceMs;
    case 'paused':
      return phase.since + patienceMs;
    case 'ended':
      return null;
  }
}

function intentOf(quiz: Quiz, event: ActivityEvent): Intent {
  const { phase } = quiz;
  if (phase.kind === 'ended') return nothing;
  switch (event.kind) {
    case 'posted': {
      if (phase.kind !== 'question' || event.board !== questionKey(phase.round, phase.window.take)) return nothing;
      const window = askedIn(phase.window, event.room, event.at, event.now);
      return window === phase.window ? nothing : { kind: 'phase', phase: { ...phase, window } };
    }
    case 'lost':
      return closing(phase, 'lost', event.now, event.now);
    case 'tick': {
      const due = nextTick(phase);
      return due === null || event.now < due ? nothing : onTick(quiz, phase, event.now);
    }
    case 'move':
      return onMove(quiz, phase, event);
  }
}

function onTick(quiz: Quiz, phase: Phase, now: Instant): Intent {
  switch (phase.kind) {
    case 'lobby':
      return { kind: 'ask', round: 0 };
    case 'question':
      if (phase.window.bellAt === null && isAsked(phase.window)) return closing(phase, 'stopped', now, now);
      if (!isAsked(phase.window) && phase.window.cutAt === null) return pausing(phase, now, now, 'unreachable');
      return { kind: 'settle', phase };
    case 'reveal':
      return afterReveal(quiz, phase);
    case 'paused':
      return closing(phase, 'stopped', now, now);
    case 'ended':
      return nothing;
  }
}

function onMove(quiz: Quiz, phase: Phase, event: ActivityEvent & { kind: 'move' }): Intent {
  switch (event.move) {
    case 'skip':
      if (phase.kind === 'lobby') return { kind: 'ask', round: 0 };
      if (phase.kind === 'reveal') return afterReveal(quiz, phase);
      if (phase.kind !== 'question' || phase.window.cutAt !== null) return nothing;
      return { kind: 'phase', phase: { ...phase, window: cutShort(phase.window, event.at, event.now) } };
    case 'pause':
      if (phase.kind === 'paused' || phase.kind === 'ended') return nothing;
      return phase.kind === 'question' && phase.window.cutAt !== null
        ? nothing
        : pausing(phase, event.at, event.now, 'instructor');
    case 'resume':
      return phase.kind === 'paused' ? resuming(phase, event.now) : nothing;
    case 'more': {
      if (phase.kind !== 'question') return nothing;
      const window = lengthened(phase.window, moreMs, event.now);
      return window === phase.window ? nothing : { kind: 'phase', phase: { ...phase, window } };
    }
    case 'stop':
      return closing(phase, 'stopped', event.at, event.now);
    default:
      return nothing;
  }
}

/** Stopping counts what was answered first: nothing that was acknowledged is dropped. */
function closing(phase: Phase, why: 'stopped' | 'lost', at: Instant, now: Instant): Intent {
  const open = questionOf(phase);
  if (!open) return { kind: 'end', why };
  if (open.last !== null) return nothing;
  const cut = phase.kind === 'paused' ? phase.at : at;
  return { kind: 'phase', phase: { ...open, window: cutShort(open.window, cut, now), last: why } };
}

function pausing(
  phase: Phase & { kind: 'lobby' | 'question' | 'reveal' },
  at: Instant,
  now: Instant,
  reason: 'instructor' | 'unreachable',
): Intent {
  const endsAt = phase.kind === 'question' ? phase.window.bellAt : phase.until;
  const leftMs = endsAt === null ? null : Math.max(0, endsAt - now);
  // The bell has rung and answers under way are awaited: too late to pause this question.
  if (phase.kind === 'question' && leftMs === 0 && isAsked(phase.window)) return nothing;
  return { kind: 'phase', phase: { kind: 'paused', phase, at, since: now, leftMs, reason } };
}

function resuming(paused: Phase & { kind: 'paused' }, now: Instant): Intent {
  const { phase, leftMs } = paused;
  if (phase.kind !== 'question') return { kind: 'phase', phase: { ...phase, until: now + (leftMs ?? 0) } };
  const { window } = phase;
  const used = isAsked(window) ? usedBefore(window, paused) : window.spentMs;
  return { kind: 'phase', phase: { ...phase, window: reopened(window, used, now) } };
}

function usedBefore(window: AnswerWindow, paused: Paused): number {
  if (window.totalMs !== null && paused.leftMs !== null) return window.totalMs - paused.leftMs;
  return window.spentMs + paused.since - window.openedAt;
}

function afterReveal(quiz: Quiz, phase: Reveal): Intent {
  if (phase.last) return { kind: 'end', why: phase.last };
  const round = phase.round + 1;
  return round < quiz.rounds.length ? { kind: 'ask', round } : { kind: 'end', why: 'finished' };
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
