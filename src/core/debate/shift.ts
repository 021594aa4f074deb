import type { Response } from '../activity.ts';
import type { DebateShift } from './debate-state.ts';

/** Below this many people who voted twice, a from-to figure could name somebody. */
export const namelessFrom = 5;

/** The option a response chose; null when it is none of `options`. */
export function optionOf(response: Response, options: number): number | null {
  if (response.body.kind !== 'choices') return null;
  const [choice] = response.body.choices;
  return choice !== undefined && choice >= 0 && choice < options ? choice : null;
}

/** Votes by option. */
export function countVotes(responses: readonly Response[], options: number): number[] {
  const counts = Array.from({ length: options }, () => 0);
  for (const response of responses) {
    const option = optionOf(response, options);
    if (option !== null) counts[option] = (counts[option] ?? 0) + 1;
  }
  return counts;
}

/** Who moved between two votes, in figures only: people who voted in both, by the option they left and the one they took. */
export function shiftBetween(first: readonly Response[], second: readonly Response[], options: number): DebateShift {
  const flows = Array.from({ length: options }, () => Array.from({ length: options }, () => 0));
  const before = new Map(first.map((response) => [response.person, optionOf(response, options)]));
  let both = 0;
  let moved = 0;
  for (const response of second) {
    const from = before.get(response.person) ?? null;
    const to = optionOf(response, options);
    const row = from === null ? undefined : flows[from];
    if (!row || to === null) continue;
    row[to] = (row[to] ?? 0) + 1;
    both += 1;
    if (from !== to) moved += 1;
  }
  return { both, moved, flows };
}

const reasonsEach = 3;

/**
 * Reasons to open the discussion with: the same number, at most three, for each option that had votes, in an order drawn
 * from `seed`. The options nobody chose have none.
 */
export function pickReasons(responses: readonly Response[], options: number, seed: number): string[][] {
  const all = Array.from({ length: options }, (): string[] => []);
  for (const response of responses) {
    const option = optionOf(response, options);
    if (option === null || response.body.kind !== 'choices' || !response.body.reason) continue;
    all[option]?.push(response.body.reason);
  }
  const counts = countVotes(responses, options);
  const chosen = all.filter((_, option) => (counts[option] ?? 0) > 0);
  const each = Math.min(reasonsEach, ...chosen.map((reasons) => reasons.length));
  const order = sequence(seed);
  return all.map((reasons) => shuffled(reasons, order).slice(0, Number.isFinite(each) ? each : 0));
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1 that follow from a seed alone (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
