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
  readonly who: string;
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

/** As many people as the largest burst has. */
export const mostPeople = 5_000;
const longestWaitMs = 30_000;

/** Puts one load on one side. */
async function run({ platform, subject, press }: Side, load: Load): Promise<Run> {
  const calls = platform.otherCalls;
  const cpu = subject.cpuMs();
  const start = performance.now();
  const clicks: Promise<number>[] = [];
  // Every click of a run is another person's.
  const click = () => clicks.push(platform.click(clicks.length + 1, press));
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
  'Colle’s CPU to it',
  'RSS MB',
  'other calls',
] as const;

/** Every load on all sides in turn, so many times; the first side is ours, the second what it is measured against. */
export async function compare(name: string, sides: readonly Side[], rounds: number): Promise<readonly string[][]> {
  // All warm up alike, and know everybody then.
  for (const side of sides)
    for (const load of [
      { kind: 'burst', people: mostPeople },
      { kind: 'rate', perSecond: 500, seconds: 2 },
    ] as const)
      await run(side, load);
  const rows: string[][] = [];
  for (const load of loads) {
    const runs = sides.map((): Run[] => []);
    for (let round = 0; round < rounds; round += 1)
      for (const [index, side] of sides.entries()) runs[index]?.push(await run(side, load));
    for (const [index, side] of sides.entries()) {
      const of = (key: keyof Run, who = index) => (runs[who] ?? []).map((one) => one[key]);
      rows.push([
        name,
        nameOf(load),
        side.who,
        figure(of('perSecond'), 0),
        figure(of('p50')),
        figure(of('p99')),
        figure(of('max'), 0),
        figure(of('cpuMs'), 2),
        index === 0 ? '' : figure(ratios(of('cpuMs', 0), of('cpuMs')), 2),
        figure(of('rssMb'), 0),
        figure(of('otherCalls'), 0),
      ]);
      process.stderr.write(`${rows.at(-1)?.join(' · ')}\n`);
    }
  }
  return rows;
}
