import type { Band, BandLabel, Places, Slot } from '../core/debate/flow-places.ts';
import { bandsOf, labelsOf, outlineOf, placesOf } from '../core/debate/flow-places.ts';
import type { Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import { drawing } from './drawing.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, gommette, marked, row, title, words } from './node.ts';
import type { Palette } from './tokens.ts';
import { display } from './tokens.ts';

type Shift = Picture & { kind: 'shift' };

const flow = { width: 380, height: 370 };
/** A percent of the flow's height, in pixels. */
const percent = flow.height / 100;
const thick = 26;

/** A debate before and after: who stayed is pale, who moved is strong in the hue they left. */
export function shiftNode(picture: Shift, palette: Palette): Node {
  const places = placesOf(picture.options);
  const bands = bandsOf(picture.flows ?? [], places);
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink, flex: 1 }),
    row(
      { flex: 1, justifyContent: 'center', gap: 18 },
      side(picture, 'before', places.before, palette),
      column(
        { position: 'relative', marginTop: 40, width: flow.width, height: flow.height },
        drawing(flowSvg(picture, places, bands, palette), flow.width, flow.height),
        ...labelsOf(bands).map((one) => label(one, palette)),
      ),
      side(picture, 'after', places.after, palette),
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

function side(picture: Shift, which: 'before' | 'after', slots: readonly Slot[], palette: Palette): Node {
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
    const { y = 0, h = 0 } = slots[index] ?? {};
    const place = { position: 'absolute', top: y * percent, left: 0, width: 350, height: h * percent } as const;
    const style = { ...place, alignItems: 'center', gap: 14 };
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
function flowSvg({ options }: Shift, { before, after }: Places, bands: readonly Band[], palette: Palette): string {
  const end = flow.width - thick;
  const hueOf = (place: number) => palette.hue[options[place]?.letter ?? 'A'];
  const ways = bands.map(
    (band) =>
      `<path d="${outlineOf(band, thick, end, percent)}" fill="${hueOf(band.from)}" fill-opacity="${band.from === band.to ? 0.16 : 0.62}"/>`,
  );
  const nodes = (x: number, slots: readonly Slot[]) =>
    slots.map(
      ({ nodeY, nodeH }, place) =>
        `<rect x="${x}" y="${nodeY * percent}" width="${thick}" height="${nodeH * percent}" rx="5" fill="${hueOf(place)}"/>`,
    );
  const drawn = [...ways, ...nodes(0, before), ...nodes(end, after)].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${flow.width} ${flow.height}">${drawn}</svg>`;
}

/** How many a band is, on a slip of paper over it. */
function label({ x, y, count }: BandLabel, palette: Palette): Node {
  const size = { width: 64, height: 40 };
  return row(
    {
      position: 'absolute',
      left: thick + (x / 100) * (flow.width - 2 * thick) - size.width / 2,
      top: y * percent - size.height / 2,
      ...size,
      justifyContent: 'center',
      alignItems: 'center',
    },
    words(String(count), {
      fontSize: 30,
      lineHeight: 1.1,
      fontWeight: 650,
      color: palette.ink,
      backgroundColor: palette.sheet,
      padding: '2px 9px',
      borderRadius: 6,
    }),
  );
}
