import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormView } from '../../../core/view.ts';
import type { Locale } from '../../../locales/locale.ts';
import { pageWords } from '../../../locales/page.ts';
import type { PersonHere } from '../rooms.ts';
import { usePage } from './context.ts';
import { typed } from './form.tsx';
import { Avatar, Sign } from './gommette.tsx';

interface Props {
  readonly own: readonly PersonHere[];
  readonly atMachine: boolean;
  readonly onSpeakAs: (person: PersonHere) => void;
  readonly onJoin: (name: string, instructor: boolean) => Promise<boolean>;
  /** Takes the phrase that lets somebody lead; null where there is none. */
  readonly onLead: ((values: Record<string, string>) => Promise<object>) | null;
}

const searchFrom = 6;

/** Whom one speaks as: the people this browser made, and a way to make more, so that one person can try a whole class. */
export function SpeakAs({ own, atMachine, onSpeakAs, onJoin, onLead }: Props) {
  const { me, locale, ask } = usePage();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const role = (person: PersonHere) =>
    person.instructor ? pageWords.asInstructor(locale) : pageWords.asStudent(locale);
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  if (!me) return null;
  const found = own.filter((person) => person.name.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <div class="speak-as" ref={root}>
      <span class="label" id="speak-as">
        {pageWords.speakingAs(locale)}
      </span>
      <button
        type="button"
        class="current"
        aria-describedby="speak-as"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Avatar name={me.name} />
        <span>
          <span class="name">{me.name}</span>
          <small>{role(me)}</small>
        </span>
        <Sign name="chev" />
      </button>
      {open && (
        <div class="pop">
          {own.length >= searchFrom && (
            <input
              class="find"
              value={wanted}
              aria-label={pageWords.searchPeople(locale, { count: own.length })}
              placeholder={pageWords.searchPeople(locale, { count: own.length })}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          )}
          <ul>
            {found.map((person) => (
              <li>
                <button
                  type="button"
                  aria-current={person.person === me.person}
                  onClick={() => {
                    onSpeakAs(person);
                    setOpen(false);
                  }}
                >
                  <Avatar name={person.name} size={32} />
                  <span>
                    <span class="name">{person.name}</span>
                    <small>
                      {person.person === me.person ? `${role(person)} · ${pageWords.you(locale)}` : role(person)}
                    </small>
                  </span>
                  {person.person === me.person && <Sign name="check" />}
                </button>
              </li>
            ))}
          </ul>
          {onLead && !me.instructor && (
            <button
              type="button"
              class="button"
              onClick={() => {
                setOpen(false);
                ask(phraseForm(locale), onLead);
              }}
            >
              {pageWords.lead(locale)}
            </button>
          )}
          <NewPerson
            mayLead={atMachine}
            onJoin={async (name, instructor) => {
              const joined = await onJoin(name, instructor);
              if (joined) setOpen(false);
              return joined;
            }}
          />
        </div>
      )}
    </div>
  );
}

function phraseForm(locale: Locale): FormView {
  const label = pageWords.phrase(locale);
  const field = { kind: 'text', name: 'phrase', label, required: true, maxLength: 100 } as const;
  return { submit: '', title: pageWords.lead(locale), action: pageWords.lead(locale), fields: [field] };
}

function NewPerson({ mayLead, onJoin }: { readonly mayLead: boolean; readonly onJoin: Props['onJoin'] }) {
  const { locale } = usePage();
  return (
    <form
      class="new-person"
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const data = new FormData(form);
        if (await onJoin(typed(data, 'name'), data.get('role') === 'instructor')) form.reset();
      }}
    >
      <b>{pageWords.newPerson(locale)}</b>
      <input
        name="name"
        required
        maxLength={40}
        autoComplete="off"
        aria-label={pageWords.newPersonName(locale)}
        placeholder={pageWords.newPersonName(locale)}
      />
      {mayLead && (
        <select name="role" aria-label={pageWords.role(locale)}>
          <option value="student">{pageWords.asStudent(locale)}</option>
          <option value="instructor">{pageWords.asInstructor(locale)}</option>
        </select>
      )}
      <button type="submit" class="button">
        {pageWords.add(locale)}
      </button>
    </form>
  );
}
