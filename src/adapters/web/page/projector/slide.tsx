import type { Block, View } from '../../../../core/view.ts';
import type { Wall } from '../../walls.ts';
import { ClockOf } from '../clock.tsx';
import { PictureOf } from '../picture.tsx';
import { Spans, Words } from '../text.tsx';
import { Bottom } from './bottom.tsx';
import { pictureOf } from './drawn.ts';
import { Lobby } from './lobby.tsx';
import { Podium } from './podium.tsx';
import { Reveal } from './reveal.tsx';
import { Tiles } from './tiles.tsx';

/** The newest board, laid out for a wall by what it holds. */
export function Slide({ wall }: { readonly wall: Wall }) {
  const { board } = wall;
  if (!board) return <Lobby wall={wall} view={null} />;
  const { view, key } = board;
  if (key === 'lobby') return <Lobby wall={wall} view={view} />;
  const podium = pictureOf(view, 'podium');
  if (podium) return <Podium view={view} picture={podium} />;
  return (
    <div class="stage" key={`${key} ${view.label}`}>
      <Head view={view} />
      <Body view={view} />
      <Bottom view={view} join={wall.join} />
    </div>
  );
}

const besideFlow = 2;
const shortTitle = 40;
const middleTitle = 90;

function Head({ view }: { readonly view: View }) {
  const { length } = view.title;
  const size = length <= shortTitle ? 'short' : length <= middleTitle ? 'middle' : 'long';
  return (
    <header>
      <div>
        {view.label && <span class="tab">{view.label}</span>}
        <h1 class={pictureOf(view, 'bars') ? 'settled' : size}>
          <Words text={view.title} />
        </h1>
      </div>
      <ClockOf view={view} />
    </header>
  );
}

function Body({ view }: { readonly view: View }) {
  const bars = pictureOf(view, 'bars');
  if (bars) return <Reveal view={view} bars={bars} />;
  const asked = view.blocks.find((block) => block.kind === 'choices' || block.kind === 'menu');
  if (asked) return <Tiles choices={asked.choices} view={view} />;
  const shift = pictureOf(view, 'shift');
  // The flow says who moved where: beside it stand only the first sentences.
  const told = shift ? view.blocks.filter(({ kind }) => kind === 'text').slice(0, besideFlow) : view.blocks;
  return (
    <div class="told">
      {shift && <PictureOf picture={shift.picture} alt={shift.alt} />}
      {told.map((block) => (
        <Told block={block} />
      ))}
    </div>
  );
}

function Told({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
    case 'note':
      return (
        <p class={block.kind}>
          <Spans text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <Spans text={item} />
            </li>
          ))}
        </ul>
      );
    default:
      return null;
  }
}
