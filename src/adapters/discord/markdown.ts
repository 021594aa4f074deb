import { localPart, platformOf } from '../../core/ids.ts';
import type { Span, Text } from '../../core/view.ts';

/** Characters that cannot be seen, or that turn text around; a line break stays. */
const unseen = /(?!\n)\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const special = /[\\*_~`|<>[\]#@]/g;
const lineStart = /^(\s*)([-+]|\d+\.)(?=\s)/gm;

/** A string as people are to read it: no mark-up, no mention, no character that hides or turns text around. */
export function escaped(text: string): string {
  return text.replace(unseen, '').replace(special, '\\$&').replace(lineStart, '$1\\$2');
}

/** Text inside a code block, which knows no escapes. */
export function inCode(text: string): string {
  return text.replace(unseen, '').replace(/`/g, 'ʼ');
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
      return `[${escaped(span.text)}](<${encodeURI(decodeURI(span.url))}>)`;
    case 'person':
      return platformOf(span.person) === 'discord' ? `<@${localPart(span.person)}>` : `**${escaped(span.name)}**`;
    case 'countdown':
      return countdown(span.until);
  }
}

/** Marks a text without the spaces at its ends, which markdown would not take. */
function around(sign: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner ? `${before}${sign}${escaped(inner)}${sign}${after}` : text;
}

/** A time that ticks in every client; the clock time stands beside it, for the ticking may stop under a minute. */
export function countdown(until: number): string {
  const seconds = Math.ceil(until / 1_000);
  return `<t:${seconds}:R> (<t:${seconds}:T>)`;
}
