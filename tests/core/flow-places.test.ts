import { describe, expect, test } from 'vitest';
import { bandsOf, labelsOf, placesOf } from '../../src/core/debate/flow-places.ts';

describe('a flow between two votes', () => {
  test.each([
    {
      before: [12, 16, 6, 0],
      after: [3, 14, 17, 0],
      flows: [
        [2, 4, 6, 0],
        [1, 9, 6, 0],
        [0, 1, 5, 0],
        [0, 0, 0, 0],
      ],
    },
    {
      before: [5, 0],
      after: [0, 5],
      flows: [
        [0, 5],
        [0, 0],
      ],
    },
    {
      before: [0, 0, 0],
      after: [0, 0, 0],
      flows: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    },
  ])('lets everybody weigh the same on both sides of a flow: $before', ({ before, after, flows }) => {
    const places = placesOf(before.map((count, place) => ({ before: count, after: after[place] ?? 0 })));
    for (const [slots, counts] of [[places.before, before] as const, [places.after, after] as const]) {
      for (const [place, slot] of slots.entries()) {
        expect(slot.nodeH).toBeCloseTo((counts[place] ?? 0) * places.one);
        expect(slot.h).toBeGreaterThan(8);
        expect(slot.y + slot.h).toBeLessThanOrEqual((slots[place + 1]?.y ?? 100) + 1e-6);
      }
    }
    const bands = bandsOf(flows, places);
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(flows.flat().reduce((sum, count) => sum + count, 0));
    for (const { h, count } of bands) expect(h).toBeCloseTo(count * places.one);
  });

  test('says how many moved where five or more did, and on the way itself', () => {
    const options = [
      { before: 12, after: 3 },
      { before: 6, after: 15 },
    ];
    const bands = bandsOf(
      [
        [2, 10],
        [1, 5],
      ],
      placesOf(options),
    );
    const labels = labelsOf(bands);
    expect(labels.map(({ count }) => count)).toEqual([10]);
    for (const { x, y } of labels) {
      expect(x).toBeGreaterThan(10);
      expect(x).toBeLessThan(90);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(100);
    }
  });
});
