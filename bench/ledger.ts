import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Attempt } from '../src/core/activity.ts';
import { activityId, communityId, personId, roomId } from '../src/core/ids.ts';
import { systemClock } from '../src/live/system.ts';
import type { Store } from '../src/store/store.ts';
import { openStore } from '../src/store/store.ts';
import { figure, median, percentile, ratios } from './stats.ts';

const room = roomId('web', 'bench');

/** A store on a file of its own. */
export async function benchStore(): Promise<{ readonly store: Store; readonly file: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'colle-bench-'));
  const file = join(folder, 'colle.db');
  const store = await openStore({ url: `sqlite:${file}`, timeZone: 'Europe/Paris', locale: 'fr', clock: systemClock });
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, file, close };
}

/** An activity that takes answers to its first round. */
export async function openActivity(store: Store, name: string) {
  const id = activityId(name);
  const who = { instructor: personId('web', 'teacher'), course: 'bench' };
  await store.rooms.set(room, communityId('web', 'page'), {});
  const snapshot = { id, kind: 'quiz', version: 0, state: {}, rooms: [roomId('web', name)], ...who };
  await store.activities.create(snapshot, { openRound: 0, ended: false });
  return id;
}

export const attemptOf = (person: number, at: number): Attempt => ({
  room,
  person: personId('web', `p${person}`),
  name: `P${person}`,
  round: 0,
  body: { kind: 'choices', choices: [person % 4] },
  at,
});

/** So many answers a second for a while; how long each took, and the processor time one took. */
async function paced(perSecond: number, seconds: number, record: (person: number) => Promise<unknown>) {
  const took: number[] = [];
  const waiting: Promise<void>[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  while (waiting.length < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, Math.ceil(((performance.now() - start) / 1_000) * perSecond));
    while (waiting.length < due) {
      const before = performance.now();
      waiting.push(record(waiting.length).then(() => void took.push(performance.now() - before)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(waiting);
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: took.length / ((performance.now() - start) / 1_000),
    p50: median(took),
    p99: percentile(took, 0.99),
    cpuMs: (user + system) / 1_000 / took.length,
  };
}

/** What the ledger is measured against: one prepared insert, and whatever comes within 5 ms in one transaction. */
async function byHand() {
  const folder = await mkdtemp(join(tmpdir(), 'colle-bench-'));
  const sqlite = new SQLite(join(folder, 'hand.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec(`create table responses (activity text, round integer, person text, body text, at integer, ms integer,
    primary key (activity, round, person)) without rowid`);
  const insert = sqlite.prepare(`insert into responses values (?, ?, ?, ?, ?, ?)
    on conflict do update set body = excluded.body, at = excluded.at, ms = excluded.ms`);
  let waiting: { readonly row: readonly unknown[]; readonly done: () => void }[] = [];
  const commit = sqlite.transaction((rows: typeof waiting) => {
    for (const { row } of rows) insert.run(...row);
  });
  const flush = () => {
    const rows = waiting;
    waiting = [];
    commit(rows);
    for (const { done } of rows) done();
  };
  return {
    record: (person: number) =>
      new Promise<void>((done) => {
        if (waiting.length === 0) setTimeout(flush, 5);
        const body = JSON.stringify({ kind: 'choices', choices: [person % 4] });
        waiting.push({ row: ['a', 0, `web:p${person}`, body, Date.now(), 1], done });
      }),
    async close() {
      sqlite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const ledgerHead = ['ledger', 'who', 'answers/s', 'p50 ms', 'p99 ms', 'CPU ms an answer', 'Colle’s CPU to it'];

/** The ledger against a hand-written prepared insert with shared commits. */
export async function ledger(rounds: number): Promise<readonly string[][]> {
  const rows: string[][] = [];
  for (const perSecond of [500, 5_000]) {
    const mine = [];
    const theirs = [];
    for (let round = 0; round < rounds; round += 1) {
      const { store, close } = await benchStore();
      const id = await openActivity(store, 'paced');
      mine.push(await paced(perSecond, 3, (person) => store.ledger.record(id, attemptOf(person, Date.now()), 1)));
      await close();
      const hand = await byHand();
      theirs.push(await paced(perSecond, 3, hand.record));
      await hand.close();
    }
    const cpu = [mine, theirs].map((runs) => runs.map((one) => one.cpuMs)) as [number[], number[]];
    for (const [who, runs, ratio] of [
      ['Colle', mine, ''],
      ['a prepared insert', theirs, figure(ratios(...cpu), 2)],
    ] as const)
      rows.push([
        `${perSecond}/s for 3 s`,
        who,
        figure(
          runs.map((one) => one.perSecond),
          0,
        ),
        figure(runs.map((one) => one.p50)),
        figure(runs.map((one) => one.p99)),
        figure(
          runs.map((one) => one.cpuMs),
          3,
        ),
        ratio,
      ]);
  }
  return rows;
}
