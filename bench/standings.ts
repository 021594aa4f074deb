import SQLite from 'better-sqlite3';
import { personId, roomId } from '../src/core/ids.ts';
import type { StandingsQuery } from '../src/core/standings/standings.ts';
import { benchStore } from './ledger.ts';
import { figure, median, timed } from './stats.ts';

export const standingsHead = ['standings', 'own place with neighbours, ms', 'first ten, ms', 'how many people, ms'];

const scope = roomId('web', 'bench');
const query: StandingsQuery = { scope, period: 'all', course: null, now: Date.now() };
const looks = 200;

/** Own place and first ten with so many people on one leaderboard. */
export async function standings(rounds: number): Promise<readonly string[][]> {
  const rows: string[][] = [];
  for (const people of [10_000, 1_000_000, 5_000_000]) {
    const { store, file, close } = await benchStore();
    try {
      fill(file, people);
      const own: number[] = [];
      const top: number[] = [];
      const all: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const times: number[] = [];
        for (let look = 0; look < looks; look += 1) {
          const person = personId('web', `p${Math.floor((people * (look + 0.5)) / looks)}`);
          times.push(await timed(() => store.standings.around(query, person)));
        }
        own.push(median(times));
        top.push(median(await repeated(() => store.standings.top(query, 10))));
        all.push(median(await repeated(() => store.standings.people(query))));
      }
      rows.push([`${people.toLocaleString('en')} people`, figure(own, 2), figure(top, 2), figure(all, 2)]);
    } finally {
      await close();
    }
  }
  return rows;
}

async function repeated(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let look = 0; look < looks; look += 1) times.push(await timed(work));
  return times;
}

/** Fills one leaderboard: points spread unevenly from 1 to 50,000, as after a year of quizzes. */
function fill(file: string, people: number): void {
  const sqlite = new SQLite(file);
  sqlite.exec(`
    begin;
    insert into standings (scope, course, period, person, points)
    with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${people})
    select '${scope}', '', 'all', 'web:p' || i, 1 + (i * 7919 % 50000) * (i * 104729 % 50000) / 50000 from n;
    insert into tallies (scope, course, period, span, bucket, people)
    select scope, course, period, value, points / value, count(*) from standings, json_each('[64,8192]') group by 4, 5;
    commit;`);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
}
