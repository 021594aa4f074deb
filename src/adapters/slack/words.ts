import type { KnownBlock, PlainTextElement, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Span, Text } from '../../core/view.ts';
import { shortened, visible } from '../../core/visible.ts';

/** A string in Slack's own markup: nothing in it can mention or link. */
export function escaped(text: string): string {
  return visible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Words of at most `most` characters for a place that knows no markup; a mark when nothing can be seen. */
export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: shortened(visible(text).trim(), most) || '…', emoji: false };
}

/** Running text as data: nothing to escape, nothing that can ping. */
export function richText(text: Text): RichTextElement[] {
  return text.flatMap((span) => elementOf(span) ?? []);
}

function elementOf(span: Span): RichTextElement | null {
  if (typeof span === 'string') return textElement(span);
  switch (span.kind) {
    case 'strong':
    case 'mark':
      return textElement(span.text, { bold: true });
    case 'code':
      return textElement(span.text, { code: true });
    case 'link':
      return { type: 'link', url: span.url, text: visible(span.text) };
    // A user element would ping: the name is enough.
    case 'person':
      return textElement(span.name, { bold: true });
    case 'countdown':
      return {
        type: 'date',
        timestamp: Math.ceil(span.until / 1_000),
        format: '{time_secs}',
        fallback: clockTime(span.until),
      };
  }
}

function textElement(text: string, style?: { readonly bold?: true; readonly code?: true }): RichTextElement | null {
  const said = visible(text);
  return said === '' ? null : { type: 'text', text: said, ...(style ? { style } : {}) };
}

/** Running text in Slack's markup, for small print. */
export function mrkdwn(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return escaped(span);
      switch (span.kind) {
        case 'link':
          return `<${span.url.replace(/\|/g, '%7C')}|${escaped(span.text).replace(/\|/g, '¦')}>`;
        case 'countdown':
          return dateMark(span.until);
        case 'person':
          return escaped(span.name);
        default:
          return escaped(span.text);
      }
    })
    .join('');
}

/** A time each reader sees on their own clock. */
function dateMark(until: number): string {
  return `<!date^${Math.ceil(until / 1_000)}^{time_secs}|${clockTime(until)}>`;
}

const clockTime = (at: number) => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/** A line of rich text. */
export const section = (elements: RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: elements.length > 0 ? elements : [{ type: 'text', text: ' ' }],
});

/** A paragraph of rich text. */
export const rich = (elements: RichTextElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [section(elements)],
});

/** A paragraph, or nothing. */
export const richOr = (elements: RichTextElement[]): KnownBlock[] => (elements.length > 0 ? [rich(elements)] : []);
