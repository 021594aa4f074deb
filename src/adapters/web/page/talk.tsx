import { useEffect, useRef, useState } from 'preact/hooks';
import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { View } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { Card, Receipt } from './card.tsx';
import { usePage } from './context.ts';
import { Avatar } from './gommette.tsx';

const nearEnd = 80;

/** What was said in the room, the newest at the bottom; whispers stand under what they answer. */
export function Talk({ entries }: { readonly entries: readonly TranscriptEntry[] }) {
  const { me, locale, type } = usePage();
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const mine = entries.filter((entry) => entry.only === null || entry.only === me?.person);
  const newest = mine.findLast(({ only, content }) => only === null && content.kind === 'view')?.id;
  const under = (id: string) => repliesTo(id, mine);
  const standing = new Set(mine.map(({ id }) => id));
  const free = mine.filter(({ content }) => !(content.kind === 'view' && content.under && standing.has(content.under)));

  // Whatever comes, also what comes later into a message that stands there, whoever is at the end stays at the end.
  useEffect(() => {
    const box = log.current;
    if (!box) return;
    const stay = () => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    };
    stay();
    const changes = new MutationObserver(stay);
    changes.observe(box, { childList: true, subtree: true, characterData: true });
    return () => changes.disconnect();
  }, []);
  // What somebody says themselves they want to see, and its answer.
  const own = entries.findLast(({ person }) => person === me?.person)?.id;
  useEffect(() => {
    const box = log.current;
    atEnd.current = true;
    if (box) box.scrollTop = box.scrollHeight;
  }, [own]);

  return (
    <div
      class="log"
      ref={log}
      role="log"
      aria-label={pageWords.talk(locale)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        // Only whoever scrolls up leaves the end: the talk may have grown since it was scrolled there.
        if (scrollHeight - scrollTop - clientHeight < nearEnd) atEnd.current = true;
        else if (scrollTop < top.current) atEnd.current = false;
        top.current = scrollTop;
      }}
    >
      {free.length === 0 && (
        <div class="empty">
          <h2>{pageWords.calm(locale)}</h2>
          <p>{pageWords.calmHint(locale)}</p>
          <button type="button" class="button" onClick={() => type(pageWords.tryWord(locale))}>
            <code>{pageWords.tryWord(locale)}</code>
          </button>
          {me?.instructor && (
            <button type="button" class="button" onClick={() => type(`${pageWords.tryQuiz(locale)} `)}>
              <code>{pageWords.tryQuiz(locale)}</code>
            </button>
          )}
        </div>
      )}
      {free.map((entry) => (
        <Entry key={entry.id} entry={entry} replies={under(entry.id)} newest={entry.id === newest} />
      ))}
    </div>
  );
}

/** What was whispered under a message. */
export const repliesTo = (id: string, mine: readonly TranscriptEntry[]) =>
  mine.filter(({ content }) => content.kind === 'view' && content.under === id);

/** One message with what stands under it. `alone`: it is all there is to see, and says nothing of who said it when. */
export function Entry(props: {
  readonly entry: TranscriptEntry;
  readonly replies: readonly TranscriptEntry[];
  readonly newest: boolean;
  readonly alone?: boolean;
}) {
  const { entry, replies, newest, alone = false } = props;
  const { locale, present } = usePage();
  const { content } = entry;
  const own = useOwn(entry, newest);
  const teaches = present.people.some(({ person, instructor }) => instructor && person === entry.person);
  return (
    <article class={content.kind === 'view' ? 'message wide' : 'message'}>
      {!alone && (
        <>
          {entry.person === null ? <span class="avatar colle" aria-hidden="true" /> : <Avatar name={entry.name} />}
          <header>
            <b>{entry.name}</b>
            {teaches && <span class="badge">{pageWords.asInstructor(locale)}</span>}
            <time dateTime={new Date(entry.at).toISOString()}>
              {new Date(entry.at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}
            </time>
          </header>
        </>
      )}
      {content.kind === 'talk' ? <p class="said">{content.text}</p> : <Shown entry={entry} ownShown={own !== null} />}
      {own ? (
        <Receipt view={own} entry={entry.id} />
      ) : (
        replies.map((reply) => <Shown key={reply.id} entry={reply} ownShown={false} />)
      )}
    </article>
  );
}

/** What the board the room looks at shows of the reader's own, without being asked; kept once it is there. */
function useOwn({ content }: TranscriptEntry, newest: boolean): View | null {
  const { me, look } = usePage();
  const [own, setOwn] = useState<{ readonly of: string; readonly view: View } | null>(null);
  const buttons = content.kind === 'view' ? content.view.blocks.filter((block) => block.kind === 'buttons') : [];
  const press = buttons
    .flatMap((block) => block.buttons)
    .flatMap((button) => (button.kind === 'press' && button.own ? [button.press] : []))[0];
  const of = `${me?.person} ${press}`;
  const wanted = newest && press !== undefined && !me?.instructor;
  useEffect(() => {
    if (wanted && own?.of !== of) void look(press).then((view) => view && setOwn({ of, view }));
  }, [of, wanted]);
  return own?.of === of ? own.view : null;
}

function Shown({ entry, ownShown }: { readonly entry: TranscriptEntry; readonly ownShown: boolean }) {
  if (entry.content.kind !== 'view') return null;
  const { view, under } = entry.content;
  // What comes of a whisper's buttons stands where the whisper does.
  return entry.only === null ? (
    <Card view={view} entry={entry.id} ownShown={ownShown} />
  ) : (
    <Receipt view={view} entry={under ?? entry.id} />
  );
}
