import { setTimeout as sleep } from 'node:timers/promises';
import { figure, median, percentile, ratios } from '../stats.ts';
import type { Subject } from '../subject.ts';
import type { Platform } from './platform.ts';

/** How people click: so many a second for a while, or all at once. */
export type Load =
  | { readonly kind: 'rate'; readonly perSecond: number; readonly seconds: number }
  | { readonly kind: 'burst'; readonly people: number };

export const loads: readonly Load[] = [
  { kind: 'rate', perSecond: 200, seconds: 4 },
  { kind: 'rate', perSecond: 500, seconds: 4 },
  { kind: 'rate', perSecond: 1_000, seconds: 4 },
  { kind: 'burst', people: 2_000 },
  { kind: 'burst', people: 5_000 },
];

/** One side of the comparison: a platform of its own with a subject connected to it. */
export interface Side {
  readonly platform: Platform;
  readonly subject: Subject;
  readonly press: string;
}

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly otherCalls: number;
}

let nextPerson = 1;
const longestWaitMs = 20_000;

/** Puts one load on one side. Every click is another person's. */
async function run({ platform, subject, press }: Side, load: Load): Promise<Run> {
  const calls = platform.otherCalls;
  const cpu = subject.cpuMs();
  const start = performance.now();
  const clicks: Promise<number>[] = [];
  const click = () => {
    clicks.push(platform.click(nextPerson, press));
    nextPerson += 1;
  };
  if (load.kind === 'burst') for (let person = 0; person < load.people; person += 1) click();
  else {
    const all = load.perSecond * load.seconds;
    while (clicks.length < all) {
      const due = Math.min(all, Math.ceil(((performance.now() - start) / 1_000) * load.perSecond));
      while (clicks.length < due) click();
      await sleep(1);
    }
  }
  const late = sleep(longestWaitMs, null, { ref: false });
  const done = await Promise.race([Promise.all(clicks), late]);
  if (!done) throw new Error(`not every click was acknowledged within ${longestWaitMs} ms`);
  const took = (performance.now() - start) / 1_000;
  // What follows an answer (a board's edit, a receipt) is part of what it costs.
  await sleep(1_500);
  return {
    perSecond: done.length / took,
    p50: median(done),
    p99: percentile(done, 0.99),
    max: Math.max(...done),
    cpuMs: (subject.cpuMs() - cpu) / done.length,
    rssMb: subject.rssMb(),
    otherCalls: platform.otherCalls - calls,
  };
}

const nameOf = (load: Load) =>
  load.kind === 'rate' ? `${load.perSecond}/s for ${load.seconds} s` : `burst of ${load.people}`;

export const answersHead = [
  'answers',
  'load',
  'who',
  'acknowledged/s',
  'p50 ms',
  'p99 ms',
  'max ms',
  'CPU ms an answer',
  'ratio of CPU',
  'RSS MB',
  'other calls',
] as const;

/** Every load on both sides in turn, so many times. */
export async function compare(name: string, ours: Side, bare: Side, rounds: number): Promise<readonly string[][]> {
  // Both warm up alike.
  for (const side of [ours, bare]) await run(side, { kind: 'rate', perSecond: 500, seconds: 2 });
  const rows: string[][] = [];
  for (const load of loads) {
    const mine: Run[] = [];
    const theirs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      mine.push(await run(ours, load));
      theirs.push(await run(bare, load));
    }
    const of = (runs: readonly Run[], key: keyof Run) => runs.map((one) => one[key]);
    const row = (who: string, runs: readonly Run[], ratio: string) => [
      name,
      nameOf(load),
      who,
      figure(of(runs, 'perSecond'), 0),
      figure(of(runs, 'p50')),
      figure(of(runs, 'p99')),
      figure(of(runs, 'max'), 0),
      figure(of(runs, 'cpuMs'), 2),
      ratio,
      figure(of(runs, 'rssMb'), 0),
      figure(of(runs, 'otherCalls'), 0),
    ];
    rows.push(row('Colle', mine, figure(ratios(of(mine, 'cpuMs'), of(theirs, 'cpuMs')), 2)), row('bare', theirs, ''));
    for (const one of rows.slice(-2)) process.stderr.write(`${one.join(' · ')}\n`);
  }
  return rows;
}
