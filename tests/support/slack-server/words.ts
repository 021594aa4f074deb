import type { Piece } from './checks.ts';

/** Blocks as people read them: a line each, Slack's escapes undone. */
export function textOf(blocks: readonly Piece[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

const plain = (text: string | Piece | undefined): string => {
  const words = typeof text === 'string' ? text : typeof text?.text === 'string' ? text.text : '';
  return words
    .replace(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
};

function linesOf(block: Piece): readonly string[] {
  switch (block.type) {
    case 'rich_text':
      return (block.elements ?? []).flatMap((part) =>
        part.type === 'rich_text_list' ? (part.elements ?? []).map((item) => `- ${running(item)}`) : [running(part)],
      );
    case 'table':
      return (block.rows ?? []).map((cells) => cells.map((cell) => linesOf(cell).join(' ')).join(' | '));
    case 'image':
      return [`<${block.alt_text}>`];
    case 'actions':
      return (block.elements ?? []).map(({ text }) => plain(text));
    case 'context':
      return (block.elements ?? []).map(({ text }) => plain(text));
    default:
      return [plain(block.text), ...(block.accessory?.options ?? []).map(({ text }) => plain(text))];
  }
}

/** Rich text runs on: its strings are data, never markup. */
const running = (part: Piece): string =>
  (part.elements ?? []).map((one) => (typeof one.text === 'string' ? one.text : (one.fallback ?? ''))).join('');
