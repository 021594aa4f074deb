import type { Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import { drawing } from './drawing.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, gommette, marked, row, title, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

type Shift = Picture & { kind: 'shift' };

const flow = { width: 380, height: 370 };
const gap = 18;
const thick = 26;

/** A debate before and after: who stayed is pale, who moved is strong in the hue they left. */
export function shiftNode(picture: Shift, palette: Palette): Node {
  const left = placesOf(picture.options.map((option) => option.before));
  const right = placesOf(picture.options.map((option) => option.after));
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink, flex: 1 }),
    row(
      { flex: 1, justifyContent: 'center', gap: 18 },
      side(picture, 'before', left, palette),
      column({ paddingTop: 40 }, drawing(flowSvg(picture, left, right, palette), flow.width, flow.height)),
      side(picture, 'after', right, palette),
    ),
    caption(picture, palette),
  );
}

function caption(picture: Shift, palette: Palette): Node {
  const text = words(cutName(picture.caption, 90), {
    fontSize: 32,
    fontWeight: picture.flows ? 650 : 400,
    color: palette.ink,
  });
  return picture.flows ? marked(text, palette) : text;
}

interface Place {
  readonly y: number;
  readonly h: number;
}

/** Where each option's node stands; a column fills the height whatever the votes. */
function placesOf(counts: readonly number[]): readonly Place[] {
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const room = flow.height - gap * (counts.length - 1);
  // Every node keeps room for its own line of words.
  const least = Math.min(44, room / counts.length);
  const free = room - least * counts.length;
  let y = 0;
  return counts.map((count) => {
    const h = least + (free * count) / all;
    const place = { y, h };
    y += h + gap;
    return place;
  });
}

function side(picture: Shift, which: 'before' | 'after', places: readonly Place[], palette: Palette): Node {
  const most = Math.max(...picture.options.map((option) => option[which]));
  const thousands = picture.options.some(({ before, after }) => Math.max(before, after) >= 1_000);
  const rows = picture.options.map((option, index) => {
    const count = words(String(option[which]), {
      fontFamily: display,
      fontWeight: 760,
      fontSize: thousands ? 34 : option[which] === most && which === 'after' ? 52 : 44,
      color: palette.ink,
      width: 92,
      flexShrink: 0,
      whiteSpace: 'nowrap',
      textAlign: which === 'before' ? 'right' : 'left',
    });
    const name = words(option.text, { fontSize: 30, lineHeight: 1.05, color: palette.ink, flex: 1, lineClamp: 2 });
    const { y = 0, h = 0 } = places[index] ?? {};
    const style = { position: 'absolute', top: y, left: 0, width: 350, height: h, alignItems: 'center', gap: 14 };
    const sticker = gommette(option.letter, 44, palette);
    return which === 'before' ? row(style, sticker, name, count) : row(style, count, sticker, name);
  });
  return column(
    { width: 350, gap: 4 },
    words(picture[which], {
      fontSize: 30,
      color: palette.ink2,
      fontWeight: 550,
      textAlign: which === 'before' ? 'right' : 'left',
    }),
    column({ position: 'relative', width: 350, height: flow.height }, ...rows),
  );
}

/** The flows as one drawing. */
function flowSvg({ options, flows }: Shift, left: readonly Place[], right: readonly Place[], palette: Palette): string {
  const from = left.map(({ y }) => y);
  const to = right.map(({ y }) => y);
  const end = flow.width - thick;
  const bands = (flows ?? []).flatMap((line, start) =>
    line.map((count, stop) => {
      const option = options[start];
      if (count === 0 || !option) return '';
      const out = ((left[start]?.h ?? 0) * count) / Math.max(1, option.before);
      const into = ((right[stop]?.h ?? 0) * count) / Math.max(1, options[stop]?.after ?? 1);
      const y1 = from[start] ?? 0;
      const y2 = to[stop] ?? 0;
      from[start] = y1 + out;
      to[stop] = y2 + into;
      const middle = flow.width / 2;
      const d = `M${thick} ${y1}C${middle} ${y1} ${middle} ${y2} ${end} ${y2}V${y2 + into}C${middle} ${y2 + into} ${middle} ${y1 + out} ${thick} ${y1 + out}Z`;
      return `<path d="${d}" fill="${palette.hue[option.letter]}" fill-opacity="${start === stop ? 0.16 : 0.62}"/>`;
    }),
  );
  const nodes = options.map(({ letter, before, after }, index) => {
    const node = (x: number, place: Place | undefined, count: number) =>
      `<rect x="${x}" y="${place?.y ?? 0}" width="${thick}" height="${place?.h ?? 0}" rx="5" fill="${palette.hue[letter]}" fill-opacity="${count === 0 ? 0.25 : 1}"/>`;
    return node(0, left[index], before) + node(end, right[index], after);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${flow.width} ${flow.height}">${bands.join('')}${nodes.join('')}</svg>`;
}
