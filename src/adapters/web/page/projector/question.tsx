import type { Block } from '../../../../core/view.ts';
import { Sign } from '../gommette.tsx';
import { Spans } from '../text.tsx';
import type { Shown } from './head.tsx';
import { Head } from './head.tsx';
import { RunningText } from './running-text.tsx';
import { leadOf } from './sentences.ts';
import { Tiles } from './tiles.tsx';

type Said = Block & { kind: 'text' | 'note' };

const isSaid = (block: Block): block is Said => block.kind === 'text' || block.kind === 'note';

/** What is asked, and how to answer: by a letter, or in words of one's own. */
export function Question({ board }: { readonly board: Shown }) {
  const { blocks } = board.view;
  const offered = blocks.findIndex(({ kind }) => kind === 'choices' || kind === 'menu');
  const asked = blocks[offered];
  if (asked?.kind !== 'choices' && asked?.kind !== 'menu') return <Written board={board} />;
  const texts = blocks.filter(({ kind }) => kind === 'text') as readonly Said[];
  // Whoever votes again has read the question: the hint takes its place.
  const hint = texts.length > 1 ? texts.at(-1) : undefined;
  const [prompt] = hint ? [] : texts;
  const vote = texts.length > 0;
  return (
    <>
      <Head board={board} size={vote ? 'duel' : 'asked'}>
        {prompt && (
          <p class="sub">
            <RunningText text={leadOf(prompt.text).rest} />
          </p>
        )}
        {hint && <Hint {...leadOf(hint.text)} />}
        {blocks.map((block, place) => block.kind === 'note' && <Rule block={block} needed={place < offered} />)}
      </Head>
      <Tiles choices={asked.choices} view={board.view} />
    </>
  );
}

/** Nothing to choose from: an empty line on a sheet, and what goes on it. */
function Written({ board }: { readonly board: Shown }) {
  const [how, ...rules] = board.view.blocks.filter(isSaid);
  return (
    <>
      <Head board={board} size="asked">
        {rules.map((block) => (
          <Rule block={block} needed={false} />
        ))}
      </Head>
      {how && (
        <p class="blank">
          <Sign name="pen" />
          <span>
            <Spans text={how.text} />
          </span>
        </p>
      )}
    </>
  );
}

function Rule({ block, needed }: { readonly block: Said; readonly needed: boolean }) {
  return (
    <p class={needed ? 'sub needed' : 'sub'} data-spare={needed ? undefined : 99}>
      <Spans text={block.text} />
    </p>
  );
}

function Hint({ lead, rest }: { readonly lead: string; readonly rest: string }) {
  return (
    <p class="clue">
      <mark>{lead}</mark> <RunningText text={rest} />
    </p>
  );
}
