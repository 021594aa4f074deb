import type { Picture } from '../core/view.ts';
import { longestPictured } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, oneLine, row, title, verdict, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

const mostParts = 6;
const thick = 26;

type Parts = Picture & { kind: 'parts' };

/** How far one person is: solid for what was right, outlined for what was missed, empty for what was not met yet. */
export function partsNode(picture: Parts, palette: Palette): Node {
  const [right, missed, unseen] = picture.legend;
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestPictured.parts), { fontSize: 44, color: palette.ink, flex: 1 }),
    column(
      { flex: 1, gap: 22, justifyContent: 'center' },
      ...picture.parts.slice(0, mostParts).map((part) => partRow(part, palette)),
    ),
    row(
      { gap: 30, alignItems: 'center' },
      key(right, row({ ...solid(palette), width: 34 }), palette),
      key(missed, row({ ...outlined(palette), width: 34 }), palette),
      key(unseen, row({ ...empty(palette), width: 34 }), palette),
    ),
  );
}

const solid = (palette: Palette) => ({ height: thick, borderRadius: 4, backgroundColor: palette.ink });
const outlined = (palette: Palette) => ({
  height: thick,
  borderRadius: 4,
  backgroundColor: palette.sheet,
  border: `3px solid ${palette.ink}`,
});
const empty = (palette: Palette) => ({ height: thick, borderRadius: 4, backgroundColor: palette.sunk });

function key(text: string, swatch: Node, palette: Palette): Node {
  return row({ gap: 10, alignItems: 'center' }, swatch, words(text, { fontSize: 28, color: palette.ink2 }));
}

function partRow(part: Parts['parts'][number], palette: Palette): Node {
  const share = (count: number) => `${(100 * count) / part.total}%`;
  const finished = part.right === part.total;
  return column(
    { gap: 8 },
    row(
      { alignItems: 'center', gap: 14 },
      finished ? verdict(true, 30, palette.ink) : null,
      oneLine(part.title, { fontSize: 31, fontWeight: finished ? 650 : 400, color: palette.ink, flex: 1 }),
      words(`${part.right} / ${part.total}`, {
        fontFamily: display,
        fontWeight: 720,
        fontSize: 34,
        color: palette.ink,
        whiteSpace: 'nowrap',
        flexShrink: 0,
      }),
    ),
    row(
      { ...empty(palette), width: '100%' },
      part.right > 0 ? row({ ...solid(palette), width: share(part.right) }) : null,
      part.missed > 0 ? row({ ...outlined(palette), width: share(part.missed) }) : null,
    ),
  );
}
