import { createHash } from 'node:crypto';
import type { Board } from '../core/activity.ts';
import type { ActivityId, RoomId } from '../core/ids.ts';
import type { BoardRow } from '../core/ports.ts';
import { TryLater, Undeliverable } from '../core/ports.ts';
import type { View } from '../core/view.ts';
import type { Keeping } from './board-keeper.ts';
import { KnownMessages } from './known-messages.ts';
import type { Lane } from './lane.ts';

const firstRetryMs = 500;
const longestRetryMs = 30_000;
/** How long an edit of a process that died may still be under way: our clients wait no longer for one. */
const stragglingMs = 15_000;

/** Whose boards these are, and what is known of them. */
export interface RoomPlace {
  readonly activity: ActivityId;
  readonly room: RoomId;
  readonly lane: Lane;
  readonly rows: readonly BoardRow[];
  /** Whether a process before this one may have posted what `rows` does not know. */
  readonly resumed: boolean;
}

/** One room's boards of one activity: a loop that runs while what is shown differs from what should be. */
export class RoomBoards {
  readonly #keeping: Keeping;
  readonly #place: RoomPlace;
  readonly #messages: KnownMessages;
  readonly #done: () => void;
  #dirty = false;
  #running: Promise<void> | null = null;
  #interrupt: (() => void) | null = null;
  #stopped = false;
  #failures = 0;
  /** Old messages somebody deleted: they are not wanted again. */
  readonly #gone = new Set<string>();
  /** Boards changed so soon after a restart that an edit from before it may come after ours; null when none can any more. */
  #overtakable: Set<string> | null = null;
  #cancelStraggling = () => {};

  constructor(keeping: Keeping, place: RoomPlace, done: () => void) {
    this.#keeping = keeping;
    this.#place = place;
    this.#messages = new KnownMessages(
      keeping.rows,
      place.rows.filter((row) => row.room === place.room),
    );
    this.#done = done;
    if (place.resumed) this.#awaitStragglers();
  }

  /** What was changed right after a restart is shown once more when nothing from before it can come any more. */
  #awaitStragglers(): void {
    const { clock } = this.#keeping;
    this.#overtakable = new Set();
    this.#cancelStraggling = clock.wakeAt(clock.now() + stragglingMs, () => {
      for (const key of this.#overtakable ?? []) this.#messages.doubt(key);
      this.#overtakable = null;
      this.touch('when due');
    });
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
    this.#cancelStraggling();
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
    await this.#messages.saveAll();
    const boards = await source.boards(activity, room);
    if (!boards) return this.#leave();
    const wanted = boards.filter(({ key }) => !this.#gone.has(key));
    const missing = wanted.find((board) => !this.#messages.standing(board.key) && this.#isPosted(board, boards));
    const differs = (row: BoardRow | undefined, board: Board) => row !== undefined && row.shown !== digestOf(board);
    const changed = missing ?? wanted.find((board) => differs(this.#messages.standing(board.key), board));
    if (!changed) {
      // What changed while the boards were looked up is not shown yet.
      if (!this.#dirty && !this.#overtakable) source.shown(activity, room);
      return;
    }
    this.#dirty = true;
    if (missing) return this.#post(missing, boards);
    const waitMs = lane.waitMs();
    if (waitMs > 0) return this.#pause(waitMs);
    lane.take();
    await this.#replace(changed, boards);
  }

  /** Whether a board without a known message is to be posted: the old one only when it may stand already, to learn which it is. */
  #isPosted(board: Board, boards: readonly Board[]): boolean {
    if (isWanted(board, boards) || this.#messages.maybePosted(board.key)) return true;
    // A process that died between a post and its row left one message unknown: the one after the last it knew.
    return this.#place.resumed && boards.indexOf(board) === this.#firstUnknown(boards);
  }

  #firstUnknown(boards: readonly Board[]): number {
    return boards.findLastIndex(({ key }) => this.#messages.has(key) || this.#gone.has(key)) + 1;
  }

  async #post(board: Board, boards: readonly Board[]): Promise<void> {
    const { outbox, source, clock } = this.#keeping;
    const { activity, room } = this.#place;
    const { key } = board;
    const under = board.under ? this.#messages.standing(board.under) : undefined;
    const nonce = digest(`${activity} ${room} ${key} ${this.#messages.before(key)}`).slice(0, 24);
    const unsure = this.#place.resumed || this.#messages.maybePosted(key);
    this.#messages.posting(key);
    const posted = await outbox.post(room, board.view, nonce, under?.message).catch((error: unknown) => {
      if (under && isDeleted(error)) return null;
      throw error;
    });
    if (!posted) return this.#lose(under, boards);
    source.posted(activity, room, key, posted, clock.now());
    await this.#knows({ activity, room, key, message: posted.message, shown: unsure ? '' : digestOf(board) });
  }

  async #replace(board: Board, boards: readonly Board[]): Promise<void> {
    const row = this.#messages.standing(board.key);
    if (!row) return;
    try {
      await this.#keeping.outbox.replace(this.#place.room, row.message, board.view);
    } catch (error) {
      if (!isDeleted(error)) throw error;
      return this.#lose(row, boards);
    }
    await this.#knows({ ...row, shown: digestOf(board) });
  }

  #knows(row: BoardRow): Promise<void> {
    this.#overtakable?.add(row.key);
    return this.#messages.remember(row);
  }

  /** Somebody deleted a board's message: one that is wanted is posted anew. */
  async #lose(row: BoardRow | undefined, boards: readonly Board[]): Promise<void> {
    if (!row) return;
    this.#keeping.log.warn('a board was deleted', { activity: row.activity, room: row.room, board: row.key });
    if (boards.some((board) => board.key === row.key && isWanted(board, boards))) await this.#messages.replacing(row);
    else this.#gone.add(row.key);
  }

  async #recover(error: unknown): Promise<void> {
    const { log, source } = this.#keeping;
    const { activity, room, lane } = this.#place;
    if (error instanceof Undeliverable) {
      log.warn('a room cannot be reached any more', { activity, room, cause: error.cause });
      source.lost(activity, room);
      return this.#leave();
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

  /** There is nothing to show here any more. */
  #leave(): void {
    this.#stopped = true;
    this.#cancelStraggling();
    this.#done();
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

/** Whether a board is worth posting late or again: the newest is, and one that people can do something with. */
function isWanted(board: Board, boards: readonly Board[]): boolean {
  return (
    board === boards.at(-1) ||
    board.view.blocks.some(
      (block) =>
        block.kind === 'buttons' || block.kind === 'menu' || (block.kind === 'choices' && block.press !== null),
    )
  );
}

const isDeleted = (error: unknown) => error instanceof Undeliverable && error.scope === 'message';

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const digests = new WeakMap<View, string>();
/** A view's digest, made once. */
function digestOf({ view }: Board): string {
  const made = digests.get(view) ?? digest(JSON.stringify(view)).slice(0, 22);
  digests.set(view, made);
  return made;
}
