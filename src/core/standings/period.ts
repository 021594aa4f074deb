import type { Instant } from '../ids.ts';

const dayMs = 86_400_000;

/** The names a moment's points are kept under: `all`, its month (`2026-11`) and its ISO week (`2026-W48`), where the class is. */
export function periodsOf(
  now: Instant,
  timeZone: string,
): { readonly all: string; readonly month: string; readonly week: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const year = part('year');
  const month = part('month');
  return { all: 'all', month: `${year}-${two(month)}`, week: isoWeek(Date.UTC(year, month - 1, part('day')) / dayMs) };
}

/** The ISO week of a day counted from 1970-01-01: weeks start on Monday, and the year's first Thursday is in week 1. */
function isoWeek(day: number): string {
  const weekday = (((day + 3) % 7) + 7) % 7;
  const thursday = day - weekday + 3;
  const year = yearOf(thursday);
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / dayMs) / 7) + 1;
  return `${year}-W${two(week)}`;
}

function yearOf(day: number): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (day < Date.UTC(guess, 0, 1) / dayMs) return guess - 1;
  return day >= Date.UTC(guess + 1, 0, 1) / dayMs ? guess + 1 : guess;
}

const two = (number: number) => String(number).padStart(2, '0');
