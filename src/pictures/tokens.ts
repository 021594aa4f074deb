import type { Letter } from '../core/view.ts';

/** The colours of a picture, dark for Discord and light for Slack. */
export interface Palette {
  readonly sheet: string;
  readonly sunk: string;
  readonly line: string;
  readonly edge: string;
  readonly ink: string;
  readonly ink2: string;
  readonly onInk: string;
  readonly marker: string;
  readonly onMarker: string;
  readonly onHue: string;
  readonly hue: Readonly<Record<Letter, string>>;
  readonly soft: Readonly<Record<Letter, string>>;
  /** Whether the highlighter is a stroke behind the words; else a line under them. */
  readonly markerFills: boolean;
}

export type Theme = 'light' | 'dark';

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    sheet: '#FFFFFF',
    sunk: '#E9EBF4',
    line: '#D5D9E8',
    edge: '#7C82A3',
    ink: '#171A38',
    ink2: '#464B6C',
    onInk: '#FFFFFF',
    marker: '#FFDD3C',
    onMarker: '#171A38',
    onHue: '#FFFFFF',
    hue: { A: '#0B5FFF', B: '#CF3800', C: '#06803F', D: '#A3006F', E: '#6F3B12', F: '#5A14B0' },
    soft: { A: '#DDE9FF', B: '#F8E3DB', C: '#DCEDE4', D: '#F2DBEB', E: '#EBE4DE', F: '#E8DEF4' },
    markerFills: true,
  },
  dark: {
    sheet: '#1A1E3C',
    sunk: '#0B0D20',
    line: '#343A63',
    edge: '#7E86B4',
    ink: '#F2F3FB',
    ink2: '#C0C5E2',
    onInk: '#10132A',
    marker: '#FFDD3C',
    onMarker: '#10132A',
    onHue: '#10132A',
    hue: { A: '#67AFFF', B: '#FF9533', C: '#22F0D8', D: '#EF4C9A', E: '#C9AC95', F: '#9C6FFF' },
    soft: { A: '#2B3E67', B: '#4C383A', C: '#1C4C5E', D: '#492851', E: '#413D50', F: '#373067' },
    markerFills: false,
  },
};

/** Titles, and numbers people compare. */
export const display = 'Bricolage';
/** All else; its I has serifs, so that "type I" cannot be read "type l". */
export const reading = 'Atkinson';
