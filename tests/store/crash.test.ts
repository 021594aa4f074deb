import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { activityId } from '../../src/core/ids.ts';
import { StoreError } from '../../src/store/database.ts';
import { rowsOf, storeAt, testFolder } from './on-disk.ts';

/** A process that has the file; `lines` is what it said, `killed` ends it with SIGKILL once it said so much. */
function recorderOn(file: string, task: 'hold' | 'record') {
  const script = resolve(import.meta.dirname, 'recorder.ts');
  const child = spawn(process.execPath, [script, file, task], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const said = (count: number) =>
    new Promise<void>((heard, failed) => {
      const look = () => lines.length >= count && heard();
      reader.on('line', look);
      child.once('exit', (code) => failed(new Error(`the recorder ended with ${code}`)));
      look();
    });
  const killed = async () => {
    const gone = Promise.all([once(child, 'exit'), once(reader, 'close')]);
    child.kill('SIGKILL');
    await gone;
  };
  return { lines, said, killed };
}

describe('a store whose process is killed', () => {
  test('has every acknowledged answer and step when it is opened again, kill after kill', async () => {
    const file = join(await testFolder(), 'colle.db');
    for (const count of [1, 150, 700]) {
      const recorder = recorderOn(file, 'record');
      await recorder.said(count + 1);
      await recorder.killed();

      const store = await storeAt(file);
      const rows = rowsOf<{ round: number; person: string; at: number; body: string }>(file, 'select * from responses');
      const stored = new Map(rows.map((row) => [`${row.round} ${row.person}`, row]));
      const lost: string[] = [];
      let version = 0;
      let answers = 0;
      for (const line of recorder.lines.slice(1)) {
        const [kind, round = '', person = '', at = ''] = line.split(' ');
        if (kind === 'version') version = Number(round);
        else {
          answers += 1;
          const row = stored.get(`${round} ${person}`);
          // A later click may have been committed in the very moment of the kill; an earlier one may not stand.
          if (!row || row.at < Number(at) || row.body !== `{"kind":"words","words":"${row.at}"}`) lost.push(line);
        }
      }
      expect(lost).toEqual([]);
      expect(answers + Number(version > 0)).toBeGreaterThan(0);
      const snapshot = await store.activities.byId(activityId('killed'));
      expect(snapshot?.version).toBeGreaterThanOrEqual(version);
      expect(snapshot?.state).toEqual({ round: snapshot?.version });
      await store.close();
    }
  });

  test('never has a step without its awards', async () => {
    const file = join(await testFolder(), 'colle.db');
    for (const count of [300, 600]) {
      const recorder = recorderOn(file, 'record');
      await recorder.said(count);
      await recorder.killed();
      await (await storeAt(file)).close();

      const [activity] = rowsOf<{ version: number; open_round: number }>(file, 'select * from activities');
      const answered = `select round, person from responses where round < ${activity?.version}`;
      expect(activity?.open_round).toBe(activity?.version);
      expect(activity?.version).toBeGreaterThan(0);
      expect(rowsOf(file, 'select round, person from awards order by 1, 2')).toEqual(
        rowsOf(file, `${answered} order by 1, 2`),
      );
    }
  });
});

describe('a file that another process has', () => {
  test('is refused in one line that names it, and is free again when that process was killed', async () => {
    const file = join(await testFolder(), 'colle.db');
    const holder = recorderOn(file, 'hold');
    await holder.said(1);
    const refused = await storeAt(file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreError);
    expect(String(refused)).toContain(file);
    expect(String(refused)).toContain('in use by another Colle');
    expect(String(refused)).not.toContain('\n');

    await holder.killed();
    const store = await storeAt(file);
    expect(await store.activities.unfinished()).toEqual([]);
  });

  test('is refused to the same process too, until it is closed', async () => {
    const file = join(await testFolder(), 'colle.db');
    const first = await storeAt(file);
    await expect(storeAt(file)).rejects.toThrow(StoreError);
    await first.close();
    await expect(storeAt(file)).resolves.toBeDefined();
  });
});
