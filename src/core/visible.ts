/** What joins emoji and letters, and picks their form, stays. */
const unseen = /(?!\n|\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;

/** A text without characters that cannot be seen or that turn text around, and without halves of some; line breaks stay. */
export const visible = (text: string): string => text.replace(unseen, '');

/** A text of at most `most` UTF-16 units; a mark stands for what was cut, and no character is cut in two. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
