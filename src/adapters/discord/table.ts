import type { Block } from '../../core/view.ts';
import { escaped, inCode } from './markdown.ts';

const widest = 52;

/** A table in columns of fixed width where it fits a phone; else each row on lines of its own. */
export function tableText({ head, rows, numeric = [] }: Block & { kind: 'table' }): string {
  const all = [head, ...rows.map((row) => row.cells)];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => [...(cells[column] ?? '')].length)));
  const width = widths.reduce((sum, one) => sum + one, 0) + 2 * (widths.length - 1);
  if (width > widest) return rows.map((row) => stacked(head, row.cells)).join('\n\n');
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return numeric.includes(column) ? `${space}${inCode(cell)}` : `${inCode(cell)}${space}`;
      })
      .join('  ')
      .trimEnd();
  const lines = rows.map((row) => `${row.marked ? '› ' : '  '}${line(row.cells)}`);
  return `\`\`\`\n${[`  ${line(head)}`, ...lines].join('\n')}\n\`\`\``;
}

function stacked(head: readonly string[], cells: readonly string[]): string {
  const [first = '', ...others] = cells;
  return [
    `**${escaped(first)}**`,
    ...others.map((cell, index) => `- **${escaped(head[index + 1] ?? '')}** ${escaped(cell)}`),
  ].join('\n');
}
