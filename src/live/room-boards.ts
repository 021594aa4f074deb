import { createHash } from 'node:crypto';
import type { Board } from '../core/activity.ts';
import type { ActivityId, RoomId } from '../core/ids.ts';
import type { BoardRow } from '../core/ports.ts';
import { TryLater, Undeliverable } from '../core/ports.ts';
import type { View } from '../core/view.ts';
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
  /** Whether a process before this one may have posted what `rows` does not know. */
  readonly resumed: boolean;
}

/** One room's boards of one activity: a loop that runs while what is shown differs from what should be. */
export class RoomBoards {
  readonly #keeping: Keeping;
  readonly #place: RoomPlace;
  readonly #rows: Map<string, BoardRow>;
  readonly #unsaved = new Map<string, BoardRow>();
  readonly #done: () => void;
  #dirty = false;
  #running: Promise<void> | null = null;
  #interrupt: (() => void) | null = null;
  #stopped = false;
  #failures = 0;
  /** How often somebody deleted a board: each new one needs a nonce of its own. */
  readonly #deletions = new Map<string, number>();
  /** Old messages somebody deleted: they are not wanted again. */
  readonly #gone = new Set<string>();
  /** Boards that may have been posted without our knowing: what such a message reads is not known either. */
  readonly #unsure = new Set<string>();

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
    await this.#saveAll();
    const boards = await source.boards(activity, room);
    if (!boards) return this.#done();
    const wanted = boards.filter(({ key }) => !this.#gone.has(key));
    const missing = wanted.find((board) => !this.#rows.has(board.key) && this.#isPosted(board, boards));
    const differs = (row: BoardRow | undefined, board: Board) => row !== undefined && row.shown !== digestOf(board);
    const changed = missing ?? wanted.find((board) => differs(this.#rows.get(board.key), board));
    if (!changed) {
      // What changed while the boards were looked up is not shown yet.
      if (!this.#dirty) source.shown(activity, room);
      return;
    }
    this.#dirty = true;
    if (missing) return this.#post(missing);
    const waitMs = lane.waitMs();
    if (waitMs > 0) return this.#pause(waitMs);
    lane.take();
    await this.#replace(changed, isWanted(changed, boards));
  }

  /** Whether a board without a known message is to be posted: the old one only when it may stand already, to learn which it is. */
  #isPosted(board: Board, boards: readonly Board[]): boolean {
    if (isWanted(board, boards) || this.#unsure.has(board.key)) return true;
    // A process that died between a post and its row left one message unknown: the one after the last it knew.
    return this.#place.resumed && boards.indexOf(board) === this.#firstUnknown(boards);
  }

  #firstUnknown(boards: readonly Board[]): number {
    return boards.findLastIndex(({ key }) => this.#rows.has(key) || this.#gone.has(key)) + 1;
  }

  async #post(board: Board): Promise<void> {
    const { outbox, source, clock } = this.#keeping;
    const { activity, room } = this.#place;
    const under = board.under ? this.#rows.get(board.under)?.message : undefined;
    const nonce = digest(`${activity} ${room} ${board.key} ${this.#deletions.get(board.key) ?? 0}`).slice(0, 24);
    const unsure = this.#place.resumed || this.#unsure.has(board.key);
    this.#unsure.add(board.key);
    const posted = await outbox.post(room, board.view, nonce, under);
    source.posted(activity, room, board.key, posted, clock.now());
    const shown = unsure ? '' : digestOf(board);
    await this.#remember({ activity, room, key: board.key, message: posted.message, shown });
  }

  async #replace(board: Board, wanted: boolean): Promise<void> {
    const { outbox, log } = this.#keeping;
    const row = this.#rows.get(board.key);
    if (!row) return;
    try {
      await outbox.replace(this.#place.room, row.message, board.view);
    } catch (error) {
      if (!(error instanceof Undeliverable && error.scope === 'message')) throw error;
      log.warn('a board was deleted', { activity: row.activity, room: row.room, board: row.key });
      if (wanted) this.#deletions.set(board.key, (this.#deletions.get(board.key) ?? 0) + 1);
      else this.#gone.add(board.key);
      this.#rows.delete(board.key);
      return;
    }
    await this.#remember({ ...row, shown: digestOf(board) });
  }

  /** Knows a message at once; what the store did not take is given to it again on the next turn. */
  async #remember(row: BoardRow): Promise<void> {
    this.#rows.set(row.key, row);
    this.#unsaved.set(row.key, row);
    await this.#saveAll();
  }

  async #saveAll(): Promise<void> {
    for (const row of this.#unsaved.values()) {
      await this.#keeping.rows.save(row);
      if (this.#unsaved.get(row.key) === row) this.#unsaved.delete(row.key);
    }
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

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const digests = new WeakMap<View, string>();
/** A view's digest, made once. */
function digestOf({ view }: Board): string {
  const made = digests.get(view) ?? digest(JSON.stringify(view)).slice(0, 22);
  digests.set(view, made);
  return made;
}
