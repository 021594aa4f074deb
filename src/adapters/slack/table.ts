import type { KnownBlock, RawTextElement, RichTextBlock } from '@slack/types';
import type { Block } from '../../core/view.ts';
import { visible } from '../../core/visible.ts';
import { rich, richText, section } from './words.ts';

const widestTable = 60;
const mostRows = 100;
const mostColumns = 20;
const mostInTable = 10_000;

type Table = Block & { kind: 'table' };

/** Whether a table may be Slack's own. */
export const fitsTable = ({ head, rows }: Table) =>
  rows.length < mostRows &&
  head.length <= mostColumns &&
  lettersOf([head, ...rows.map((row) => row.cells)]) < mostInTable;

const lettersOf = (rows: readonly (readonly string[])[]) =>
  rows.flat().reduce((sum, cell) => sum + visible(cell).length, 0);

/** Slack's own table: its first row is the head; the reader's row is strong. */
export function framedTable({ head, rows, numeric = [] }: Table): KnownBlock {
  const cell = (text: string, marked: boolean): RichTextBlock | RawTextElement => {
    const said = visible(text) || ' ';
    return marked ? rich([{ type: 'text', text: said, style: { bold: true } }]) : { type: 'raw_text', text: said };
  };
  return {
    type: 'table',
    column_settings: head.map((_, column) => ({
      align: numeric.includes(column) ? 'right' : 'left',
      is_wrapped: true,
    })),
    rows: [{ cells: head, marked: false }, ...rows].map(({ cells, marked = false }) =>
      cells.map((text) => cell(text, marked)),
    ),
  };
}

/** Columns of fixed width where they fit; else each row on lines of its own. */
export function tableOf({ head, rows, numeric = [] }: Table): KnownBlock[] {
  const all = [head, ...rows.map((row) => row.cells)];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => [...(cells[column] ?? '')].length)));
  if (widths.reduce((sum, width) => sum + width + 2, 0) <= widestTable) {
    const line = (cells: readonly string[], marked = false) => {
      const padded = cells.map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return numeric.includes(column) ? space + cell : cell + space;
      });
      return `${marked ? '› ' : '  '}${padded.join('  ')}`.trimEnd();
    };
    const text = visible([line(head), ...rows.map((row) => line(row.cells, row.marked))].join('\n'));
    return [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }] }];
  }
  return rows.flatMap(({ cells: [first = '', ...others] }): KnownBlock[] => [
    {
      type: 'rich_text',
      elements: [
        section(richText([{ kind: 'strong', text: first }])),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: others.map((cell, index) =>
            section(richText([{ kind: 'strong', text: `${head[index + 1] ?? ''} ` }, cell])),
          ),
        },
      ],
    },
  ]);
}
