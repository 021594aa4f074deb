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
