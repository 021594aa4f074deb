import { describe, expect, test } from 'vitest';
import type { Response } from '../../src/core/activity.ts';
import { countVotes, pickReasons, shiftBetween } from '../../src/core/debate/shift.ts';
import { personId } from '../../src/core/ids.ts';

const vote = (name: string, choice: number, reason?: string): Response => ({
  person: personId('web', name),
  round: 1,
  body: { kind: 'choices', choices: [choice], ...(reason ? { reason } : {}) },
  at: 0,
  ms: 0,
});

describe('the shift between two votes', () => {
  test('counts only those who voted twice', () => {
    const first = [vote('a', 0), vote('b', 1), vote('c', 2)];
    const second = [vote('a', 2), vote('b', 1), vote('d', 0)];
    expect(shiftBetween(first, second, 3)).toEqual({
      both: 2,
      moved: 1,
      flows: [
        [0, 0, 1],
        [0, 1, 0],
        [0, 0, 0],
      ],
    });
  });

  test('counts votes by option', () => {
    expect(countVotes([vote('a', 0), vote('b', 2), vote('c', 2)], 4)).toEqual([1, 0, 2, 0]);
  });
});

describe('the reasons that open a discussion', () => {
  test('are as many for each option that had votes, three at most', () => {
    const votes = ['p', 'q', 'r', 's'].map((name) => vote(name, 0, `because ${name}`));
    const others = [vote('t', 1, 'one'), vote('u', 1, 'two'), vote('v', 1)];
    const picked = pickReasons([...votes, ...others], 3, 7);
    expect(picked.map((reasons) => reasons.length)).toEqual([2, 2, 0]);
  });

  test('are none when an option that had votes has no reason', () => {
    expect(pickReasons([vote('a', 0, 'because'), vote('b', 1)], 2, 7)).toEqual([[], []]);
  });

  test('stand in an order that does not follow who wrote first', () => {
    const votes = Array.from({ length: 12 }, (_, index) => vote(`p${index}`, 0, `reason ${index}`));
    const orders = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(pickReasons(votes, 1, seed))));
    expect(orders.size).toBeGreaterThan(1);
  });
});
