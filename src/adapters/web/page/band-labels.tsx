import type { Band } from '../../../core/debate/flow-places.ts';
import { labelsOf } from '../../../core/debate/flow-places.ts';

/** How many moved, on the bands where they are enough to be read. */
export function BandLabels({ bands }: { readonly bands: readonly Band[] }) {
  return (
    <>
      {labelsOf(bands).map(({ x, y, count }) => (
        <span class="counted" style={{ '--x': `${x}%`, '--y': `${y}%` }}>
          {count}
        </span>
      ))}
    </>
  );
}
