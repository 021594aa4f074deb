import { createHash } from 'node:crypto';
import type { Board } from '../core/activity.ts';
import type { ActivityId, RoomId } from '../core/ids.ts';
import type { BoardRow } from '../core/ports.ts';
import { TryLater, Undeliverable } from '../core/ports.ts';
import type { Keeping } from './board-keeper.ts';
import type { Lane } from './lane.ts';

const firstRetryMs = 500;
const longestRetryMs = 30_000;

/** Whose boards these are, and what is known of them. */
export interface RoomPlace {
  readonly activity: ActivityId;
  readonly room: RoomId;
  readonly lane: Lane;
  readonly rows: readonly BoardRow[];
}

/** One room's boards of one activity: a loop that runs while what is shown differs from what should be. */
export class RoomBoards {
  readonly #keeping: Keeping;
  readonly #place: RoomPlace;
  readonly #rows: Map<string, BoardRow>;
  readonly #done: () => void;
  #dirty = false;
  #running: Promise<void> | null = null;
  #interrupt: (() => void) | null = null;
  #stopped = false;
  #failures = 0;
  /** Boards somebody deleted: a new one needs a nonce of its own. */
  #deleted = 0;

  constructor(keeping: Keeping, place: RoomPlace, done: () => void) {
    this.#keeping = keeping;
    this.#place = place;
    this.#rows = new Map(place.rows.filter((row) => row.room === place.room).map((row) => [row.key, row]));
    this.#done = done;
  }

  touch(urgency: 'at once' | 'when due'): void {
    if (this.#stopped) return;
    this.#dirty = true;
    if (urgency === 'at once') this.#interrupt?.();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      // Something may have changed between the last look and here.
      if (this.#dirty && !this.#stopped) this.touch('when due');
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#interrupt?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#dirty && !this.#stopped) {
      this.#dirty = false;
      try {
        await this.#showLatest();
        this.#failures = 0;
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** One message a turn: a new one first and at once, else the oldest that differs, when the lane is free. */
  async #showLatest(): Promise<void> {
    const { source } = this.#keeping;
    const { activity, room, lane } = this.#place;
    const boards = await source.boards(activity, room);
    if (!boards) return this.#done();
    const missing = boards.find((board) => !this.#rows.has(board.key));
    const changed = missing ?? boards.find((board) => this.#rows.get(board.key)?.shown !== digestOf(board));
    if (!changed) return source.shown(activity, room);
    this.#dirty = true;
    if (missing) return this.#post(missing);
    const waitMs = lane.waitMs();
    if (waitMs > 0) return this.#pause(waitMs);
    lane.take();
    await this.#replace(changed);
  }

  async #post(board: Board): Promise<void> {
    const { outbox, rows, source, clock } = this.#keeping;
    const { activity, room } = this.#place;
    const under = board.under ? this.#rows.get(board.under)?.message : undefined;
    const nonce = digest(`${activity} ${room} ${board.key} ${this.#deleted}`).slice(0, 24);
    const posted = await outbox.post(room, board.view, nonce, under);
    const row = { activity, room, key: board.key, message: posted.message, shown: digestOf(board) };
    this.#rows.set(board.key, row);
    source.posted(activity, room, board.key, posted, clock.now());
    await rows.save(row);
  }

  async #replace(board: Board): Promise<void> {
    const { outbox, rows, log } = this.#keeping;
    const row = this.#rows.get(board.key);
    if (!row) return;
    try {
      await outbox.replace(this.#place.room, row.message, board.view);
    } catch (error) {
      if (!(error instanceof Undeliverable && error.scope === 'message')) throw error;
      log.warn('a board was deleted; it is posted again', { activity: row.activity, room: row.room, board: row.key });
      this.#rows.delete(board.key);
      this.#deleted += 1;
      return;
    }
    const shown = { ...row, shown: digestOf(board) };
    this.#rows.set(board.key, shown);
    await rows.save(shown);
  }

  async #recover(error: unknown): Promise<void> {
    const { log, source } = this.#keeping;
    const { activity, room, lane } = this.#place;
    if (error instanceof Undeliverable) {
      log.warn('a room cannot be reached any more', { activity, room, cause: error.cause });
      this.#stopped = true;
      source.lost(activity, room);
      return this.#done();
    }
    this.#dirty = true;
    this.#failures += 1;
    if (error instanceof TryLater) {
      log.info('the platform asks to wait', { activity, room, afterMs: error.afterMs });
      lane.hold(error.afterMs);
      return this.#pause(error.afterMs);
    }
    const waitMs = Math.min(firstRetryMs * 2 ** (this.#failures - 1), longestRetryMs);
    log.warn('a board could not be shown; trying again', { activity, room, waitMs, error });
    await this.#pause(waitMs);
  }

  /** Waits, unless something urgent or the end interrupts. */
  #pause(ms: number): Promise<void> {
    const { clock } = this.#keeping;
    return new Promise((resolve) => {
      const go = () => {
        cancel();
        this.#interrupt = null;
        resolve();
      };
      const cancel = clock.wakeAt(clock.now() + ms, go);
      this.#interrupt = go;
    });
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const digestOf = (board: Board) => digest(JSON.stringify(board.view)).slice(0, 22);
