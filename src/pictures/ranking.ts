import type { Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, oneLine, row, title, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

const mostRows = 10;

/** A leaderboard: the first ten, the first three in a square of their own. */
export function standingsNode(picture: Picture & { kind: 'standings' }, palette: Palette): Node {
  const rows = picture.rows.slice(0, mostRows + 1).map((one) => line(one, palette));
  return frame(
    picture,
    palette,
    row(
      { gap: 18, alignItems: 'baseline', flex: 1 },
      title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink }),
      words(picture.caption, { fontSize: 30, color: palette.ink2 }),
    ),
    column({ flex: 1, gap: 3 }, ...rows),
  );
}

interface Line {
  readonly rank: number;
  readonly name: string;
  readonly points: string;
  readonly marked?: boolean;
}

function line({ rank, name, points, marked }: Line, palette: Palette): Node {
  const colour = marked ? palette.onMarker : palette.ink;
  return row(
    {
      alignItems: 'center',
      gap: 18,
      height: 46,
      padding: '0 14px',
      borderRadius: 8,
      ...(marked ? { backgroundColor: palette.marker } : {}),
    },
    rankSquare(rank, palette, marked === true),
    oneLine(name, {
      fontSize: 31,
      fontWeight: rank <= 3 || marked ? 650 : 400,
      color: colour,
      flex: 1,
    }),
    words(points, {
      fontFamily: display,
      fontWeight: 720,
      fontSize: 32,
      color: colour,
      textAlign: 'right',
      whiteSpace: 'nowrap',
      flexShrink: 0,
    }),
  );
}

/** First highlighted, second ink, third outlined; the others a number alone. */
function rankSquare(rank: number, palette: Palette, marked: boolean): Node {
  const looks = [
    { backgroundColor: palette.marker, color: palette.onMarker },
    { backgroundColor: palette.ink, color: palette.onInk },
    { border: `3px solid ${palette.ink}`, color: palette.ink },
  ];
  const plain = { color: marked ? palette.onMarker : palette.ink2 };
  return words(String(rank), {
    fontSize: 30,
    fontWeight: 650,
    width: Math.max(48, 20 * String(rank).length),
    flexShrink: 0,
    height: 42,
    borderRadius: 8,
    textAlign: 'center',
    paddingTop: 2,
    ...(marked ? plain : (looks[rank - 1] ?? plain)),
  });
}

const steps = [
  { place: 1, height: 190 },
  { place: 0, height: 250 },
  { place: 2, height: 140 },
] as const;

/** The end of a quiz: second, first, third as ink, highlighter and paper; the others in a list. */
export function podiumNode(picture: Picture & { kind: 'podium' }, palette: Palette): Node {
  const stands = steps.map(({ place, height }) => {
    const one = picture.places[place];
    if (!one) return column({ width: 230 });
    const look: Readonly<Record<string, string>> =
      place === 0
        ? { backgroundColor: palette.marker, color: palette.onMarker }
        : place === 1
          ? { backgroundColor: palette.ink, color: palette.onInk }
          : { border: `3px solid ${palette.ink}`, color: palette.ink };
    const { color = palette.ink, ...ground } = look;
    return column(
      { width: 230, alignItems: 'center', gap: 8 },
      words(cutName(one.name, 26), { fontSize: 31, fontWeight: 650, color: palette.ink, textAlign: 'center' }),
      column(
        { width: 230, height, borderRadius: '12px 12px 0 0', alignItems: 'center', paddingTop: 10, ...ground },
        words(String(one.rank), { fontFamily: display, fontWeight: 790, fontSize: 64, color, lineHeight: 1.05 }),
        words(one.points, { fontFamily: display, fontWeight: 720, fontSize: 36, color }),
      ),
    );
  });
  const rest = picture.places.slice(3, 10).map((one) => line(one, palette));
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink, flex: 1 }),
    row(
      { flex: 1, gap: 36, alignItems: 'flex-end' },
      row({ alignItems: 'flex-end' }, ...stands),
      rest.length > 0 ? column({ flex: 1, gap: 6, paddingBottom: 12 }, ...rest) : null,
    ),
    words(cutName(picture.caption, 80), { fontSize: 30, color: palette.ink2 }),
  );
}
