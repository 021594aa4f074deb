import { BeforeAfter } from './before-after.tsx';
import type { Drawn } from './drawn.ts';
import { Flow } from './flow.tsx';
import type { Shown } from './head.tsx';
import { Head } from './head.tsx';
import { Numbered } from './number.tsx';
import { RunningText } from './running-text.tsx';
import { leadOf } from './sentences.ts';

/** The end of a debate: both votes, how many changed their mind, and what the documentation says. */
export function Result({ board, shift }: { readonly board: Shown; readonly shift: Drawn<'shift'> }) {
  const { picture, alt } = shift;
  // What moved is said by the picture's own caption.
  const model = board.view.blocks
    .filter((block) => block.kind === 'text')
    .map(({ text }) => leadOf(text))
    .find(({ lead }) => lead);
  const counted = picture.flows !== null;
  return (
    <>
      <Head board={board} size="beside" />
      <div class="shifted" role="img" aria-label={alt} data-fits>
        {picture.flows ? <Flow picture={picture} flows={picture.flows} /> : <BeforeAfter picture={picture} />}
      </div>
      <div class="concluded">
        <p class={counted ? 'moved' : 'moved plainly'}>
          {counted ? <Numbered text={picture.caption} marked /> : picture.caption}
        </p>
        {model && (
          <p>
            <b>{model.lead}. </b>
            <RunningText text={model.rest} />
          </p>
        )}
      </div>
    </>
  );
}
