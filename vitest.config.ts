import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Files that fill the machine: they run after the others, one at a time, or those would time out. */
const loads = ['tests/doors/burst.test.ts', 'tests/page/load.test.ts', 'tests/page/sixty.test.ts'];

/** Files that keep a browser busy for long: they would take a platform’s seconds, so they run by themselves. */
const browsing = ['tests/page/hands.test.ts', 'tests/page/looks.test.ts', 'tests/page/preview.test.ts'];

/** Files that only reckon, for a minute each: they leave the processor to those that keep a platform’s seconds. */
const sums = ['tests/hostile/**/*.test.ts', 'tests/simulation/**/*.test.ts'];

/** Most of a story’s time is spent waiting, whatever the number of cores. */
const together = { maxWorkers: 6, maxConcurrency: 2, sequence: { groupOrder: 1 } } as const;

const shared = { testTimeout: 20_000, hookTimeout: 60_000, pool: 'forks' } as const;

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'test-results/report.json' },
    sequence: { sequencer: LongestFirst },
    // Slack's client rejects with nothing at all when it is stopped while it reconnects; whatever says what it is fails the run.
    onUnhandledError: ({ type, message }) => !(type === 'Unhandled Rejection' && message === undefined),
    projects: [
      {
        test: {
          ...shared,
          ...together,
          name: 'house',
          include: ['tests/**/*.test.ts'],
          exclude: [...loads, ...browsing, ...sums],
        },
      },
      { test: { ...shared, ...together, name: 'sums', include: sums, setupFiles: 'tests/support/low-priority.ts' } },
      { test: { ...shared, name: 'browsing', include: browsing, maxWorkers: 2, sequence: { groupOrder: 2 } } },
      { test: { ...shared, name: 'load', include: loads, maxWorkers: 1, sequence: { groupOrder: 3 } } },
    ],
  },
});
