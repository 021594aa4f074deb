import type { Board } from '../core/activity.ts';
import type { ActivityId, Instant, RoomId } from '../core/ids.ts';
import type { BoardRow, BoardRows, Clock, Logger, Outbox, Posted } from '../core/ports.ts';
import { Lane } from './lane.ts';
import { RoomBoards } from './room-boards.ts';

/** What the keeper asks and tells whoever runs the activities. */
export interface BoardSource {
  /** What a room should see now, oldest first; null when the activity is not running any more. */
  boards(activity: ActivityId, room: RoomId): Promise<readonly Board[] | null>;
  posted(activity: ActivityId, room: RoomId, board: string, posted: Posted, now: Instant): void;
  /** A room shows all it should for now. */
  shown(activity: ActivityId, room: RoomId): void;
  lost(activity: ActivityId, room: RoomId): void;
}

/** What a room's boards are kept with. */
export interface Keeping {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly rows: BoardRows;
  readonly log: Logger;
  readonly source: BoardSource;
}

/**
 * Makes every room show the latest boards of its activity: posts what is new at once, changes what stands as often as the
 * platform allows and no more, tries again what failed. Nobody sends an update; they only say that something changed.
 */
export class BoardKeeper {
  readonly #keeping: Keeping;
  readonly #rooms = new Map<string, RoomBoards>();
  readonly #lanes = new Map<string, Lane>();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Keeps a room's boards from now on; after a restart `rows` are the messages known from before. */
  watch(activity: ActivityId, room: RoomId, rows: readonly BoardRow[] | null = null): void {
    const key = `${activity} ${room}`;
    if (this.#rooms.has(key)) return;
    const boards = new RoomBoards(
      this.#keeping,
      { activity, room, lane: this.#laneOf(room), rows: rows ?? [], resumed: rows !== null },
      () => {
        if (this.#rooms.get(key) === boards) this.#rooms.delete(key);
      },
    );
    this.#rooms.set(key, boards);
  }

  /** Something a room sees has changed. `at once` interrupts the wait for the next edit, so that a new message goes first. */
  touch(activity: ActivityId, room: RoomId, urgency: 'at once' | 'when due'): void {
    this.#rooms.get(`${activity} ${room}`)?.touch(urgency);
  }

  /** Takes nothing new and waits for the edits under way. */
  async stop(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((boards) => boards.stop()));
    this.#rooms.clear();
  }

  #laneOf(room: RoomId): Lane {
    const { lane, everyMs } = this.#keeping.outbox.pace(room);
    let found = this.#lanes.get(lane);
    if (!found) {
      found = new Lane(this.#keeping.clock, everyMs);
      this.#lanes.set(lane, found);
    }
    return found;
  }
}
