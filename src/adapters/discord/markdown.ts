import { localPart, platformOf } from '../../core/ids.ts';
import type { Span, Text } from '../../core/view.ts';
import { shortened, visible } from '../../core/visible.ts';

const special = /[\\*_~`|<>[\]#@]/g;
const lineStart = /^([^\S\n]*\d*)([-+.])(?=\s)/gm;

/** A string as people are to read it: no mark-up, no mention, no character that hides or turns text around. */
export function escaped(text: string): string {
  return visible(text).replace(special, '\\$&').replace(lineStart, '$1\\$2');
}

/** One line for a place that knows no mark-up (a label, an alt text, a title), cut with a mark to `most` characters; the mark alone when nothing can be seen. */
export function plainLine(text: string, most: number): string {
  return shortened(visible(text).replace(/\s+/g, ' ').trim(), most) || '…';
}

/** Text inside a code block, which knows no escapes. */
export function inCode(text: string): string {
  return visible(text).replace(/`/g, 'ʼ');
}

/** Running text in Discord's markdown. */
export function markdown(text: Text): string {
  return text.map(spanOf).join('');
}

function spanOf(span: Span): string {
  if (typeof span === 'string') return escaped(span);
  switch (span.kind) {
    case 'strong':
      return around('**', span.text);
    case 'mark':
      return around('__', span.text);
    case 'code':
      return `\`${inCode(span.text)}\``;
    case 'link':
      return `[${escaped(span.text)}](<${span.url}>)`;
    case 'person':
      return platformOf(span.person) === 'discord' ? `<@${localPart(span.person)}>` : `**${escaped(span.name)}**`;
    case 'countdown':
      return countdown(span.until);
  }
}

/** Marks a text without the spaces at its ends, which markdown would not take. */
function around(sign: string, text: string): string {
  const said = visible(text);
  const inner = said.trim();
  return inner ? said.replace(inner, () => `${sign}${escaped(inner)}${sign}`) : '';
}

/** A time that ticks in every client; the clock time stands beside it, for the ticking may stop under a minute. */
export function countdown(until: number): string {
  const seconds = Math.ceil(until / 1_000);
  return `<t:${seconds}:R> (<t:${seconds}:T>)`;
}
