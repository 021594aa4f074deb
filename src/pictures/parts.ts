import type { Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, oneLine, row, title, verdict, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

const mostParts = 8;
/** From so many parts on the rows are drawn closer. */
const many = 6;

type Parts = Picture & { kind: 'parts' };

/** How far one person is: solid for what was right, outlined for what was missed, empty for what was not met yet. */
export function partsNode(picture: Parts, palette: Palette): Node {
  const [right, missed, unseen] = picture.legend;
  const parts = picture.parts.slice(0, mostParts);
  const close = parts.length >= many;
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink, flex: 1 }),
    column(
      { flex: 1, gap: close ? 8 : 22, justifyContent: 'center' },
      ...parts.map((part) => partRow(part, close, palette)),
    ),
    row(
      { gap: 30, alignItems: 'center' },
      key(right, row({ ...solid(palette), ...swatch }), palette),
      key(missed, row({ ...outlined(palette), ...swatch }), palette),
      key(unseen, row({ ...empty(palette), ...swatch }), palette),
    ),
  );
}

const swatch = { width: 34, height: 26 };
const solid = (palette: Palette) => ({ borderRadius: 4, backgroundColor: palette.ink });
const outlined = (palette: Palette) => ({
  borderRadius: 4,
  backgroundColor: palette.sheet,
  border: `3px solid ${palette.ink}`,
});
const empty = (palette: Palette) => ({ borderRadius: 4, backgroundColor: palette.sunk });

function key(text: string, swatch: Node, palette: Palette): Node {
  return row({ gap: 10, alignItems: 'center' }, swatch, words(text, { fontSize: 30, color: palette.ink2 }));
}

function partRow(part: Parts['parts'][number], close: boolean, palette: Palette): Node {
  const height = close ? 12 : 26;
  const share = (count: number) => `${(100 * count) / part.total}%`;
  const finished = part.right === part.total;
  return column(
    { gap: close ? 2 : 8 },
    row(
      { alignItems: 'center', gap: 14 },
      finished ? verdict(true, close ? 24 : 30, palette.ink) : null,
      oneLine(part.title, {
        fontSize: close ? 30 : 31,
        lineHeight: close ? 1.1 : 1.2,
        fontWeight: finished ? 650 : 400,
        color: palette.ink,
        flex: 1,
      }),
      words(`${part.right} / ${part.total}`, {
        fontFamily: display,
        fontWeight: 720,
        fontSize: close ? 30 : 34,
        lineHeight: close ? 1.1 : 1.2,
        color: palette.ink,
        whiteSpace: 'nowrap',
        flexShrink: 0,
      }),
    ),
    row(
      { ...empty(palette), height, width: '100%' },
      part.right > 0 ? row({ ...solid(palette), height, width: share(part.right) }) : null,
      part.missed > 0 ? row({ ...outlined(palette), height, width: share(part.missed) }) : null,
    ),
  );
}
