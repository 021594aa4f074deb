import { describe, expect, test } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';
import { simulate } from './simulate.ts';

const seeds = 200;
const together = 20;

describe('a simulated school', { timeout: 60_000 }, () => {
  test.each(Array.from({ length: seeds / together }, (_, index) => index * together + 1))(
    'keeps its promises in twenty worlds from seed %i',
    async (first) => {
      for (let seed = first; seed < first + together; seed += 1) {
        const { faults } = await simulate(seed);
        expect(faults, `npm run simulate -- --seed ${seed}`).toEqual([]);
      }
    },
  );

  test('tells the same story again for the same seed', async () => {
    const [one, other] = [await simulate(7), await simulate(7)];
    expect(one).toEqual(other);
    expect(one.clicks).toBeGreaterThan(0);
  });
});

describe('a simulated school finds a Colle that', { timeout: 60_000 }, () => {
  test.each(plantedBugs)('$what', async ({ bug, shows }) => {
    const found: string[] = [];
    for (let seed = 1; seed <= 26 && !found.some((fault) => shows.test(fault)); seed += 1)
      found.push(...(await simulate(seed, bug)).faults);
    expect(found.join('\n')).toMatch(shows);
  });
});
