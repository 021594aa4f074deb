import { describe, expect, test } from 'vitest';
import { admit, askedIn, countableAt, cutShort, graceMs, openWindow, reopened } from '../../src/core/answer-window.ts';
import { roomId } from '../../src/core/ids.ts';

const room = roomId('discord', '1');
const opened = openWindow(20_000, 1_000);

describe('the answer window', () => {
  test('starts the bell when the question stands in the first room, and keeps it when it reaches the next', () => {
    const first = askedIn(opened, room, 999_000, 1_300);
    expect(first.bellAt).toBe(21_300);
    const second = askedIn(first, roomId('slack', 'T/C'), 5, 4_000);
    expect(second.bellAt).toBe(21_300);
    expect(countableAt(second)).toBe(21_300 + graceMs);
  });

  test('measures an answer by the platform’s own clock, whatever ours says', () => {
    const window = askedIn(opened, room, 999_000, 1_300);
    expect(admit(window, room, 1_005_400)).toEqual({ kind: 'open', ms: 6_400 });
  });

  test('takes an answer on the bell and refuses it a millisecond later, saying by how much', () => {
    const window = askedIn(opened, room, 999_000, 1_300);
    expect(admit(window, room, 1_019_000)).toEqual({ kind: 'open', ms: 20_000 });
    expect(admit(window, room, 1_019_001)).toEqual({ kind: 'too-late', byMs: 1 });
  });

  test('clamps a click older than its question to no time at all', () => {
    const window = askedIn(opened, room, 999_000, 1_300);
    expect(admit(window, room, 998_000)).toEqual({ kind: 'open', ms: 0 });
  });

  test('rung early, takes what was clicked before and refuses what came after', () => {
    const window = cutShort(askedIn(opened, room, 999_000, 1_300), 1_003_000, 5_300);
    expect(admit(window, room, 1_003_000)).toEqual({ kind: 'open', ms: 4_000 });
    expect(admit(window, room, 1_003_200)).toEqual({ kind: 'too-late', byMs: 200 });
    expect(countableAt(window)).toBe(5_300 + graceMs);
  });

  test('goes on after a pause with what was left', () => {
    const window = askedIn(reopened(askedIn(opened, room, 999_000, 1_300), 8_000, 60_000), room, 2_000_000, 60_200);
    expect(window.bellAt).toBe(60_200 + 12_000);
    expect(admit(window, room, 2_001_000)).toEqual({ kind: 'open', ms: 9_000 });
  });

  test('without a bell stays open until somebody closes it', () => {
    const window = askedIn(openWindow(null, 0), room, 0, 0);
    expect(countableAt(window)).toBeNull();
    expect(admit(window, room, 3_600_000)).toEqual({ kind: 'open', ms: 3_600_000 });
  });
});
