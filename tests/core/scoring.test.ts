import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointsFor } from '../../src/core/quiz/scoring.ts';

describe('points', () => {
  test.each([
    { ms: 0, points: 1000 },
    { ms: 499, points: 1000 },
    { ms: 500, points: 988 },
    { ms: 10_000, points: 750 },
    { ms: 20_000, points: 500 },
    { ms: 25_000, points: 500 },
  ])('by speed, $ms ms of 20 s are worth $points', ({ ms, points }) => {
    expect(pointsFor(1, ms, 20_000, 'speed')).toBe(points);
  });

  test('are flat by accuracy and without a bell', () => {
    expect(pointsFor(1, 19_000, 20_000, 'accuracy')).toBe(1000);
    expect(pointsFor(1, 3_600_000, null, 'speed')).toBe(1000);
  });

  test('follow the share that was right', () => {
    expect(pointsFor(0.5, 0, 20_000, 'speed')).toBe(500);
    expect(pointsFor(0, 0, 20_000, 'speed')).toBe(0);
  });

  test('never fall when an answer comes earlier, and stay from 0 to 1000', () => {
    const ms = fc.integer({ min: 0, max: 400_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const total = fc.integer({ min: 5_000, max: 300_000 });
    fc.assert(
      fc.property(ms, ms, share, total, (one, other, right, totalMs) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const first = pointsFor(right, early, totalMs, 'speed');
        const second = pointsFor(right, late, totalMs, 'speed');
        expect(first).toBeGreaterThanOrEqual(second);
        expect(second).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
