import type { Picture } from '../../../core/view.ts';
import { Gommette } from './gommette.tsx';
import { Words } from './text.tsx';

const width = 520;
const height = 260;
const gap = 14;
const node = 26;

type Shift = Picture & { kind: 'shift' };

/** Where the nodes of one side stand: y and height of each option, in the drawing's units. */
function columnOf(counts: readonly number[]): readonly { readonly y: number; readonly h: number }[] {
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const room = height - gap * (counts.length - 1);
  let y = 0;
  return counts.map((count) => {
    const h = Math.max(2, (room * count) / all);
    const place = { y, h };
    y += h + gap;
    return place;
  });
}

/** Before and after a discussion: who stayed is pale, who moved is strong in the hue they left. */
export function ShiftOf({ picture, alt }: { readonly picture: Shift; readonly alt: string }) {
  const left = columnOf(picture.options.map((option) => option.before));
  const right = columnOf(picture.options.map((option) => option.after));
  const side = (which: 'before' | 'after') => (
    <ul class={`shift-side ${which}`}>
      <li class="head">{picture[which]}</li>
      {picture.options.map((option) => (
        <li>
          <Gommette letter={option.letter} />
          <span>
            <Words text={option.text} />
          </span>
          <b>{option[which]}</b>
        </li>
      ))}
    </ul>
  );
  return (
    <figure class="shift" role="img" aria-label={alt}>
      {side('before')}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {flowsOf(picture, left, right)}
        {picture.options.map((option, index) => (
          <>
            <rect
              class={`hue-${option.letter.toLowerCase()} node`}
              x={0}
              y={left[index]?.y}
              width={node}
              height={left[index]?.h}
              rx={4}
            />
            <rect
              class={`hue-${option.letter.toLowerCase()} node`}
              x={width - node}
              y={right[index]?.y}
              width={node}
              height={right[index]?.h}
              rx={4}
            />
          </>
        ))}
      </svg>
      {side('after')}
    </figure>
  );
}

type Place = { readonly y: number; readonly h: number };

function flowsOf({ flows, options }: Shift, left: readonly Place[], right: readonly Place[]) {
  if (!flows) return null;
  const from = left.map(({ y }) => y);
  const to = right.map(({ y }) => y);
  return flows.flatMap((row, start) =>
    row.map((count, end) => {
      if (count === 0) return null;
      const out = ((left[start]?.h ?? 0) * count) / Math.max(1, options[start]?.before ?? 1);
      const into = ((right[end]?.h ?? 0) * count) / Math.max(1, options[end]?.after ?? 1);
      const y1 = from[start] ?? 0;
      const y2 = to[end] ?? 0;
      from[start] = y1 + out;
      to[end] = y2 + into;
      const middle = width / 2;
      const d = `M${node} ${y1}C${middle} ${y1} ${middle} ${y2} ${width - node} ${y2}V${y2 + into}C${middle} ${y2 + into} ${middle} ${y1 + out} ${node} ${y1 + out}Z`;
      return <path class={`hue-${options[start]?.letter.toLowerCase()} ${start === end ? 'stayed' : 'moved'}`} d={d} />;
    }),
  );
}
