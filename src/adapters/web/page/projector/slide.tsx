import type { Wall } from '../../walls.ts';
import { Bottom } from './bottom.tsx';
import { Discussion } from './discussion.tsx';
import { pictureOf } from './drawn.ts';
import { useFitting } from './fit.ts';
import type { Shown } from './head.tsx';
import { Lobby } from './lobby.tsx';
import { Podium } from './podium.tsx';
import { Question } from './question.tsx';
import { Result } from './result.tsx';
import { Reveal } from './reveal.tsx';
import { Told } from './told.tsx';

/** The newest board, laid out for a wall by what it holds. */
export function Slide({ wall }: { readonly wall: Wall }) {
  const { board, join } = wall;
  if (!board) return <Lobby wall={wall} view={null} />;
  const { view, key } = board;
  if (key === 'lobby') return <Lobby wall={wall} view={view} />;
  const podium = pictureOf(view, 'podium');
  if (podium) return <Podium view={view} picture={podium} />;
  // Each board begins its own way into the light.
  return <Stage key={`${key} ${view.label}`} board={board} join={join} />;
}

function Stage({ board, join }: { readonly board: Shown; readonly join: Wall['join'] }) {
  const fitting = useFitting();
  return (
    <div class="stage" {...fitting}>
      <Body board={board} />
      {!isSettled(board) && <Bottom view={board.view} join={join} />}
    </div>
  );
}

/** What came out takes the whole wall: whoever comes late comes in with the next question. */
const isSettled = ({ view }: Shown) => pictureOf(view, 'bars') !== null || pictureOf(view, 'shift') !== null;

function Body({ board }: { readonly board: Shown }) {
  const { key, view } = board;
  const bars = pictureOf(view, 'bars');
  if (bars) return <Reveal board={board} bars={bars} />;
  const shift = pictureOf(view, 'shift');
  if (shift) return <Result board={board} shift={shift} />;
  if (view.blocks.some(({ kind }) => kind === 'count')) return <Question board={board} />;
  return key === 'discussion' ? <Discussion board={board} /> : <Told board={board} />;
}
