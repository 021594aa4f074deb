import type { Bar, Picture } from '../core/view.ts';
import { longestPictured } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, gommette, marked, oneLine, row, title, verdict, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

/** How the class answered: the right answer by sign, weight and a solid bar; the others light and outlined. */
export function barsNode(picture: Picture & { kind: 'bars' }, palette: Palette): Node {
  const most = Math.max(1, ...picture.bars.map((bar) => bar.count));
  const all = picture.bars.reduce((sum, bar) => sum + bar.count, 0);
  const tag = words(picture.label, {
    fontSize: 30,
    fontWeight: 650,
    color: palette.onInk,
    backgroundColor: palette.ink,
    padding: '6px 14px',
    borderRadius: 6,
    alignSelf: 'flex-start',
  });
  const prompt = title(cutName(picture.title, longestPictured.bars), {
    fontSize: picture.title.length > 60 ? 34 : 42,
    color: palette.ink,
  });
  const thick = picture.bars.length > 4 ? 14 : 20;
  const rows = picture.bars.map((bar) => barRow(bar, { most, all, thick, palette, tall: picture.bars.length <= 4 }));
  return frame(
    picture,
    palette,
    column({ gap: 16, flex: 1 }, tag, prompt),
    column({ gap: picture.bars.length > 4 ? 10 : 18, flex: 1, justifyContent: 'flex-end' }, ...rows),
  );
}

interface Drawn {
  readonly most: number;
  readonly all: number;
  readonly thick: number;
  readonly palette: Palette;
  readonly tall: boolean;
}

function barRow(bar: Bar, { all, thick, palette, tall }: Drawn): Node {
  const right = bar.right === true;
  const hue = bar.letter ? palette.hue[bar.letter] : palette.ink2;
  const soft = bar.letter ? palette.soft[bar.letter] : palette.sunk;
  const percent = all === 0 ? 0 : (100 * bar.count) / all;
  const text = oneLine(bar.text, {
    fontSize: tall ? 34 : 30,
    fontWeight: right ? 650 : 400,
    color: right ? palette.ink : palette.ink2,
  });
  return row(
    { gap: 18, alignItems: 'center' },
    bar.letter ? gommette(bar.letter, tall ? 60 : 50, palette) : null,
    column(
      { flex: 1, gap: 6, minWidth: 0 },
      row(
        { gap: 12, alignItems: 'center', minWidth: 0 },
        bar.right === null ? null : verdict(right, right ? 32 : 24, right ? palette.ink : palette.ink2),
        right ? marked(text, palette) : text,
      ),
      row(
        { height: thick, borderRadius: 4, backgroundColor: palette.sunk, width: '100%' },
        percent === 0
          ? null
          : row({
              width: `${percent}%`,
              height: thick,
              borderRadius: 4,
              backgroundColor: right ? hue : soft,
              border: `2px solid ${hue}`,
            }),
      ),
    ),
    words(String(bar.count), {
      fontFamily: display,
      fontWeight: right ? 790 : 720,
      fontSize: bar.count < 1_000 ? (right ? 52 : 44) : right ? 44 : 38,
      color: right ? palette.ink : palette.ink2,
      width: 118,
      flexShrink: 0,
      whiteSpace: 'nowrap',
      textAlign: 'right',
    }),
  );
}
