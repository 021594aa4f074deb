import { createHash } from 'node:crypto';
import type { Picture } from '../core/view.ts';
import { barsNode } from './bars.ts';
import { Fonts } from './fonts.ts';
import type { Node } from './node.ts';
import { partsNode } from './parts.ts';
import { podiumNode } from './podium.ts';
import { shiftNode } from './shift.ts';
import { sizeOf } from './size.ts';
import { stacksNode } from './stacks.ts';
import { standingsNode } from './standings.ts';
import type { Palette, Theme } from './tokens.ts';
import { palettes } from './tokens.ts';

const mostKept = 200;
const kept = new Map<string, Promise<Uint8Array>>();
let opened: ReturnType<typeof openRenderer> | null = null;

/**
 * A picture as a PNG, 900 or 1200 pixels wide and at most 675 high. The same picture is drawn once; drawing runs beside the main loop. Fonts
 * are loaded with the first picture. Rejects when the rasteriser fails.
 */
export function drawPng(picture: Picture, theme: Theme): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([theme, picture]))
    .digest('base64url');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const drawn = rasterise(picture, theme);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  return drawn;
}

async function rasterise(picture: Picture, theme: Theme): Promise<Uint8Array> {
  opened ??= openRenderer();
  const { renderer, fonts } = await opened;
  await fonts.prepare(JSON.stringify(picture));
  return renderer.render(nodeOf(picture, palettes[theme]), { ...sizeOf(picture), format: 'png' });
}

/** The picture laid out, before it is drawn. */
export function nodeOf(picture: Picture, palette: Palette): Node {
  switch (picture.kind) {
    case 'bars':
      return barsNode(picture, palette);
    case 'shift':
      return shiftNode(picture, palette);
    case 'podium':
      return podiumNode(picture, palette);
    case 'standings':
      return standingsNode(picture, palette);
    case 'parts':
      return partsNode(picture, palette);
    case 'stacks':
      return stacksNode(picture, palette);
  }
}

async function openRenderer() {
  const { Renderer } = await import('@takumi-rs/core');
  const opened = new Renderer();
  return { renderer: opened, fonts: await Fonts.open(opened) };
}
