/** The value below which a share of the sorted values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A figure over several runs: its median, and the least and the most. */
export function figure(values: readonly number[], digits = 1): string {
  const all = values.filter((value) => !Number.isNaN(value));
  if (all.length === 0) return '–';
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(all))} (${text(Math.min(...all))}–${text(Math.max(...all))})`;
}

/** A ratio run by run, so that it holds when the machine's speed drifts. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] =>
  ours.map((value, run) => value / (theirs[run] ?? Number.NaN));

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How long some work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
