import type { Layer, Picture } from '../core/view.ts';
import { longestTitle } from '../core/view.ts';
import type { Node } from './node.ts';
import { column, cutName, frame, row, title, words } from './node.ts';
import type { Palette } from './tokens.ts';

type Stacks = Picture & { kind: 'stacks' };

/** Stack diagrams, bottoms level so that heights compare; one highlighted layer. */
export function stacksNode(picture: Stacks, palette: Palette): Node {
  const wide = picture.stacks.length > 1;
  const width = wide ? 340 : 600;
  const stacks = picture.stacks.map((stack) =>
    column(
      { width, gap: 6 },
      wide ? title(stack.title, { fontSize: 34, color: palette.ink, justifyContent: 'center', marginBottom: 6 }) : null,
      ...layerNodes(stack.layers, width, palette),
      words(stack.caption, { fontSize: 30, color: palette.ink2, textAlign: 'center', marginTop: 8 }),
    ),
  );
  return frame(
    picture,
    palette,
    title(cutName(picture.title, longestTitle(picture)), { fontSize: 44, color: palette.ink, flex: 1 }),
    row({ flex: 1, gap: 36, alignItems: 'flex-end', justifyContent: 'center' }, ...stacks),
  );
}

/** Layers top first; guests and their apps stand together in machines, side by side. */
function layerNodes(layers: readonly Layer[], width: number, palette: Palette): readonly Node[] {
  const app = layers.find((layer) => layer.role === 'app');
  const guest = layers.find((layer) => layer.role === 'guest');
  const machines = (app ?? guest)?.boxes ?? [];
  const below = layers.filter((layer) => layer !== app && layer !== guest).toReversed();
  const machine = Math.floor((width - 8 * (machines.length - 1)) / Math.max(1, machines.length));
  const label = (text: string, style: Readonly<Record<string, string | number>>) =>
    words(text, {
      fontSize: 30,
      fontWeight: 550,
      color: palette.ink,
      textAlign: 'center',
      padding: '8px 4px',
      borderRadius: 6,
      ...style,
    });
  const boxes = machines.map((_, index) =>
    column(
      { width: machine, gap: 4, padding: 6, border: `3px solid ${palette.ink}`, borderRadius: 10 },
      app ? label(app.boxes[index] ?? '', { border: `2px solid ${palette.line}` }) : null,
      guest ? label(guest.boxes[index] ?? guest.boxes[0] ?? '', { backgroundColor: palette.sunk }) : null,
    ),
  );
  const flat = below.map((layer) => label(layer.boxes.join(' · '), { padding: '12px 6px', ...lookOf(layer, palette) }));
  return machines.length > 0 ? [row({ gap: 8 }, ...boxes), ...flat] : flat;
}

function lookOf(layer: Layer, palette: Palette): Readonly<Record<string, string | number>> {
  if (layer.marked) return { backgroundColor: palette.marker, color: palette.onMarker };
  if (layer.role === 'hardware') return { backgroundColor: palette.ink, color: palette.onInk };
  return { backgroundColor: palette.sunk, border: `2px solid ${palette.edge}` };
}
