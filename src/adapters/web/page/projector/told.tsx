import type { Block } from '../../../../core/view.ts';
import { plain } from '../../../../core/view.ts';
import type { Shown } from './head.tsx';
import { Head } from './head.tsx';
import { Numbered } from './number.tsx';
import { RunningText } from './running-text.tsx';
import { leadOf, sentencesOf } from './sentences.ts';

/** A moment without anything to answer or to read off: what happened stands large, and what follows under it. */
export function Told({ board }: { readonly board: Shown }) {
  const said = board.view.blocks.filter((block) => block.kind === 'text' || block.kind === 'note');
  const [first, ...others] = said;
  return (
    <>
      <Head board={board} size="duel" />
      <div class="told" data-fits>
        {first && <News block={first} />}
        {others.map(({ text }, place) => (
          <p data-spare={place + 1}>
            <RunningText text={plain(text)} />
          </p>
        ))}
      </div>
    </>
  );
}

function News({ block }: { readonly block: Block & { kind: 'text' | 'note' } }) {
  const { lead, rest } = leadOf(block.text);
  const [news = '', ...then] = sentencesOf(lead || rest);
  const more = lead ? rest : then.join(' ');
  return (
    <>
      <p class="news">
        <Numbered text={news} marked />
      </p>
      {more && (
        <p>
          <RunningText text={more} />
        </p>
      )}
    </>
  );
}
