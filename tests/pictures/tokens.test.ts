import { describe, expect, test } from 'vitest';
import { letters } from '../../src/core/view.ts';
import type { Palette, Theme } from '../../src/pictures/tokens.ts';
import { palettes } from '../../src/pictures/tokens.ts';

type Ground = Exclude<keyof Palette, 'hue' | 'soft' | 'markerFills'>;

const themes: readonly Theme[] = ['light', 'dark'];

/** Relative luminance of a `#RRGGBB` colour, 0 to 1, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast is measured as WCAG measures it', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast('#336699', '#336699')).toBe(1);
});

describe.each(themes)('the colours of %s pictures', (theme) => {
  const palette = palettes[theme];
  const reads: readonly (readonly [Ground, Ground, number])[] = [
    ['ink', 'sheet', 7],
    ['ink2', 'sheet', 7],
    ['ink', 'sunk', 7],
    ['onInk', 'ink', 7],
    ['onMarker', 'marker', 7],
    ['edge', 'sheet', 3],
  ];

  test.each(reads)('%s on %s has a contrast of at least %i', (front, ground, least) => {
    expect(contrast(palette[front], palette[ground])).toBeGreaterThanOrEqual(least);
  });

  test.each(letters)('the sticker %s stands out from the sheet, and its letter from the sticker', (letter) => {
    expect(contrast(palette.hue[letter], palette.sheet)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.onHue, palette.hue[letter])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(letters)('the bar of %s has an edge that stands out from its soft fill and its track', (letter) => {
    expect(contrast(palette.hue[letter], palette.soft[letter])).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.hue[letter], palette.sunk)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.ink, palette.soft[letter])).toBeGreaterThanOrEqual(7);
  });

  test('no two stickers share a hue', () => {
    expect(new Set(Object.values(palette.hue)).size).toBe(letters.length);
  });
});
