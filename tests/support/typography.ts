/** What is wrong with the typography of a French text, in one word each. */
export function frenchSlips(text: string): readonly string[] {
  const slips: readonly (readonly [RegExp, string])[] = [
    [/(?<=\p{L})'(?=\p{L})/u, 'straight apostrophe'],
    [/[^\u202f\s?!][?;]/u, 'no thin space before ? or ;'],
    [/(?<![\u00a0\d])(?<!https):(?!\/\/)(?=[\s\u00a0]|$)/u, 'no no-break space before :'],
    [/«(?!\u00a0)/u, 'no no-break space after «'],
    [/(?<!\u00a0)»/u, 'no no-break space before »'],
    [/ [?!;:»]/u, 'a plain space before a sign'],
    [/\.\.\./, 'three dots instead of …'],
  ];
  return slips.filter(([slip]) => slip.test(text)).map(([, name]) => name);
}
