import { numeralsOf } from '../course/normalize.ts';

/** How many letters may be wrong in a word of this length. */
export function toleratedErrors(letters: number): number {
  if (letters >= 9) return 2;
  return letters >= 5 ? 1 : 0;
}

/**
 * The number of letters to add, drop, change or swap with a neighbour to come from one text to the other, none touched
 * twice (optimal string alignment), or Infinity when it is more than `most`. Letters are counted as UTF-16 units.
 */
export function spellingDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const changed = (last[column - 1] ?? 0) + (same ? 0 : 1);
      let best = Math.min(changed, (last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      line.push(best);
    }
    if (Math.min(...line) > most) return Number.POSITIVE_INFINITY;
    before = last;
    last = line;
  }
  return last[other.length] ?? Number.POSITIVE_INFINITY;
}

/**
 * Whether a typed text is an expected one but for a slip of the fingers: spaces left out, or a letter or two wrong.
 * Numbers, Roman ones too, must be the same. Both normalized.
 */
export function isSlipOf(typed: string, expected: string): boolean {
  if (typed.replaceAll(' ', '') === expected.replaceAll(' ', '')) return true;
  if (numeralsOf(typed) !== numeralsOf(expected)) return false;
  const most = toleratedErrors(expected.replace(/[^\p{L}]/gu, '').length);
  return most > 0 && spellingDistance(typed, expected, most) <= most;
}
