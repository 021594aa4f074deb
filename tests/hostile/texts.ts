import fc from 'fast-check';

/** How many generated cases every property here is put to. `SEED=random` puts it to others each time, and fast-check says which failed. */
export const cases: { numRuns: number; seed?: number } = {
  numRuns: 10_000,
  ...(process.env.SEED === 'random' ? {} : { seed: Number(process.env.SEED ?? 1) }),
};

/** Pieces that ping, format, run, hide, turn text around or break a string somewhere. */
const kinds = {
  pings: ['@everyone', '@here', '<@1>', '<@!1>', '<@&2>', '<#3>', '<@U00000001>', '<!channel>', '<!here|ici>'],
  links: ['<!subteam^S1>', '<#C1|ici>', '<https://evil.example|ici>', '[ici](https://evil.example)', '[ici](<x:y>)'],
  marks: ['<t:0:R>', '</help:1>', '<:x:1>', '<a:x:1>', '&lt;!channel&gt;', '&amp;', '&#60;', '[', ']', '(', ')', '|'],
  signs: ['**gras**', '*', '__', '_x_', '~~', '||caché||', '`', '``', '```', '```js\n', '\\', '\\\\', '\\`'],
  lines: ['# Titre', '\n# Titre', '-# petit', '\n-# petit', '> cité', '>>> tout', '\n- point', '\n* point', '\n12. un'],
  html: [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=x>',
    'javascript:alert(1)',
    '</pre>',
  ],
  unseen: [
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200f',
    '\u061c',
    '\u200b',
    '\ufeff',
    '\u00ad',
    '\u2060',
    '\u3164',
    '\u0000',
  ],
  blanks: ['\u0007', '\u001b[31m', '\u0085', '\u2028', '\r\n', '\r', '\n', '\n\n', '\t', ' ', '\u00a0', '\u3000'],
  scripts: ['🙂', '👩‍👩‍👧', '🏳️‍🌈', '𝕏', '𠮷', 'مرحبا', 'שלום', 'e\u0301', 'Z̸̡̛͍', '\ud83d', '\udc00'],
  formats: ['__proto__', 'constructor', '{count}', '{x, plural, other {#}}', '%s', '$&', "' or 1=1 --", '../..'],
  plain: ['Docker', 'une réponse', '42', '3,14', '-1', '1e9', 'true', 'a', 'é', '«\u00a0', '”', ':', 'term:'],
};
const pieces = Object.values(kinds).flat();

const piece = fc.constantFrom(...pieces);

/** A text a person or a course might send to do harm, short enough for every place that takes one. */
export const shortText = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

const hundredKb = 100_000;
const longTexts = pieces.map((text) => text.repeat(Math.ceil(hundredKb / text.length)).slice(0, hundredKb));

/** A piece over and over, 100 kB of it. */
export const longText = fc.constantFrom(...longTexts);

/** Any hostile text: now and then of 100 kB. */
export const hostileText = fc.oneof({ weight: 60, arbitrary: shortText }, { weight: 1, arbitrary: longText });

/** What somebody sends where a number is due. */
export const numberText = fc.oneof(
  { weight: 8, arbitrary: fc.nat(6).map(String) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '-1', '00', '01', '99', '100', '1e1', '0x1', '1.0', '٣', '２', 'NaN', ' 1'),
  },
  { weight: 1, arbitrary: fc.constantFrom('Infinity', '9'.repeat(400), '1\n', 'null', '__proto__', 'true', '½') },
);

/** A text somebody took from elsewhere and cut, changed, doubled or added to. */
export function tampered(from: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  return fc
    .tuple(from, place, place, fc.constantFrom('cut', 'drop', 'put', 'over', 'twice', 'upper'), piece)
    .map(([text, one, other, how, put]) => {
      const [a, b] = [one, other].map((share) => Math.floor(share * text.length)).sort((x, y) => x - y);
      const [before, middle, after] = [text.slice(0, a), text.slice(a, b), text.slice(b)];
      switch (how) {
        case 'cut':
          return before + middle;
        case 'drop':
          return before + after;
        case 'put':
          return before + put + middle + after;
        case 'over':
          return before + put + after;
        case 'twice':
          return before + middle + middle + after;
        default:
          return text.toUpperCase();
      }
    });
}
