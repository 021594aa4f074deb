import { commandWords } from '../../locales/commands.ts';
import type { ActivityEvent, ActivityKind, Attempt, Facts, Needs, Step } from '../activity.ts';
import { isStale, steered } from '../activity.ts';
import {
  admit,
  askedIn,
  countableAt,
  cutShort,
  isAsked,
  openWindow,
  patienceMs,
  unreachableMs,
} from '../answer-window.ts';
import type { Instant } from '../ids.ts';
import { isBallot } from './ballot.ts';
import { debateBoards, phaseKey, splitView, voteKey } from './debate-board.ts';
import { debateReceipt, reasonForm } from './debate-receipt.ts';
import type { Debate, DebatePhase, Vote } from './debate-state.ts';
import { debateSchema } from './debate-state.ts';
import { countVotes, pickReasons, shiftBetween } from './shift.ts';

/** What an instructor may do to a debate. `next` does what the phase calls for; `explain`, `discuss` and `hint` decide after the first vote. */
export const debateMoves = ['next', 'explain', 'discuss', 'hint', 'stop'] as const;

type Intent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'phase'; readonly phase: DebatePhase }
  | { readonly kind: 'second-vote'; readonly hinted: boolean }
  | { readonly kind: 'settle'; readonly vote: Vote };

const nothing: Intent = { kind: 'nothing' };

/** A debate by peer instruction: a hidden vote, the instructor's decision, a discussion, a second vote, the result. */
export const debateKind: ActivityKind<Debate> = {
  kind: 'debate',
  schema: debateSchema,
  openRound: ({ phase }) => (phase.kind === 'vote' ? phase.round : null),
  ended: ({ phase }) => phase.kind === 'ended',
  nextTick: ({ phase }) => nextTick(phase),
  needs: (debate, event) => needs(intentOf(debate, event)),
  step: (debate, event, facts) => steered(debate, event, follow(debate, intentOf(debate, event), event.now, facts)),
  accept,
  boards: debateBoards,
  title: (debate, locale) => commandWords.debateNamed(locale, { title: debate.topic.title[locale] }),
  form: reasonForm,
  aside: () => null,
  desk: (debate, id, _responses, locale) => splitView(debate, id, locale),
  receipt: debateReceipt,
};

function accept({ phase, topic }: Debate, attempt: Attempt) {
  if (phase.kind !== 'vote' || phase.round !== attempt.round) {
    const over = phase.kind === 'vote' ? attempt.round < phase.round : attempt.round === 1 || phase.kind === 'ended';
    return over ? ({ kind: 'too-late', byMs: 0 } as const) : ({ kind: 'not-yet' } as const);
  }
  if (!isBallot(attempt.body, topic.options.length)) return { kind: 'not-a-choice' } as const;
  return admit(phase.window, attempt.room, attempt.at);
}

function nextTick(phase: DebatePhase): Instant | null {
  switch (phase.kind) {
    case 'vote': {
      const waiting = !isAsked(phase.window) && phase.window.cutAt === null;
      return waiting ? phase.window.openedAt + unreachableMs : countableAt(phase.window);
    }
    case 'decide':
    case 'discuss':
      return phase.since + patienceMs;
    case 'ended':
      return null;
  }
}

function intentOf({ phase, movedAt }: Debate, event: ActivityEvent): Intent {
  if (phase.kind === 'ended') return nothing;
  switch (event.kind) {
    case 'posted': {
      if (phase.kind !== 'vote' || event.board !== voteKey(phase.round)) return nothing;
      const window = askedIn(phase.window, event.room, event.at, event.now);
      return window === phase.window ? nothing : { kind: 'phase', phase: { ...phase, window } };
    }
    case 'lost':
      return closing(phase, 'lost', event.now, event.now);
    case 'tick': {
      const due = nextTick(phase);
      if (due === null || event.now < due) return nothing;
      if (phase.kind !== 'vote') return { kind: 'phase', phase: { kind: 'ended', why: 'stopped' } };
      const reached = isAsked(phase.window) || phase.window.cutAt !== null;
      return { kind: 'settle', vote: reached ? phase : { ...phase, last: 'lost' } };
    }
    case 'move':
      if (isStale(event, movedAt, phaseKey(phase))) return nothing;
      return event.move === 'stop'
        ? closing(phase, 'stopped', event.at, event.now)
        : onMove(phase, event.move, event.at, event.now);
  }
}

function onMove(phase: DebatePhase, move: string, at: Instant, now: Instant): Intent {
  if (phase.kind === 'vote' && move === 'next') {
    if (phase.window.cutAt !== null) return nothing;
    return { kind: 'phase', phase: { ...phase, window: cutShort(phase.window, at, now) } };
  }
  if (phase.kind === 'decide') {
    if (move === 'explain') return { kind: 'phase', phase: { kind: 'ended', why: 'finished' } };
    if (move === 'hint') return { kind: 'second-vote', hinted: true };
    if (move === 'discuss' || move === 'next') return { kind: 'phase', phase: { kind: 'discuss', since: now } };
  }
  if (phase.kind === 'discuss' && move === 'next') return { kind: 'second-vote', hinted: false };
  return nothing;
}

function closing(phase: DebatePhase, why: 'stopped' | 'lost', at: Instant, now: Instant): Intent {
  if (phase.kind !== 'vote') return { kind: 'phase', phase: { kind: 'ended', why } };
  if (phase.last !== null) return nothing;
  return { kind: 'phase', phase: { ...phase, window: cutShort(phase.window, at, now), last: why } };
}

function needs(intent: Intent): Needs {
  if (intent.kind !== 'settle') return { responses: [], totals: false };
  return { responses: intent.vote.round === 1 ? [1] : [1, 2], totals: false };
}

function follow(debate: Debate, intent: Intent, now: Instant, facts: Facts): Step<Debate> {
  switch (intent.kind) {
    case 'nothing':
      return { state: debate, awards: [], asked: [] };
    case 'phase':
      return { state: { ...debate, phase: intent.phase }, awards: [], asked: [] };
    case 'second-vote':
      return {
        state: { ...debate, hinted: intent.hinted, phase: openVote(2, debate.voteMs, now) },
        awards: [],
        asked: [],
      };
    case 'settle':
      return { state: settle(debate, intent.vote, now, facts), awards: [], asked: [] };
  }
}

function settle(debate: Debate, vote: Vote, now: Instant, facts: Facts): Debate {
  const options = debate.topic.options.length;
  const first = facts.responses(1);
  if (vote.round === 1) {
    const phase: DebatePhase = vote.last ? { kind: 'ended', why: vote.last } : { kind: 'decide', since: now };
    return { ...debate, first: countVotes(first, options), reasons: pickReasons(first, options, debate.seed), phase };
  }
  const second = facts.responses(2);
  const phase: DebatePhase = { kind: 'ended', why: vote.last ?? 'finished' };
  return { ...debate, second: countVotes(second, options), shift: shiftBetween(first, second, options), phase };
}

/** A new debate, its first vote open. */
export function openDebate(
  debate: Pick<Debate, 'topic' | 'figure' | 'sources' | 'voteMs' | 'seed'>,
  now: Instant,
): Debate {
  return {
    ...debate,
    version: 1,
    first: null,
    second: null,
    reasons: [],
    hinted: false,
    movedAt: 0,
    shift: null,
    phase: openVote(1, debate.voteMs, now),
  };
}

function openVote(round: 1 | 2, voteMs: number, now: Instant): Vote {
  return { kind: 'vote', round, window: openWindow(voteMs, now), last: null };
}
