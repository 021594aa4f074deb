import type { Letter, Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, oneLine, row, tag, words } from './node.ts';
import { shape } from './shape.ts';
import { margin, sizeOf } from './size.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

type Podium = Picture & { kind: 'podium' };

/** Second, first, third, as they stand; the first overlaps both. */
const blocks = [
  { place: 1, height: 184, name: 38, rank: 96, lap: 0 },
  { place: 0, height: 258, name: 50, rank: 124, lap: -8 },
  { place: 2, height: 124, name: 38, rank: 80, lap: -8 },
] as const;
const width = 326;

/** The first three of a quiz as ink, highlighter and paper, and how the class did together; stickers are tossed behind them. */
export function podiumNode(picture: Podium, palette: Palette): Node {
  const { height } = sizeOf(picture);
  return frame(
    picture,
    palette,
    row(
      { gap: 20, alignItems: 'center', flex: 1 },
      tag(cutName(picture.title, longestTitle(picture)), palette),
      words(picture.caption, { fontSize: 30, color: palette.ink2, flex: 1, lineClamp: 2 }),
    ),
    ...(picture.places.length > 0 ? toss.map((one) => tossed(one, palette)) : []),
    row(
      { position: 'absolute', left: 0, bottom: 0, width: 1200, height: height - 150, ...stands },
      ...blocks.map((block) => standing(picture, block, palette)),
    ),
  );
}

const stands = { alignItems: 'flex-end', justifyContent: 'center' };

function standing({ places }: Podium, block: (typeof blocks)[number], palette: Palette): Node {
  const { place, height, name, rank, lap } = block;
  const one = places[place];
  if (!one) return column({ width, marginLeft: lap });
  const { color, ...ground } = groundOf(place, palette);
  return column(
    { width, marginLeft: lap, alignItems: 'center' },
    words(cutName(one.name, 34), {
      fontFamily: display,
      fontWeight: 760,
      fontSize: name,
      lineHeight: 1.08,
      color: palette.ink,
      textAlign: 'center',
      padding: '0 12px',
      lineClamp: 3,
    }),
    oneLine(one.points, {
      fontFamily: display,
      fontWeight: 600,
      fontSize: 34,
      color: palette.ink2,
      margin: '4px 0 12px',
    }),
    column(
      { width, height, borderRadius: '12px 12px 0 0', alignItems: 'center', paddingTop: 14, ...ground },
      words(String(one.rank), { fontFamily: display, fontWeight: 790, fontSize: rank, lineHeight: 1, color }),
    ),
  );
}

function groundOf(place: number, palette: Palette): Readonly<Record<string, string>> & { readonly color: string } {
  if (place === 0) return { backgroundColor: palette.marker, color: palette.onMarker };
  if (place === 1) return { backgroundColor: palette.ink, color: palette.onInk };
  return { border: `3px solid ${palette.ink}`, color: palette.ink };
}

interface Tossed {
  readonly letter: Letter;
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly turn: number;
}
const toss: readonly Tossed[] = [
  { letter: 'A', size: 50, left: 74, top: 250, turn: -14 },
  { letter: 'C', size: 42, left: 126, top: 134, turn: 0 },
  { letter: 'D', size: 44, left: 262, top: 106, turn: 12 },
  { letter: 'B', size: 30, left: 206, top: 226, turn: 20 },
  { letter: 'F', size: 50, left: 352, top: 186, turn: 8 },
  { letter: 'B', size: 42, left: 822, top: 108, turn: 14 },
  { letter: 'A', size: 34, left: 884, top: 220, turn: -32 },
  { letter: 'C', size: 28, left: 1084, top: 100, turn: 0 },
  { letter: 'E', size: 54, left: 1010, top: 146, turn: 6 },
  { letter: 'D', size: 32, left: 1112, top: 212, turn: 10 },
];

function tossed({ letter, size, left, top, turn }: Tossed, palette: Palette): Node {
  return column({ position: 'absolute', left, top: top + margin.top - 36 }, shape(letter, size, palette, turn));
}
