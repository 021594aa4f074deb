import type { BoardRow, BoardRows } from '../core/ports.ts';

/** Stands for what a message reads when it was deleted, and another is being posted in its place. */
const deleted = 'deleted';

/** The messages one room's boards of an activity stand in, by the boards' keys, as far as they are known. */
export class KnownMessages {
  readonly #store: BoardRows;
  readonly #rows: Map<string, BoardRow>;
  readonly #unsaved = new Map<string, BoardRow>();
  /** Boards that may have been posted without our knowing: what such a message reads is not known either. */
  readonly #unsure: Set<string>;

  constructor(store: BoardRows, rows: readonly BoardRow[]) {
    this.#store = store;
    this.#rows = new Map(rows.map((row) => [row.key, row]));
    this.#unsure = new Set(rows.filter(({ shown }) => shown === deleted).map(({ key }) => key));
  }

  /** The message a board stands in; undefined when none is known. */
  standing(key: string): BoardRow | undefined {
    const row = this.#rows.get(key);
    return row?.shown === deleted ? undefined : row;
  }

  /** Whether a board was ever known to stand somewhere. */
  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** The message that a new one takes the place of; empty when it is the board's first. */
  before(key: string): string {
    return this.#rows.get(key)?.message ?? '';
  }

  /** Whether a message may stand that we do not know of: it was posted, and nobody told us. */
  maybePosted(key: string): boolean {
    return this.#unsure.has(key);
  }

  /** A board is about to be posted: from here on it may stand, whatever we are told. */
  posting(key: string): void {
    this.#unsure.add(key);
  }

  /** Knows a message at once; what the store did not take is given to it again by `saveAll`. */
  async remember(row: BoardRow): Promise<void> {
    this.#rows.set(row.key, row);
    this.#unsaved.set(row.key, row);
    await this.saveAll();
  }

  /** A message was deleted, and its board is to be posted anew: kept first, so that a crash does not hide the new one. */
  async replacing(row: BoardRow): Promise<void> {
    this.#unsure.delete(row.key);
    await this.remember({ ...row, shown: deleted });
  }

  /** It is no longer known what a board's message reads. */
  doubt(key: string): void {
    const row = this.standing(key);
    if (row) this.#rows.set(key, { ...row, shown: '' });
  }

  async saveAll(): Promise<void> {
    for (const row of this.#unsaved.values()) {
      await this.#store.save(row);
      if (this.#unsaved.get(row.key) === row) this.#unsaved.delete(row.key);
    }
  }
}
