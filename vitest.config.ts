import { defineConfig } from 'vitest/config';

/** Files that fill the machine: they run after the others, one at a time, or those would time out. */
const loads = ['tests/doors/burst.test.ts', 'tests/page/load.test.ts'];

const shared = { testTimeout: 20_000, hookTimeout: 60_000, pool: 'forks' } as const;

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'test-results/report.json' },
    projects: [
      {
        test: {
          ...shared,
          name: 'house',
          include: ['tests/**/*.test.ts'],
          exclude: loads,
          maxWorkers: 4, // most of a story’s time is spent waiting, whatever the number of cores
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...shared, name: 'load', include: loads, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
