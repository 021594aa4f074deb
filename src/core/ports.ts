import type { Locale } from '../locales/locale.ts';
import type {
  ActivityEvent,
  Attempt,
  Board,
  Facts,
  Needs,
  OwnRows,
  Receipt,
  Response,
  Snapshot,
  Step,
} from './activity.ts';
import type { Course } from './course/course.ts';
import type { ActivityId, CommunityId, Instant, PersonId, RoomId } from './ids.ts';
import type { Progress } from './progress/progress.ts';
import type { Standings } from './standings/standings.ts';
import type { View } from './view.ts';

/** Time, handed in. `wakeAt` calls back once at or after the instant, unless the returned function is called before. */
export interface Clock {
  now(): Instant;
  wakeAt(at: Instant, wake: () => void): () => void;
}

/** Chance, handed in. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  /** A new id: 12 lower-case letters and digits, not guessable. */
  id(): string;
}

/** What the log is told: a sentence and its facts. Never a secret, never what someone answered. */
export interface Logger {
  debug(message: string, facts?: object): void;
  info(message: string, facts?: object): void;
  warn(message: string, facts?: object): void;
  error(message: string, facts?: object): void;
}

/** A message of ours on a platform, as the platform names it. */
export interface Posted {
  readonly message: string;
  /** The platform's own time of the message. */
  readonly at: Instant;
}

/** Puts boards into rooms. One a door; `main` joins them by the room's platform. */
export interface Outbox {
  /**
   * Posts a new message; `under` is the message whose thread it goes in, where there are threads (else into the room).
   * Posting again with the same `nonce` (at most 25 characters) does not double it where the platform can tell.
   * Throws Undeliverable when trying again cannot help; anything else it throws is tried again later.
   */
  post(room: RoomId, view: View, nonce: string, under?: string): Promise<Posted>;
  /** Changes a message of ours in place. Throws Undeliverable when the message or the room is gone. */
  replace(room: RoomId, message: string, view: View): Promise<void>;
  /** Rooms of one `lane` share a budget of one edit every `everyMs`. */
  pace(room: RoomId): { readonly lane: string; readonly everyMs: number };
  /** What the platform does not let Colle do in the room and a quiz needs, by the platform's own names; empty when all is well. */
  missingPermissions(room: RoomId): Promise<readonly string[]>;
}

/** Thrown by an outbox when trying again cannot help. `scope`: what is gone. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  readonly scope: 'message' | 'room';
  constructor(scope: 'message' | 'room', cause: unknown) {
    super(`the ${scope} cannot be reached any more`, { cause });
    this.scope = scope;
  }
}

/** Thrown by an outbox when the platform asks to wait. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
  readonly afterMs: number;
  constructor(afterMs: number, cause?: unknown) {
    super(`try again in ${afterMs} ms`, { cause });
    this.afterMs = afterMs;
  }
}

/** What the ledger did with a response. `before`: what it replaced. */
export type Recorded =
  | { readonly kind: 'taken' }
  | { readonly kind: 'changed'; readonly before: Response }
  /** A response with a later click stands already, or this very one does. */
  | { readonly kind: 'older' }
  /** The round was closed before this could be committed. */
  | { readonly kind: 'closed' };

/** Responses: one row a person and round, the latest click wins. */
export interface Ledger {
  /** Resolves after the commit, which is shared by everything that arrives within 5 ms. */
  record(activity: ActivityId, attempt: Attempt, ms: number): Promise<Recorded>;
  ofPerson(activity: ActivityId, person: PersonId): Promise<OwnRows>;
  /** The answers to a round that stand now. */
  ofRound(activity: ActivityId, round: number): Promise<readonly Response[]>;
  /** How many people have answered a round. */
  answered(activity: ActivityId, round: number): Promise<number>;
}

/** What is stored with an activity and decides who may write: `openRound` is the round the ledger takes responses for. */
export interface Standing {
  readonly openRound: number | null;
  readonly ended: boolean;
}

/** An activity that is over. */
export interface Ending {
  readonly snapshot: Snapshot;
  readonly at: Instant;
}

/** Activities: each moves on by compare-and-set on its version. */
export interface Activities {
  /** Stores a new activity, or says which one already runs in one of its rooms. */
  create(
    snapshot: Snapshot,
    standing: Standing,
  ): Promise<{ readonly kind: 'created' } | { readonly kind: 'running'; readonly id: ActivityId }>;
  /** What a start has to take up: activities that have not ended, or whose last boards were not all shown (see `rest`). */
  unfinished(): Promise<readonly Snapshot[]>;
  /**
   * Adds an ended activity's points to the leaderboards of its rooms and communities, for the week and month it ended in.
   * Goes on where it was interrupted; does nothing the second time.
   */
  credit(id: ActivityId): Promise<void>;
  /** The last activities of a kind that ended in a room, the newest first. */
  endedIn(room: RoomId, kind: string, limit: number): Promise<readonly Ending[]>;
  /** Says that an ended activity's last boards are shown: nothing is left to do. */
  rest(id: ActivityId): Promise<void>;
  byId(id: ActivityId): Promise<Snapshot | null>;
  /**
   * In one transaction: checks the version, reads what is needed, lets `decide` say what follows, and commits the new
   * state with its awards and asked questions. Null when another has moved the activity on.
   * `decide` returning null changes nothing.
   */
  advance(
    snapshot: Snapshot,
    needs: Needs,
    decide: (facts: Facts) => { readonly step: Step<unknown>; readonly standing: Standing } | null,
    now: Instant,
  ): Promise<Snapshot | null>;
}

/** A board's message, remembered so that a restart changes it instead of posting it again. */
export interface BoardRow {
  readonly activity: ActivityId;
  readonly room: RoomId;
  readonly key: string;
  readonly message: string;
  /** A digest of the view the message shows now. */
  readonly shown: string;
}
export interface BoardRows {
  of(activity: ActivityId): Promise<readonly BoardRow[]>;
  save(row: BoardRow): Promise<void>;
}

/** What a room is set to. `course` null: the first course there is. */
export interface RoomSettings {
  readonly course: string | null;
  readonly locale: Locale;
}
export interface Rooms {
  settings(room: RoomId): Promise<RoomSettings>;
  set(room: RoomId, community: CommunityId, settings: Partial<RoomSettings>): Promise<void>;
  /** How often each question was put to a room. */
  asked(room: RoomId, course: string): Promise<ReadonlyMap<string, number>>;
  /** People allowed to steer a community beside those the platform itself lets. */
  instructors(community: CommunityId): Promise<ReadonlySet<PersonId>>;
  allowInstructor(community: CommunityId, person: PersonId, allowed: boolean): Promise<void>;
}

/** The courses there are, in the order of their folders' names. */
export interface Library {
  courses(): readonly Course[];
  /** A course by id. */
  course(id: string): Course | null;
}

/** Runs activities. Everything that happens to one goes through here; the snapshots it gives are of this version's kinds and states. */
export interface Referee {
  /**
   * Starts an activity and posts its board; says so when one already runs in a room, what the platform forbids, or that a
   * room does not take the board.
   */
  start(
    snapshot: Omit<Snapshot, 'version'>,
    community: CommunityId,
  ): Promise<
    | { readonly kind: 'started' }
    | { readonly kind: 'running'; readonly snapshot: Snapshot }
    | { readonly kind: 'forbidden'; readonly missing: readonly string[] }
    | { readonly kind: 'unreachable' }
  >;
  /** What runs in a room now. */
  runningIn(room: RoomId): Snapshot | null;
  /** What a room shows of what runs there, or ran last since the start, oldest first; empty when nothing did. */
  boardsIn(room: RoomId): Promise<readonly Board[]>;
  /** Calls `changed` whenever that may be something else, until the returned function is called. */
  follow(room: RoomId, changed: () => void): () => void;
  /** A running or ended activity. */
  find(id: ActivityId): Promise<Snapshot | null>;
  /** Applies an event; the snapshot after it, or null when there is no such activity. */
  happen(id: ActivityId, event: ActivityEvent): Promise<Snapshot | null>;
  /** Takes an answer: its receipt, once the ledger has it; null when there is no such activity in the room. */
  respond(id: ActivityId, attempt: Attempt): Promise<{ readonly receipt: Receipt; readonly snapshot: Snapshot } | null>;
}

/** Addresses of Colle's own pages, as others reach them. */
export interface Pages {
  /** A room's wall: whoever has the address sees what the room sees, and no more. */
  projector(room: RoomId): string;
}

/** Everything a command may use: handed to it, never imported by it. */
export interface Tutor {
  readonly library: Library;
  readonly rooms: Rooms;
  readonly standings: Standings;
  readonly progress: Progress;
  readonly ledger: Ledger;
  readonly activities: Pick<Activities, 'endedIn'>;
  readonly referee: Referee;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly random: Random;
}
