import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase, StoreError, upToDate } from '../../src/store/database.ts';
import { attemptOf, rowsOf, running, snapshotNamed, storeAt, testFolder } from './on-disk.ts';

/** Why an address is refused; the refusal is one line for people. */
async function refusalOf(url: string): Promise<string> {
  const refused = await openDatabase(url).then(
    async ({ close }) => {
      await close();
      return null;
    },
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(StoreError);
  const said = refused instanceof StoreError ? refused.message : '';
  expect(said).not.toContain('\n');
  return said;
}

const schemaOf = (file: string) =>
  rowsOf(file, 'select type, name, tbl_name, sql from sqlite_master order by type, name');

describe('a database that is not there yet', () => {
  test('is made, with its folders and its tables', async () => {
    const file = join(await testFolder(), 'not', 'yet', 'there', 'colle.db');
    await storeAt(file);
    const tables = rowsOf<{ name: string }>(file, "select name from sqlite_master where type = 'table'");
    const names = tables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['activities', 'responses', 'awards', 'standings', 'transcript']));
  });

  test('is made in an empty file too', async () => {
    const file = join(await testFolder(), 'colle.db');
    await writeFile(file, '');
    const store = await storeAt(file);
    expect(await store.activities.unfinished()).toEqual([]);
  });

  test('needs no file in memory, where each is a world of its own', async () => {
    const [one, other] = [await storeAt(':memory:'), await storeAt(':memory:')];
    await one.activities.create(snapshotNamed('quiz'), running);
    expect(await one.activities.unfinished()).toHaveLength(1);
    expect(await other.activities.unfinished()).toEqual([]);
  });

  test('keeps what it commits on the disk: a write-ahead log, synced in full', async () => {
    const file = join(await testFolder(), 'colle.db');
    const sqlite = new SQLite(file);
    const db = await upToDate(sqlite, file);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    await db.destroy();
  });
});

describe('a database that is there', () => {
  test('is opened again and again with the same tables and the same rows', async () => {
    const file = join(await testFolder(), 'colle.db');
    const first = await storeAt(file);
    const { id } = snapshotNamed('quiz');
    await first.activities.create(snapshotNamed('quiz'), running);
    await first.ledger.record(id, attemptOf('Ada', 1), 1);
    await first.close();
    const schema = schemaOf(file);
    expect(schema.length).toBeGreaterThan(12);

    for (let start = 0; start < 3; start += 1) {
      const store = await storeAt(file);
      expect(await store.activities.unfinished()).toEqual([snapshotNamed('quiz')]);
      expect(await store.ledger.answered(id, 0)).toBe(1);
      await store.close();
      expect(schemaOf(file)).toEqual(schema);
      expect(rowsOf(file, 'select name from kysely_migration')).toEqual([{ name: '0001-first' }]);
    }
  });

  test('is opened by its path from the working folder as well', async () => {
    const folder = await testFolder();
    const here = process.cwd();
    const store = await storeAt(relative(here, join(folder, 'colle.db')));
    await store.activities.create(snapshotNamed('quiz'), running);
    expect((await stat(join(folder, 'colle.db'))).isFile()).toBe(true);
  });
});

describe('a database that cannot be used', () => {
  test('is refused when another process has it under another name', async () => {
    const folder = await testFolder();
    await storeAt(join(folder, 'colle.db'));
    await symlink(join(folder, 'colle.db'), join(folder, 'alias.db'));
    expect(await refusalOf(`sqlite:${join(folder, 'alias.db')}`)).toContain('in use by another Colle');
  });

  test('is refused when it is no database, and left as it was', async () => {
    const file = join(await testFolder(), 'notes.txt');
    const text = 'What we did in class.\n'.repeat(400);
    await writeFile(file, text);
    const said = await refusalOf(`sqlite:${file}`);
    expect(said).toContain(file);
    expect(said).toContain('not a database');
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('is refused when its pages are damaged, and not held afterwards', async () => {
    const file = join(await testFolder(), 'colle.db');
    await (await storeAt(file)).close();
    const sound = await readFile(file);
    await writeFile(file, Buffer.concat([sound.subarray(0, 100), Buffer.alloc(sound.length - 100, 0xa5)]));
    const said = await refusalOf(`sqlite:${file}`);
    expect(said).toContain(file);
    expect(said).toContain('malformed');

    await writeFile(file, sound);
    const store = await storeAt(file);
    expect(await store.activities.unfinished()).toEqual([]);
  });

  test('is refused when a later version of Colle wrote it, and left as it was', async () => {
    const file = join(await testFolder(), 'colle.db');
    await (await storeAt(file)).close();
    const sqlite = new SQLite(file);
    sqlite.exec(`create table tomorrow (thing text);
      insert into kysely_migration (name, timestamp) values ('0002-tomorrow', '2030-01-01T00:00:00.000Z')`);
    sqlite.close();
    const said = await refusalOf(`sqlite:${file}`);
    expect(said).toContain(file);
    expect(said).toContain('later version of Colle');
    expect(rowsOf(file, 'select name from kysely_migration')).toHaveLength(2);
    expect(rowsOf(file, 'select * from tomorrow')).toEqual([]);
  });

  test('is refused when it is a folder, or lies under a file', async () => {
    const folder = await testFolder();
    await mkdir(join(folder, 'colle.db'));
    expect(await refusalOf(`sqlite:${join(folder, 'colle.db')}`)).toContain(join(folder, 'colle.db'));
    await writeFile(join(folder, 'file'), '');
    expect(await refusalOf(`sqlite:${join(folder, 'file', 'colle.db')}`)).toContain(join(folder, 'file', 'colle.db'));
  });

  test.each(['postgres://ada:secret@localhost/colle', 'mysql://localhost/colle', 'colle.db', 'sqlite:', ''])(
    'is refused when its address is “%s”, naming the setting and never a password',
    async (url) => {
      const said = await refusalOf(url);
      expect(said).toContain('DATABASE_URL');
      expect(said).toContain('sqlite:');
      expect(said).not.toContain('secret');
    },
  );
});
