import type { Picture } from '../core/view.ts';

/** A picture's size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The clear space around what a picture says, in pixels. */
export const margin = { top: 36, side: 44 } as const;

const tall = 675;
const headHeight = 240;
const partHeight = 110;

/** How large a picture is: few bars or parts need no tall sheet. */
export function sizeOf(picture: Picture): Size {
  switch (picture.kind) {
    case 'bars':
      return { width: 900, height: picture.bars.length <= 2 ? 500 : tall };
    case 'parts':
      return { width: 900, height: Math.min(tall, headHeight + partHeight * picture.parts.length) };
    case 'standings':
      return { width: 900, height: tall };
    case 'stacks':
      return { width: picture.stacks.length > 1 ? 1200 : 900, height: tall };
    case 'podium':
    case 'shift':
      return { width: 1200, height: tall };
  }
}
