const articles = new Set(['le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'de', 'd', 'the', 'a', 'an']);

/**
 * A text as people mean it: without case, accents, leading articles, typographic signs and doubled spaces. Hyphens and
 * apostrophes become spaces; "1" and "2" after "type" become "i" and "ii".
 */
export function normalize(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
    .replace(/\btype ?(?:1|i)\b/g, 'type i')
    .replace(/\btype ?(?:2|ii)\b/g, 'type ii')
    .split(' ');
  while (words.length > 1 && articles.has(words[0] ?? '')) words.shift();
  return words.join(' ');
}

/** The numbers of a normalized text in their order: runs of digits, and Roman numerals that stand as words. */
export function numeralsOf(text: string): string {
  return (text.match(/\d+|\b[ivx]+\b/g) ?? []).join(' ');
}
