import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodsOf } from '../../src/core/standings/period.ts';

const weekOf = (at: string, timeZone = 'UTC') => periodsOf(Date.parse(at), timeZone).week;
const monthOf = (at: string, timeZone = 'UTC') => periodsOf(Date.parse(at), timeZone).month;

describe('the week of a moment', () => {
  test.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2028-02-29', '2028-W09'],
    ['1969-12-31', '1970-W01'],
  ])('on %s is %s', (day, week) => {
    expect(weekOf(`${day}T00:00Z`)).toBe(week);
    expect(weekOf(`${day}T23:59:59.999Z`)).toBe(week);
  });

  test('and its month are those that SQLite’s own calendar says, on any day', () => {
    const sqlite = new SQLite(':memory:');
    const asked = sqlite.prepare("select strftime('%G-W%V', ?) as week, strftime('%Y-%m', ?) as month");
    const day = fc
      .integer({ min: Date.UTC(1950, 0, 1) / 1_000, max: Date.UTC(2200, 0, 1) / 1_000 })
      .map((second) => new Date(second * 1_000).toISOString());
    fc.assert(
      fc.property(day, (at) => {
        expect({ week: weekOf(at), month: monthOf(at) }).toEqual(asked.get(at, at));
      }),
      { numRuns: 1_000 },
    );
    sqlite.close();
  });

  test.each([
    {
      change: 'spring',
      before: '2026-03-29T21:59:59.999Z',
      after: '2026-03-29T22:00Z',
      weeks: ['2026-W13', '2026-W14'],
    },
    {
      change: 'autumn',
      before: '2026-10-25T22:59:59.999Z',
      after: '2026-10-25T23:00Z',
      weeks: ['2026-W43', '2026-W44'],
    },
  ])('ends at midnight in Paris on the $change day that has not twenty-four hours', ({ before, after, weeks }) => {
    expect([weekOf(before, 'Europe/Paris'), weekOf(after, 'Europe/Paris')]).toEqual(weeks);
  });
});

describe('where the class is', () => {
  test('decides the day: one moment is in two weeks, two months and two years', () => {
    const at = '2028-01-01T05:00Z';
    expect([monthOf(at, 'America/Los_Angeles'), monthOf(at, 'Asia/Tokyo')]).toEqual(['2027-12', '2028-01']);
    const sunday = '2026-11-29T20:00Z';
    expect([weekOf(sunday, 'Europe/Paris'), weekOf(sunday, 'Pacific/Kiritimati')]).toEqual(['2026-W48', '2026-W49']);
  });

  test('never changes the name of all time', () => {
    expect(periodsOf(0, 'Asia/Kolkata').all).toBe(periodsOf(Date.now(), 'Europe/Paris').all);
  });
});
