import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { Block } from '../../../core/view.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { Avatar } from './gommette.tsx';
import { Words } from './text.tsx';

/** What is going on: the newest board that runs, and who is here. */
export function Now({ entries }: { readonly entries: readonly TranscriptEntry[] }) {
  const { locale, present } = usePage();
  const board = entries.findLast(
    ({ only, content }) => only === null && content.kind === 'view' && content.view.blocks.some(isRunning),
  );
  const view = board?.content.kind === 'view' ? board.content.view : null;
  const count = view?.blocks.find((block) => block.kind === 'count');
  return (
    <aside class="now">
      <section>
        <h2>{pageWords.liveNow(locale)}</h2>
        {view ? (
          <p class="next">
            <b>{view.label}</b>
            <br />
            <Words text={view.title} />
            {count?.kind === 'count' && (
              <>
                <br />
                {count.text}
              </>
            )}
          </p>
        ) : (
          <p class="next">{pageWords.nothingLive(locale)}</p>
        )}
      </section>
      <section>
        <h2>{pageWords.peopleHere(locale, { count: present.all })}</h2>
        <ul class="present">
          {present.people.map((person) => (
            <li>
              <Avatar name={person.name} size={28} />
              <span>{person.name}</span>
              {person.instructor && <span class="badge">{pageWords.asInstructor(locale)}</span>}
            </li>
          ))}
          {present.all > present.people.length && (
            <li>{pageWords.othersHere(locale, { count: present.all - present.people.length })}</li>
          )}
        </ul>
      </section>
    </aside>
  );
}

/** A board of something that goes on counts, or can be steered. */
const isRunning = (block: Block) =>
  block.kind === 'clock' ||
  block.kind === 'stopped-clock' ||
  block.kind === 'count' ||
  (block.kind === 'buttons' && block.buttons.some((button) => button.kind === 'press' && button.forInstructor));
