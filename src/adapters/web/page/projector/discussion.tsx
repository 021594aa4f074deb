import type { Letter, Text } from '../../../../core/view.ts';
import { letters } from '../../../../core/view.ts';
import { Gommette } from '../gommette.tsx';
import { Spans, Words } from '../text.tsx';
import type { Shown } from './head.tsx';
import { Head } from './head.tsx';
import { RunningText } from './running-text.tsx';
import { leadOf } from './sentences.ts';

const beyondSentences = 50;
const lastToGo = 0.5;

interface Side {
  readonly letter: Letter;
  readonly argument: string;
  /** What people of the class wrote, without their names. */
  readonly reasons: readonly string[];
}

/** What to do now, and for each option the best that is said for it, by the course and by the class. */
export function Discussion({ board }: { readonly board: Shown }) {
  const { blocks } = board.view;
  const call = blocks.find((block) => block.kind === 'text');
  const sides = sidesOf(blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])));
  const columns = sides.length === 3 || sides.length > 4 ? 3 : 2;
  return (
    <>
      <Head board={board} size="beside">
        {call && (
          <p class="call">
            <Spans text={call.text} />
          </p>
        )}
      </Head>
      <ul class="cases" style={{ '--columns': columns }} data-fits>
        {sides.map(({ letter, argument, reasons }) => (
          <li class="case">
            <Gommette letter={letter} />
            <p>
              <span class="aside-only">{letter}. </span>
              <RunningText text={argument} />
            </p>
            {/* As many go on every side: nothing tells which side had more to say. */}
            {reasons.map((reason, place) => (
              <p class="reason" data-spare={place === 0 ? lastToGo : beyondSentences + place}>
                <Words text={reason} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The lines "A. Because …", those of the same letter together: the first is the course's, the others the class's. */
function sidesOf(items: readonly Text[]): readonly Side[] {
  const lines = items.map(leadOf);
  return letters.flatMap((letter) => {
    const [argument, ...reasons] = lines.filter(({ lead }) => lead === letter).map(({ rest }) => rest);
    return argument === undefined ? [] : [{ letter, argument, reasons }];
  });
}
