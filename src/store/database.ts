import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import type { Tables } from './tables.ts';

/** A database that cannot be opened: one line for people, that says which and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** An open database; `close` lets another process have it. */
export interface Database {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

const scheme = 'sqlite:';

/**
 * Opens `sqlite:<path>` (or `sqlite::memory:`), makes what is missing and brings its tables up to date. Everything that is
 * committed is on the disk (WAL, synchronous FULL). Throws StoreError when it cannot be used or another process has it.
 */
export async function openDatabase(url: string): Promise<Database> {
  const path = fileOf(url);
  const inMemory = path === ':memory:';
  const file = inMemory ? path : placeOf(path);
  const lock = inMemory ? null : lockOf(file);
  let sqlite: SQLite.Database | undefined;
  try {
    sqlite = new SQLite(file);
    const db = await upToDate(sqlite, path);
    return {
      db,
      async close() {
        await db.destroy();
        lock?.close();
      },
    };
  } catch (error) {
    sqlite?.close();
    lock?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`The database ${path} cannot be used: ${saidBy(error)}.`, { cause: error });
  }
}

/** The path in an address. Throws StoreError when it is no address of a database this version serves. */
export function fileOf(url: string): string {
  if (!url.startsWith(scheme))
    throw new StoreError(`DATABASE_URL: only ${scheme} addresses are served by this version.`);
  const path = url.slice(scheme.length);
  if (path === '') throw new StoreError(`DATABASE_URL: a path is needed, as in ${scheme}data/colle.db.`);
  return path;
}

/** Where a database file really is, so that every link to it leads to one lock. Makes its folder. */
function placeOf(path: string): string {
  const file = resolve(path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    throw new StoreError(`The database ${path} cannot be opened: ${saidBy(error)}.`, { cause: error });
  }
}

/** A connection with its tables brought up to date; what it commits is on the disk. `path` is how errors call it. */
export async function upToDate(sqlite: SQLite.Database, path: string): Promise<Kysely<Tables>> {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(sqlite) }) });
  await migrate(db, path);
  return db;
}

const mostPrepared = 500;
const nothingToUndo = 'select null where false';

/** A connection that compiles a statement the first time only. */
function preparedOnce(sqlite: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement>();
  return {
    prepare(asked) {
      // SQLite undoes a transaction by itself when the disk is full: undoing it again would fail, and hide why.
      const text = asked === 'rollback' && !sqlite.inTransaction ? nothingToUndo : asked;
      let statement = statements.get(text);
      if (!statement) {
        if (statements.size >= mostPrepared) statements.clear();
        statement = sqlite.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => void sqlite.close(),
  };
}

/** Holds the file for this process: a lock of the operating system on a file beside it, that dies with the process. */
function lockOf(file: string): SQLite.Database {
  let lock: SQLite.Database | null = null;
  try {
    lock = new SQLite(`${file}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreError(
        `The database ${file} is in use by another Colle. Stop that one, or set DATABASE_URL to another file.`,
      );
    }
    throw new StoreError(`The database ${file} cannot be opened: ${saidBy(error)}.`, { cause: error });
  }
}

async function migrate(db: Kysely<Tables>, path: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ '0001-first': first }) } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.includes('previously executed migration'))
    throw new StoreError(
      `The database ${path} was written by a later version of Colle. Run that version, or set DATABASE_URL to another file.`,
      { cause: error },
    );
  if (error)
    throw new StoreError(`The database ${path} cannot be brought up to date: ${saidBy(error)}.`, { cause: error });
}

const saidBy = (error: unknown) => (error instanceof Error ? error.message : String(error));
