import type { Block, View } from '../../src/core/view.ts';
import { marksInLine, plain } from '../../src/core/view.ts';

/** A view as plain lines, as a person would read them out. */
export function wordsOf(view: View): string {
  return [view.label, view.title, ...view.blocks.flatMap(linesOf)].filter(Boolean).join('\n');
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [plain(block.text)];
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    case 'table':
      return [block.head, ...block.rows.map((row) => row.cells)].map((cells) => cells.join(' | '));
    case 'buttons':
      return [block.buttons.map((button) => `[${button.label}]`).join(' ')];
    case 'choices':
    case 'menu':
      return block.choices.map((choice) => `(${choice.letter}) ${choice.text}`);
    case 'clock':
      return [];
    case 'stopped-clock':
    case 'count':
      return [block.text];
    case 'score':
      return [`${block.value} ${block.of}`, marksInLine(block.rounds)];
    case 'picture':
      return [`<${block.alt}>`];
  }
}

/** What pressing sends, by the label or letter of what is pressed. Throws when a view has no such thing. */
export function pressOf(view: View, label: string | RegExp): string {
  const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
  for (const block of view.blocks) {
    if (block.kind === 'buttons') {
      const button = block.buttons.find((one) => fits(one.label));
      if (button?.kind === 'press') return button.press;
    }
    if (block.kind === 'choices' && block.press) {
      const place = block.choices.findIndex((choice) => fits(choice.letter) || fits(choice.text));
      if (place >= 0) return `${block.press}:${place}`;
    }
  }
  throw new Error(`nothing to press called ${label} in:\n${wordsOf(view)}`);
}
