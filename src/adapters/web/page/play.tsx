import { useEffect, useRef, useState } from 'preact/hooks';
import type { TranscriptEntry } from '../../../core/transcript.ts';
import { pageWords } from '../../../locales/page.ts';
import type { BoardEntry } from './board.ts';
import { endedBoard, isAsking, runningBoard } from './board.ts';
import { usePage } from './context.ts';
import { Sign } from './gommette.tsx';
import { Entry, repliesTo } from './talk.tsx';

const phone = matchMedia('(max-width: 720px)');

/** A phone shows a student what runs as its whole screen; the talk is a press away. */
export interface Playing {
  /** What the whole screen shows now; null: the talk. */
  readonly board: BoardEntry | null;
  /** Whether there is something to come back to from the talk. */
  readonly away: boolean;
  talk(yes: boolean): void;
}

/** Whether to play or to talk: what begins is played until its player leaves it, also after its end. */
export function usePlaying(entries: readonly TranscriptEntry[], isStudent: boolean): Playing {
  const [narrow, setNarrow] = useState(phone.matches);
  const [talks, setTalks] = useState(true);
  const running = runningBoard(entries);
  const runs = running !== null;
  useEffect(() => {
    const change = () => setNarrow(phone.matches);
    phone.addEventListener('change', change);
    return () => phone.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    if (runs) setTalks(false);
  }, [runs]);
  const board = narrow && isStudent ? (running ?? endedBoard(entries)) : null;
  return { board: talks ? null : board, away: talks && board !== null && runs, talk: setTalks };
}

/** A board as a phone’s whole screen: answers as large as the thumb likes, one’s own result before the class’s. */
export function Play(props: {
  readonly board: BoardEntry;
  readonly entries: readonly TranscriptEntry[];
  readonly onTalk: () => void;
}) {
  const { board, entries, onTalk } = props;
  const { me, locale } = usePage();
  const screen = useRef<HTMLDivElement>(null);
  const { view } = board.content;
  const replies = repliesTo(board.id, entries).filter(({ only }) => only === me?.person);
  // Whatever comes next begins at its top.
  useEffect(() => {
    if (screen.current) screen.current.scrollTop = 0;
  }, [board.id, view.label]);
  return (
    <>
      <div
        class={isAsking(view) ? 'play asks' : 'play'}
        ref={screen}
        role="log"
        aria-label={pageWords.liveNow(locale)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <Entry key={board.id} entry={board} replies={replies} newest alone />
        {isAsking(view) && replies.length === 0 && (
          <p class="receipt">
            <span class="whom">
              <Sign name="private" size={16} />
              {pageWords.onlyYou(locale)}
            </span>
            {pageWords.changeable(locale)}
          </p>
        )}
      </div>
      <button type="button" class="button quiet leave" onClick={onTalk}>
        {pageWords.talk(locale)}
      </button>
    </>
  );
}
