import type { Bar, Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, gommette, marked, oneLine, row, tag, title, verdict, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

type Bars = Picture & { kind: 'bars' };

/** Sizes of a row, in pixels, and how many lines its words may take: few rows of few words are drawn larger. */
interface Rows {
  readonly text: number;
  readonly lines: number;
  readonly sticker: number;
  readonly bar: number;
  readonly gap: number;
}
const few: Rows = { text: 35, lines: 1, sticker: 64, bar: 20, gap: 16 };
const wordy: Rows = { text: 30, lines: 2, sticker: 60, bar: 14, gap: 10 };
const many: Rows = { text: 30, lines: 1, sticker: 50, bar: 14, gap: 10 };
const mostOfFew = 4;
const fewWords = 30;
const shortTitle = 110;

function rowsOf({ title: asked, bars }: Bars): Rows {
  if (bars.length > mostOfFew) return many;
  if (bars.every(({ text }) => text.length <= fewWords)) return few;
  return asked.length <= shortTitle ? wordy : many;
}

/** How the class answered: the right answer by sign, weight and a solid bar; the others light and outlined. */
export function barsNode(picture: Bars, palette: Palette): Node {
  const all = picture.bars.reduce((sum, bar) => sum + bar.count, 0);
  const rows = rowsOf(picture);
  return frame(
    picture,
    palette,
    row({ gap: 20, alignItems: 'center', flex: 1 }, ...head(picture, palette)),
    prompt(picture, palette),
    column(
      { gap: rows.gap, flex: 1, justifyContent: 'space-between' },
      ...picture.bars.map((bar) => barRow(bar, all, rows, palette)),
    ),
  );
}

function head({ label, caption }: Bars, palette: Palette): readonly Node[] {
  return [tag(label, palette), oneLine(caption, { fontSize: 30, fontWeight: 550, color: palette.ink2 })];
}

function prompt(picture: Bars, palette: Palette): Node {
  const { length } = picture.title;
  const crowded = picture.bars.length > mostOfFew;
  const fontSize = length <= 50 && !crowded ? 48 : length <= 90 ? 38 : crowded ? 30 : 34;
  return title(cutName(picture.title, longestTitle(picture)), { fontSize, color: palette.ink });
}

function barRow(bar: Bar, all: number, size: Rows, palette: Palette): Node {
  const right = bar.right === true;
  const hue = bar.letter ? palette.hue[bar.letter] : palette.ink2;
  const soft = bar.letter ? palette.soft[bar.letter] : palette.sunk;
  const height = right ? Math.round(size.bar * 1.4) : size.bar;
  const style = { fontSize: size.text, fontWeight: right ? 650 : 400, color: right ? palette.ink : palette.ink2 };
  const text = size.lines > 1 ? words(bar.text, { ...style, lineClamp: size.lines }) : oneLine(bar.text, style);
  const fill = { height, borderRadius: 4, backgroundColor: right ? hue : soft, border: `2px solid ${hue}` };
  return row(
    { gap: 18, alignItems: 'center' },
    bar.letter ? gommette(bar.letter, size.sticker, palette) : null,
    column(
      { flex: 1, gap: 6, minWidth: 0 },
      row(
        { gap: 12, alignItems: 'center', minWidth: 0 },
        bar.right === null ? null : verdict(right, right ? 32 : 24, right ? palette.ink : palette.ink2),
        right ? marked(text, palette) : text,
      ),
      row(
        { height, borderRadius: 4, backgroundColor: palette.sunk, width: '100%' },
        bar.count === 0 ? null : row({ width: `${(100 * bar.count) / all}%`, ...fill }),
      ),
    ),
    count(bar.count, right, palette),
  );
}

function count(number: number, right: boolean, palette: Palette): Node {
  const size = number < 1_000 ? 44 : 38;
  return words(String(number), {
    fontFamily: display,
    fontWeight: right ? 790 : 720,
    fontSize: right ? size + 8 : size,
    color: right ? palette.ink : palette.ink2,
    width: number < 1_000 ? 92 : 118,
    flexShrink: 0,
    whiteSpace: 'nowrap',
    textAlign: 'right',
  });
}
