import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyDatabase } from '../../src/store/copy.ts';
import { attemptOf, room, rowsOf, running, snapshotNamed, storeAt, testFolder } from './on-disk.ts';

describe('a copy of the database', () => {
  test('has all that was committed before it, while answers go on, and can be put back', async () => {
    const folder = await testFolder();
    const file = join(folder, 'colle.db');
    const copy = join(folder, 'copy.db');
    const store = await storeAt(file);
    const quiz = snapshotNamed('quiz');
    await store.activities.create(quiz, running);
    const answer = (index: number) => store.ledger.record(quiz.id, attemptOf(`p${index}`, 1), 1);
    await Promise.all(Array.from({ length: 300 }, (_, index) => answer(index)));
    const copying = copyDatabase(`sqlite:${file}`, copy);
    await Promise.all([copying, ...Array.from({ length: 300 }, (_, index) => answer(300 + index))]);
    await store.close();

    // Lost: everything. Put back: the copy.
    await Promise.all(
      (await readdir(folder)).filter((name) => name !== 'copy.db').map((name) => rm(join(folder, name))),
    );
    await copyFile(copy, file);
    const again = await storeAt(file);
    expect(await again.activities.unfinished()).toEqual([quiz]);
    expect(await again.ledger.answered(quiz.id, 0)).toBeGreaterThanOrEqual(300);
    expect(rowsOf(file, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await again.activities.create({ ...quiz, id: snapshotNamed('other').id }, running)).toMatchObject({
      kind: 'running',
    });
    expect(quiz.rooms).toEqual([room]);
  });

  test('overwrites nothing, and says when there is nothing to copy', async () => {
    const folder = await testFolder();
    await (await storeAt(join(folder, 'colle.db'))).close();
    await writeFile(join(folder, 'precious.txt'), 'mine');
    await expect(copyDatabase(`sqlite:${join(folder, 'colle.db')}`, join(folder, 'precious.txt'))).rejects.toThrow(
      'already',
    );
    await expect(copyDatabase(`sqlite:${join(folder, 'none.db')}`, join(folder, 'b.db'))).rejects.toThrow(
      'no database',
    );
    await expect(copyDatabase(`sqlite:${join(folder, 'colle.db')}`, join(folder, 'no', 'b.db'))).rejects.toThrow(
      'could not',
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
