import { Words } from '../text.tsx';
import { sentencesOf } from './sentences.ts';

/** Running text of which whole sentences may go, the last ones first, where room is short. The first one stays. */
export function RunningText({ text }: { readonly text: string }) {
  return (
    <>
      {sentencesOf(text).map((sentence, place) => (
        <span data-spare={place === 0 ? undefined : place}>
          {place > 0 && ' '}
          <Words text={sentence} />
        </span>
      ))}
    </>
  );
}
