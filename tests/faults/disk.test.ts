import { execFileSync, spawnSync } from 'node:child_process';
import { expect, onTestFailed, onTestFinished, test, vi } from 'vitest';
import { ColleProcess } from '../support/process.ts';
import { noted } from './playing.ts';
import { courseName, School } from './school.ts';

/** Lets a process write no file beyond so many bytes, or any: what it meets then is what a full disk is to it. */
const mayWrite = (pid: number, bytes: number | 'unlimited') =>
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);

/** Linux alone can take a running process its room. */
const canFill = spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!canFill)(
  'a full disk: nobody is told that an answer is noted which is not, and all goes on when there is room',
  {
    timeout: 120_000,
  },
  async () => {
    const school = await School.open();
    onTestFinished(() => school.close());
    onTestFailed(() => console.error(school.colle.output.slice(-6_000)));
    await Promise.all(
      school.all.map(async (one) => {
        await one.runs('course use', { name: courseName });
        await one.runs('quiz start', { questions: 9, seconds: 0, lobby: 0 });
        await vi.waitFor(async () => expect(await one.offered()).not.toEqual([]), 10_000);
      }),
    );
    const first = await Promise.all(
      school.all.map(async (one) => {
        const [button] = await one.offered();
        if (!button) throw new Error(`nothing to answer on ${one.platform}`);
        return button;
      }),
    );
    const allNoted = first.map(() => expect.stringMatching(noted));
    expect(await Promise.all(first.map((button) => button.by(0)))).toEqual(allNoted);

    mayWrite(school.colle.pid, 1);
    const told = await Promise.all(first.map((button) => button.by(1).catch(() => '')));
    for (const said of told) expect(said).not.toMatch(noted);
    mayWrite(school.colle.pid, 'unlimited');

    expect(await Promise.all(first.map((button) => button.by(2)))).toEqual(allNoted);
    for (const one of school.all) await one.runs('quiz skip');
    for (const one of school.all) await one.runs('quiz skip');
    await vi.waitFor(async () => {
      for (const [index, one] of school.all.entries())
        expect((await one.offered())[0]?.press ?? first[index]?.press).not.toBe(first[index]?.press);
    }, 15_000);
    await school.colle.stop();
    const rows = school.rows<{ person: string }>('select person from responses order by person');
    const people = school.all.flatMap((one) => [one.person(0), one.person(2)]);
    expect(rows.map(({ person }) => person)).toEqual(people.toSorted());
    expect(school.colle.output).toMatch(/database or disk is full|disk I\/O error/);
  },
);

test('a place nothing can be written to is said in one line, and ends the start with 1', async () => {
  const colle = await ColleProcess.prepare({ DATABASE_URL: 'sqlite:/dev/null/colle.db' });
  onTestFinished(() => colle.remove());
  const failure = await colle.start().then(
    () => 'it started',
    (error: Error) => error.message,
  );
  expect(failure).toMatch(/^Colle ended with 1:\n[^\n]*\/dev\/null\/colle\.db[^\n]*\n$/);
});
