import SQLite from 'better-sqlite3';
import { attemptOf, benchStore, openActivity } from './ledger.ts';
import { figure, median, timed } from './stats.ts';

export const growthHead = ['an answer’s cost', 'with', 'CPU µs an answer', 'commit of one answer, p50 ms'];

const answers = 2_000;
/** As many at once as the smallest class has: the same work in each. */
const together = 10;

/** What one answer costs with so many people who answered before it, and so many past responses in the file. */
export async function growth(rounds: number): Promise<readonly string[][]> {
  const rows: string[][] = [];
  const { store, file, close } = await benchStore();
  try {
    for (const past of [0, 1_000_000, 10_000_000]) {
      await fill(file, past);
      rows.push(['history', `${past.toLocaleString('en')} past responses`, ...(await cost(`h${past}`, 10, rounds))]);
    }
    for (const people of [10, 1_000, 100_000])
      rows.push([
        'class',
        `${people.toLocaleString('en')} participants`,
        ...(await cost(`c${people}`, people, rounds)),
      ]);
  } finally {
    await close();
  }
  return rows;

  async function cost(name: string, people: number, times: number): Promise<readonly string[]> {
    const cpu: number[] = [];
    const wall: number[] = [];
    const id = await openActivity(store, name);
    const answer = (person: number) => store.ledger.record(id, attemptOf(person, Date.now() + person / 1e6), 1);
    for (let from = 0; from < people; from += 500)
      await Promise.all(Array.from({ length: Math.min(500, people - from) }, (_, index) => answer(from + index)));
    for (let time = 0; time < times; time += 1) {
      const before = process.cpuUsage();
      for (let from = 0; from < answers; from += together)
        await Promise.all(Array.from({ length: together }, (_, index) => answer((from + index) % people)));
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / answers);
      const alone: number[] = [];
      for (let one = 0; one < 50; one += 1) alone.push(await timed(() => answer(one % people)));
      wall.push(median(alone));
    }
    return [figure(cpu), figure(wall)];
  }
}

/** Puts past responses into the file beside the open store, up to so many. */
async function fill(file: string, past: number): Promise<void> {
  const sqlite = new SQLite(file);
  const { count } = sqlite.prepare("select count(*) as count from responses where activity like 'past-%'").get() as {
    count: number;
  };
  const insert = sqlite.prepare(`
    insert into responses (activity, round, person, body, at, ms)
    with recursive n(i) as (select ? union all select i + 1 from n where i + 1 < ?)
    select 'past-' || printf('%07d', i / 1000), 0, 'web:p' || (i % 1000), '{"kind":"choices","choices":[1]}', i, 1 from n`);
  for (let from = count; from < past; from += 500_000) {
    insert.run(from, Math.min(past, from + 500_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
}
