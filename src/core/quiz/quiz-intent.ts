import type { ActivityEvent } from '../activity.ts';
import { isStale } from '../activity.ts';
import type { AnswerWindow } from '../answer-window.ts';
import {
  askedIn,
  countableAt,
  cutShort,
  isAsked,
  lengthened,
  patienceMs,
  reopened,
  unreachableMs,
} from '../answer-window.ts';
import type { Instant } from '../ids.ts';
import { phaseKey, questionKey } from './quiz-board.ts';
import type { Paused, Phase, QuestionPhase, Quiz, Reveal } from './quiz-state.ts';
import { questionOf } from './quiz-state.ts';

/** By how much `more` puts the bell off. */
const moreMs = 10_000;

/** What an event will do: decided before anything is read, so that only what is needed is. */
export type Intent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'ask'; readonly round: number }
  | { readonly kind: 'settle'; readonly phase: QuestionPhase }
  | { readonly kind: 'end'; readonly why: 'finished' | 'stopped' | 'lost' };

const nothing: Intent = { kind: 'nothing' };

/** When time alone will move a quiz on; null when it never will. */
export function nextTick(phase: Phase): Instant | null {
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

/** What an event means for a quiz as it stands. */
export function intentOf(quiz: Quiz, event: ActivityEvent): Intent {
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
  if (isStale(event, quiz.movedAt, phaseKey(phase))) return nothing;
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
