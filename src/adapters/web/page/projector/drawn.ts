import type { Block, View } from '../../../../core/view.ts';

/** A picture's block, of one kind of picture. */
export type Drawn<K> = Block & { kind: 'picture'; picture: { kind: K } };

/** A view's picture of a kind; null when it has none. */
export function pictureOf<K extends 'bars' | 'shift' | 'podium'>(view: View, kind: K): Drawn<K> | null {
  const found = view.blocks.find((block) => block.kind === 'picture' && block.picture.kind === kind);
  return found ? (found as Drawn<K>) : null;
}
