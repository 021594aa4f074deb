import type { TranscriptEntry } from '../../../core/transcript.ts';
import { pageWords } from '../../../locales/page.ts';
import type { PersonHere } from '../rooms.ts';
import { runningBoard } from './board.ts';
import { usePage } from './context.ts';
import { Avatar, Sign } from './gommette.tsx';
import { Words } from './text.tsx';

/** What is going on: the newest board that runs, and who is here. */
export function Now(props: {
  readonly entries: readonly TranscriptEntry[];
  readonly room: string;
  /** Whether it is shown where there is no place for it beside the talk. */
  readonly open: boolean;
}) {
  const { entries } = props;
  const { locale, me, present } = usePage();
  const view = runningBoard(entries)?.content.view ?? null;
  const count = view?.blocks.find((block) => block.kind === 'count');
  return (
    <aside class={props.open ? 'now open' : 'now'} aria-label={pageWords.liveNow(locale)}>
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
      {me?.instructor && (
        <section>
          <a class="button" href={`/projector/${props.room}`} target="_blank" rel="noreferrer">
            <Sign name="screen" /> {pageWords.projector(locale)}
          </a>
          <a class="button" href={`/desk/${props.room}`}>
            {pageWords.desk(locale)}
          </a>
        </section>
      )}
      <section>
        <h2>{pageWords.peopleHere(locale, { count: present.all })}</h2>
        <ul class="present">
          {present.people.map((person) => (
            <li>
              <Avatar name={person.name} size={28} />
              <span>{person.name}</span>
              {person.instructor && <span class="badge">{pageWords.asInstructor(locale)}</span>}
              {me?.instructor && !person.instructor && <Moderation person={person} />}
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

/** What an instructor may do about somebody's name. */
function Moderation({ person: { person, name } }: { readonly person: PersonHere }) {
  const { locale, ask, moderate } = usePage();
  const field = {
    kind: 'text',
    name: 'name',
    label: pageWords.newName(locale),
    required: true,
    maxLength: 40,
    initial: name,
  } as const;
  const renaming = { submit: '', title: pageWords.rename(locale, { name }), action: pageWords.renameAction(locale) };
  const removing = { submit: '', title: pageWords.remove(locale, { name }), action: pageWords.removeAction(locale) };
  return (
    <span class="moderation">
      <button
        type="button"
        class="button quiet"
        aria-label={renaming.title}
        onClick={() => ask({ ...renaming, fields: [field] }, (values) => moderate(person, values.name ?? ''))}
      >
        <Sign name="pen" size={16} />
      </button>
      <button
        type="button"
        class="button quiet"
        aria-label={removing.title}
        onClick={() => ask({ ...removing, fields: [] }, () => moderate(person, null))}
      >
        <Sign name="cross" size={16} />
      </button>
    </span>
  );
}
