import type { Text } from '../../../../core/view.ts';
import { plain } from '../../../../core/view.ts';

const sentenceEnd = /(?<=[.!?…](?:[\s\u00a0\u202f]?[»”")])?)\s+(?=[\p{Lu}«“"(])/u;

/** A text sentence by sentence. */
export const sentencesOf = (text: string): readonly string[] => text.split(sentenceEnd);

/** A text in its strong beginning, without the full stop, and the rest. */
export function leadOf(text: Text): { readonly lead: string; readonly rest: string } {
  const [first, ...rest] = text;
  if (typeof first !== 'object' || first.kind !== 'strong') return { lead: '', rest: plain(text) };
  return { lead: first.text.replace(/\.?\s*$/, ''), rest: plain(rest) };
}
