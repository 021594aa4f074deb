import type { Node } from '@takumi-rs/core';
import type { Letter } from '../core/view.ts';
import { drawing } from './drawing.ts';
import type { Palette } from './tokens.ts';

const shapes: Readonly<Record<Letter, string>> = {
  A: '<path d="M49 13 91 84 10 87Z" stroke-width="16" stroke-linejoin="round"/>',
  B: '<path d="M15 17 86 14 87 86 14 84Z" stroke-width="15" stroke-linejoin="round"/>',
  C: '<path stroke="none" d="M51 3.5C77 3 97 24 97 50 97 77 76 97 50 96.5 23 96 3 76 3.5 49.5 4 23 25 4 51 3.5Z"/>',
  D: '<path d="M51 8 92 51 49 92 8 49Z" stroke-width="14" stroke-linejoin="round"/>',
  E: '<path d="M50 10 64 34 91 39 73 60 76 88 50 78 24 88 27 60 9 39 36 34Z" stroke-width="15" stroke-linejoin="round"/>',
  F: '<path stroke="none" d="M50 2a24 24 0 0 1 24 24a24 24 0 0 1 0 48a24 24 0 0 1-48 0a24 24 0 0 1 0-48a24 24 0 0 1 24-24Z"/>',
};
/** The silhouette of a letter’s sticker, turned by some degrees. */
export function shape(letter: Letter, size: number, palette: Palette, turn = 0): Node {
  const hue = palette.hue[letter];
  const drawn = `<g fill="${hue}" stroke="${hue}" transform="rotate(${turn} 50 50)">${shapes[letter]}</g>`;
  // What is turned needs room for its corners.
  const viewBox = turn === 0 ? '0 0 100 100' : '-12 -12 124 124';
  return drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${drawn}</svg>`, size, size);
}
