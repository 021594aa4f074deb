import type { Instant, PersonId, RoomId } from './ids.ts';
import type { View } from './view.ts';

/** One thing said in a room that Colle hosts itself. `person` null: Colle. `only`: the one person who may read it, or null. */
export interface TranscriptEntry {
  readonly id: string;
  readonly room: RoomId;
  readonly at: Instant;
  readonly person: PersonId | null;
  readonly name: string;
  readonly only: PersonId | null;
  readonly content:
    | { readonly kind: 'talk'; readonly text: string }
    /** `under`: the entry it answers, which it is shown with. */
    | { readonly kind: 'view'; readonly view: View; readonly under?: string };
}
/** What was said in the rooms that Colle hosts itself; kept over restarts, as far back as the last 500 lines for all of a room. */
export interface Transcript {
  /** Stores an entry, or its content in the place of the one with its id. Commits are shared by what arrives within 5 ms. */
  keep(entry: TranscriptEntry): Promise<void>;
  /** False when there is no such entry. */
  replace(id: string, content: TranscriptEntry['content']): Promise<boolean>;
  /** The last entries that one of `readers` may read, oldest first; Colle’s last boards, however much was said after them. */
  recent(room: RoomId, readers: readonly PersonId[], limit: number): Promise<readonly TranscriptEntry[]>;
  rooms(): Promise<readonly RoomId[]>;
  /** What somebody said stands under another name from now on. */
  rename(person: PersonId, name: string): Promise<void>;
  /** What somebody said stands no more. */
  forget(person: PersonId): Promise<void>;
}

/** Someone who joined a room of Colle's own by name. */
export interface Guest {
  readonly person: PersonId;
  readonly name: string;
  readonly instructor: boolean;
}
/** People without a platform account. A browser session, known by its secret, speaks for the guests it made. */
export interface Guests {
  /** `secret` is stored hashed. */
  add(secret: string, guest: Guest): Promise<void>;
  ofSession(secret: string): Promise<readonly Guest[]>;
  /** Somebody leads from now on. */
  lead(person: PersonId): Promise<void>;
  /** Somebody goes by another name from now on, on the leaderboards too. */
  rename(person: PersonId, name: string): Promise<void>;
  /** Nobody speaks for this person any more; on the leaderboards they have no name. */
  remove(person: PersonId): Promise<void>;
}

/** What the page keeps for itself, by name; never shown and never logged. */
export interface Secrets {
  read(name: string): Promise<string | null>;
  keep(name: string, value: string): Promise<void>;
}
