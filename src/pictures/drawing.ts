import type { Node } from '@takumi-rs/core';

/** A drawing; its size in pixels. */
export function drawing(svg: string, width: number, height: number): Node {
  return {
    type: 'image',
    src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    style: { width, height, flexShrink: 0 },
  };
}
