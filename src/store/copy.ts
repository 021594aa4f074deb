import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import SQLite from 'better-sqlite3';
import { fileOf, StoreError } from './database.ts';

/**
 * Copies a database to a file that is not there yet, as it stood at one moment, also while another process writes to it.
 * Throws StoreError when there is nothing to copy or something at `to` already; a copy that fails leaves nothing behind.
 */
export async function copyDatabase(url: string, to: string): Promise<void> {
  const file = fileOf(url);
  if (!existsSync(file)) throw new StoreError(`There is no database at ${file}.`);
  if (existsSync(to)) throw new StoreError(`There is a file at ${to} already: name another one.`);
  const unfinished = `${to}.part`;
  const sqlite = new SQLite(file, { readonly: true, fileMustExist: true });
  try {
    await sqlite.backup(unfinished);
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new StoreError(`The database could not be copied to ${to}: ${String(error)}`, { cause: error });
  } finally {
    sqlite.close();
  }
}
