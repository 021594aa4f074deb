import type { Node } from '@takumi-rs/core';
import type { Letter, Picture } from '../core/view.ts';
import { visible } from '../core/visible.ts';
import { drawing } from './drawing.ts';
import { shape } from './shape.ts';
import { margin, sizeOf } from './size.ts';
import type { Palette } from './tokens.ts';
import { display, reading } from './tokens.ts';

export type { Node };

type Style = Readonly<Record<string, string | number>>;

/** Things beside each other. */
export const row = (style: Style, ...children: readonly (Node | null)[]): Node =>
  box({ flexDirection: 'row', ...style }, children);
/** Things below each other. */
export const column = (style: Style, ...children: readonly (Node | null)[]): Node =>
  box({ flexDirection: 'column', ...style }, children);

function box(style: Style, children: readonly (Node | null)[]): Node {
  return {
    type: 'container',
    style: { display: 'flex', ...style },
    children: children.filter((child) => child !== null),
  };
}

/** Words as pictures can show them: the fonts have no narrow space, and no marks that turn text around are wanted. */
export function shown(text: string): string {
  return visible(text)
    .replace(/\u202f/g, '\u00a0')
    .replace(/\n/g, ' ');
}

/** Words in the reading font. */
export const words = (text: string, style: Style): Node => ({
  type: 'text',
  text: shown(text),
  style: { fontFamily: reading, lineHeight: 1.2, ...style },
});

/** Words on one line, with … where they are cut to fit the place they have. */
export const oneLine = (text: string, style: Style): Node =>
  words(text, { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0, ...style });

const roman = /(?<=\btypes?[\s\u00a0](?:I[\s\u00a0](?:ou|or|et|and)[\s\u00a0])?)I{1,2}\b/gi;

/** A title in the display font; Roman numerals keep their serifs. */
export function title(text: string, style: Style): Node {
  const parts: Node[] = [];
  const said = shown(text);
  let from = 0;
  const part = (piece: string, own: Style) => {
    for (const word of piece.split(/(?<=[ ])/))
      if (word !== '') parts.push({ type: 'text', text: word, style: { whiteSpace: 'pre', ...own } });
  };
  for (const { 0: numeral, index } of said.matchAll(roman)) {
    part(said.slice(from, index), { fontFamily: display, fontWeight: 720 });
    part(numeral, { fontFamily: reading, fontWeight: 800 });
    from = index + numeral.length;
  }
  part(said.slice(from), { fontFamily: display, fontWeight: 720 });
  return row({ flexWrap: 'wrap', lineHeight: 1.12, letterSpacing: '-0.012em', ...style }, ...parts);
}

const lowered: Partial<Record<Letter, { readonly size: number; readonly top: number }>> = {
  A: { size: 0.44, top: 0.25 },
  E: { size: 0.42, top: 0.05 },
};

/** The sticker of an answer: letter, shape and hue. */
export function gommette(letter: Letter, size: number, palette: Palette): Node {
  const { size: share, top } = lowered[letter] ?? { size: 0.5, top: 0 };
  const sign: Node = {
    type: 'text',
    text: letter,
    style: { fontFamily: display, fontWeight: 800, fontSize: size * share, lineHeight: 1, color: palette.onHue },
  };
  return box({ position: 'relative', width: size, height: size, flexShrink: 0 }, [
    shape(letter, size, palette),
    box(
      {
        position: 'absolute',
        left: 0,
        top: 0,
        width: size,
        height: size,
        paddingTop: size * top,
        justifyContent: 'center',
        alignItems: 'center',
      },
      [sign],
    ),
  ]);
}

/** A label glued on an edge: what something is. */
export const tag = (text: string, palette: Palette): Node =>
  words(text, {
    fontSize: 30,
    fontWeight: 650,
    flexShrink: 0,
    color: palette.onInk,
    backgroundColor: palette.ink,
    padding: '6px 14px',
    borderRadius: 6,
  });

/** ✓ heavy or ✗ light, drawn. */
export function verdict(right: boolean, size: number, colour: string): Node {
  const path = right
    ? `<path d="M4 13.2 9.5 18.5 20 6" fill="none" stroke="${colour}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`
    : `<path d="M6 6 18 18M18 6 6 18" fill="none" stroke="${colour}" stroke-width="2.6" stroke-linecap="round"/>`;
  return drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${path}</svg>`, size, size);
}

/** The wordmark: the C is a clock ring with its yellow head. */
export function logo(height: number, palette: Palette): Node {
  const ring = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M46.84 16.66A21.7 21.7 0 1 0 47.63 46.52" fill="none" stroke="${palette.ink}" stroke-width="12.6"/><circle cx="47.63" cy="46.52" r="12.4" fill="${palette.sheet}"/><circle cx="47.63" cy="46.52" r="9.4" fill="${palette.marker}"/></svg>`;
  const size = height * 1.15;
  return row(
    { alignItems: 'center', flexShrink: 0 },
    drawing(ring, size, size),
    words('olle', {
      fontFamily: display,
      fontWeight: 760,
      fontSize: height * 1.02,
      color: palette.ink,
      marginLeft: -height * 0.08,
      lineHeight: 1,
    }),
  );
}

/** Words under the highlighter: a stroke behind them on paper, a yellow line under them in the dark. */
export function marked(node: Node, palette: Palette): Node {
  const style: Style = palette.markerFills
    ? { backgroundColor: palette.marker, borderRadius: 7, padding: '1px 7px', marginLeft: -7 }
    : { borderBottom: `5px solid ${palette.marker}` };
  return box({ ...style, alignSelf: 'flex-start' }, [node]);
}

/** The frame every picture stands in: an opaque sheet, its head, the logo top right. */
export function frame(picture: Picture, palette: Palette, head: Node, ...body: readonly (Node | null)[]): Node {
  return column(
    {
      ...sizeOf(picture),
      backgroundColor: palette.sheet,
      padding: `${margin.top}px ${margin.side}px`,
      gap: 24,
      position: 'relative',
    },
    row({ justifyContent: 'space-between', alignItems: 'flex-start', gap: 24 }, head, logo(40, palette)),
    ...body,
  );
}

/** A name cut so that it keeps one line. */
export function cutName(text: string, most: number): string {
  const letters = [...shown(text)];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}
