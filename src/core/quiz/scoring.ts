/** How points follow from a right answer: by how fast it came, or the same for all. */
export const scorings = ['speed', 'accuracy'] as const;
export type Scoring = (typeof scorings)[number];

/** What a wholly right answer is worth at most. */
export const fullPoints = 1_000;
const instantMs = 500;

/**
 * The points of an answer that was right by `share` (0 to 1) and took `ms` of a window of `totalMs` (null: no bell).
 * By speed: `1000 · (1 − t/2T)`, all of it under half a second; else 1000. Rounded, never below zero.
 */
export function pointsFor(share: number, ms: number, totalMs: number | null, scoring: Scoring): number {
  const flat = scoring === 'accuracy' || totalMs === null || ms < instantMs;
  const t = flat ? 0 : Math.min(ms, totalMs);
  const base = Math.round(fullPoints * (1 - (flat ? 0 : t / (2 * totalMs))));
  return Math.round(base * Math.min(Math.max(share, 0), 1));
}
