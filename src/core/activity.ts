import type { z } from 'zod';
import type { Locale } from '../locales/locale.ts';
import type { ActivityId, Instant, PersonId, RoomId } from './ids.ts';
import type { FormView, View } from './view.ts';

/** What a person answered: the indices of the choices as the room sees them, or words (numbers too are kept as typed). */
export type Body =
  | { readonly kind: 'choices'; readonly choices: readonly number[]; readonly reason?: string }
  | { readonly kind: 'words'; readonly words: string };

/** An answer on its way in. `at` is the platform's own time of the click. */
export interface Attempt {
  readonly room: RoomId;
  readonly person: PersonId;
  readonly name: string;
  readonly round: number;
  readonly body: Body;
  readonly at: Instant;
}

/** An answer in the ledger. `ms`: how long it took, 0 to the length of the window. */
export interface Response {
  readonly person: PersonId;
  readonly round: number;
  readonly body: Body;
  readonly at: Instant;
  readonly ms: number;
}

/** What the state says of an attempt, before the ledger has it. */
export type Acceptance =
  | { readonly kind: 'open'; readonly ms: number }
  | { readonly kind: 'too-late'; readonly byMs: number }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'not-a-choice' };

/** What became of an attempt. `taken` and `changed` are said only once the row is committed. */
export type Receipt =
  | { readonly kind: 'taken'; readonly body: Body; readonly ms: number }
  | { readonly kind: 'changed'; readonly body: Body; readonly ms: number; readonly before: Body }
  | { readonly kind: 'already-answered' }
  | Exclude<Acceptance, { kind: 'open' }>;

/** Points given to a person for a round; a row of the ledger, unique. `share`: how much of it was right, 0 to 1. */
export interface Award {
  readonly person: PersonId;
  readonly round: number;
  readonly points: number;
  readonly share: number;
  /** The course's question it is for. */
  readonly question: string;
}

/** What an instructor, a timer or a platform does to an activity. `at` is the platform's time of a move, ours of a tick. */
export type ActivityEvent =
  | { readonly kind: 'tick'; readonly now: Instant }
  | {
      readonly kind: 'move';
      readonly move: string;
      /** What the button that was pressed led on from; undefined for a command, which is about what is there now. */
      readonly from?: string;
      readonly now: Instant;
      readonly at: Instant;
    }
  /** A board reached its room: `at` is the platform's own time of the message. */
  | {
      readonly kind: 'posted';
      readonly room: RoomId;
      readonly board: string;
      readonly at: Instant;
      readonly now: Instant;
    }
  /** A room can no longer be reached (deleted, or Colle was sent away). */
  | { readonly kind: 'lost'; readonly room: RoomId; readonly now: Instant };

/** Which rows of the ledger a step has to see. */
export interface Needs {
  /** Rounds whose responses are wanted. */
  readonly responses: readonly number[];
  /** Whether the points given so far are wanted. */
  readonly totals: boolean;
}

/** The ledger's rows a step asked for, read in the step's own transaction. */
export interface Facts {
  responses(round: number): readonly Response[];
  /** People who were given points or zeros, best first, equal points in no particular order; names as last seen. */
  readonly totals: readonly Total[];
}

export interface Total {
  readonly person: PersonId;
  readonly name: string;
  readonly points: number;
}

/** What a step leads to, committed together. */
export interface Step<State> {
  readonly state: State;
  readonly awards: readonly Award[];
  /** Questions that were put to the rooms, so that a deck is used up before anything repeats. */
  readonly asked: readonly string[];
}

/** Whether a move was applied before, or leads on from what is there no more: brought again by a platform, or clicked twice. */
export const isStale = (
  { at, from }: ActivityEvent & { readonly kind: 'move' },
  movedAt: Instant,
  phase: string,
): boolean => at <= movedAt || (from !== undefined && from !== phase);

/** A step with the time of the move that led to it, so that the same move brought again changes nothing. */
export function steered<State extends { readonly movedAt: number }>(
  before: State,
  event: ActivityEvent,
  step: Step<State>,
): Step<State> {
  if (event.kind !== 'move' || step.state === before) return step;
  return { ...step, state: { ...step.state, movedAt: event.at } };
}

/** What a room's boards need beside the state: `answered` people in the open round. */
export interface Tally {
  readonly answered: number;
}

/**
 * One message of an activity. The same `key` is the same message, changed in place; a new key is a new message.
 * `under` names the board whose thread it belongs in, where the platform has threads.
 */
export interface Board {
  readonly key: string;
  readonly view: View;
  readonly under?: string;
}

/** One person's rows in the ledger. */
export interface OwnRows {
  readonly responses: readonly Response[];
  readonly awards: readonly Award[];
}

/** A kind of activity: pure functions over a plain value. No clock, no chance, no input or output. */
export interface ActivityKind<State> {
  readonly kind: string;
  /** The stored form of a state; what does not parse was written by another version. */
  readonly schema: z.ZodType<State>;
  /** The round whose responses are recorded now, or null. */
  openRound(state: State): number | null;
  /** When time alone will change the state, on our clock; null when it never will. */
  nextTick(state: State): Instant | null;
  ended(state: State): boolean;
  needs(state: State, event: ActivityEvent): Needs;
  /** The same state (identical) when the event changes nothing: early, late and doubled events do no harm. */
  step(state: State, event: ActivityEvent, facts: Facts): Step<State>;
  accept(state: State, attempt: Attempt): Acceptance;
  /** What the room should see now: the message being left behind and the current one, oldest first. */
  boards(state: State, id: ActivityId, tally: Tally, locale: Locale): readonly Board[];
  /** What it is called when it is in somebody's way: "the quiz …". */
  title(state: State, locale: Locale): string;
  /** A form to fill in before answering; `parts` are what its button says after the activity. Null when there is none. */
  form(state: State, id: ActivityId, parts: readonly number[], locale: Locale): FormView | null;
  /** Something of their own that one person is shown on request, by name; null when there is no such thing. */
  aside(state: State, name: string, own: OwnRows, locale: Locale): View | null;
  /** What whoever leads sees alone, while it runs and afterwards; `responses` are those of the open round. */
  desk(state: State, id: ActivityId, responses: readonly Response[], locale: Locale): View;
  /** What the person is told alone. */
  receipt(state: State, id: ActivityId, attempt: Attempt, receipt: Receipt, locale: Locale): View;
}

/** A stored activity. `version` counts its steps; `instructor` launched it. */
export interface Snapshot<State = unknown> {
  readonly id: ActivityId;
  readonly kind: string;
  readonly version: number;
  readonly state: State;
  readonly rooms: readonly RoomId[];
  readonly course: string;
  readonly instructor: PersonId;
}
