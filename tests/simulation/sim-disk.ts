import SQLite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { upToDate } from '../../src/store/database.ts';
import type { Tables } from '../../src/store/tables.ts';

/** A disk that keeps what was committed when the process that wrote it is gone. */
export class SimDisk {
  #bytes: Buffer | null = null;
  #open: SQLite.Database | null = null;

  async open(): Promise<Kysely<Tables>> {
    const sqlite = this.#bytes ? new SQLite(this.#bytes) : new SQLite(':memory:');
    this.#open = sqlite;
    return upToDate(sqlite, 'the simulated disk');
  }

  /** The process is gone: what was not committed is not there. */
  crash(): void {
    const sqlite = this.#open;
    if (!sqlite) return;
    this.#open = null;
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    this.#bytes = sqlite.serialize();
    sqlite.close();
  }

  /** Rows as they are on the disk now. */
  rows<Row>(query: string, ...values: readonly unknown[]): Row[] {
    if (!this.#open) throw new Error('the disk is not open');
    return this.#open.prepare(query).all(...values) as Row[];
  }
}
