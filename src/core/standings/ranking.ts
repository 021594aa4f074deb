import type { Total } from '../activity.ts';
import type { Place } from './standings.ts';

/** Totals as places, best first; equal points share a rank (1, 2, 2, 4) and stand by name. */
export function ranked(totals: readonly Total[]): readonly Place[] {
  const sorted = [...totals].sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'fr'));
  let rank = 0;
  return sorted.map((total, index) => {
    if (index === 0 || sorted[index - 1]?.points !== total.points) rank = index + 1;
    return { ...total, rank };
  });
}
