import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { FormView } from '../../../core/view.ts';
import type { Locale } from '../../../locales/locale.ts';
import { pageWords } from '../../../locales/page.ts';
import type { PersonHere, Present } from '../rooms.ts';
import { isAsking } from './block.tsx';
import { CommandLine } from './command-line.tsx';
import type { Page } from './context.ts';
import { PageContext } from './context.ts';
import { Form } from './form.tsx';
import { Sign } from './gommette.tsx';
import { Now } from './now.tsx';
import { SpeakAs, Welcome } from './people.tsx';
import { RoomList, roomTitle } from './room-list.tsx';
import type { Hello } from './server.ts';
import * as server from './server.ts';
import { remembered, useTheme } from './settings.ts';
import { Talk } from './talk.tsx';

const slowMs = 5_000;
const slug = () => /^\/room\/([a-z0-9-]+)/.exec(location.pathname)?.[1] ?? 'general';

/** The whole page. */
export function App() {
  const [hello, setHello] = useState<Hello | null>(null);
  const [locale, setLocale] = useState<Locale>('fr');
  const [own, setOwn] = useState<readonly PersonHere[]>([]);
  const [me, setMe] = useState<PersonHere | null>(null);
  const [room, setRoom] = useState(slug);
  const [entries, setEntries] = useState<readonly TranscriptEntry[]>([]);
  const [present, setPresent] = useState<Present>({ people: [], all: 0, students: 0 });
  const [skewMs, setSkew] = useState(0);
  const [connected, setConnected] = useState(true);
  const [form, setForm] = useState<{ readonly form: FormView; readonly under?: string } | null>(null);
  const [trouble, setTrouble] = useState('');
  const [draft, setDraft] = useState({ line: '', count: 0 });
  const [menu, setMenu] = useState(false);
  const switchTheme = useTheme();

  useEffect(() => {
    void server.hello().then((said) => {
      setHello(said);
      setLocale(remembered.locale() ?? said.locale);
      setOwn(said.guests);
      setMe(said.guests.find(({ person }) => person === remembered.person()) ?? said.guests[0] ?? null);
    });
    const back = () => setRoom(slug());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  // A stream speaks for everyone this browser made: a new person needs a new one.
  useEffect(() => {
    if (own.length === 0) return;
    return server.listen(room, {
      snapshot(snapshot) {
        setEntries(snapshot.entries);
        setPresent(snapshot.present);
        setSkew(snapshot.now - Date.now());
      },
      event(event) {
        if (event.kind === 'people') return setPresent(event);
        setEntries((before) => placed(before, event.entry));
      },
      connected: setConnected,
    });
  }, [room, own.length]);

  /** Runs something the server may refuse; says why when it does, and that it is slow when it is. */
  const trying = useCallback(
    async (act: () => Promise<{ readonly form?: FormView }>, under?: string): Promise<boolean> => {
      const slow = setTimeout(() => setTrouble(pageWords.slow(locale)), slowMs);
      try {
        const answer = await act();
        if (answer.form) setForm({ form: answer.form, ...(under ? { under } : {}) });
        setTrouble('');
        return true;
      } catch (error) {
        setTrouble(error instanceof server.Refusal ? error.message : pageWords.offline(locale));
        return false;
      } finally {
        clearTimeout(slow);
      }
    },
    [locale],
  );

  const acting = useMemo(() => ({ as: me?.person ?? '', room, locale }), [me, room, locale]);
  const page: Page = {
    locale,
    me,
    present,
    skewMs,
    press: (pressed, values = [], under) => trying(() => server.press(acting, pressed, values, under), under),
    type: (line) => setDraft(({ count }) => ({ line, count: count + 1 })),
  };

  const joins = (name: string, instructor: boolean) =>
    trying(async () => {
      const guest = await server.join(name, instructor, locale);
      setOwn((before) => [...before, guest]);
      speakAs(guest);
      return {};
    });
  const speakAs = (person: PersonHere) => {
    setMe(person);
    remembered.setPerson(person.person);
  };
  const go = (to: string) => {
    history.pushState(null, '', `/room/${to}`);
    setEntries([]);
    setMenu(false);
    setRoom(to);
  };

  useAnswerKeys(entries);
  if (!hello) return null;
  return (
    <PageContext.Provider value={page}>
      {me === null ? (
        <Welcome onJoin={joins} />
      ) : (
        <div class="room">
          <aside class={menu ? 'side open' : 'side'}>
            <div class="brand">
              <span class="logo" role="img" aria-label="Colle" />
              <button type="button" class="button quiet back" onClick={() => setMenu(false)}>
                {pageWords.close(locale)}
              </button>
            </div>
            <RoomList rooms={hello.rooms} current={room} onGo={go} />
            <div class="settings">
              <button
                type="button"
                class="button quiet"
                onClick={() => remembered.setLocale(locale === 'fr' ? 'en' : 'fr', setLocale)}
              >
                {pageWords.language(locale)}
              </button>
              <button type="button" class="button quiet" onClick={switchTheme}>
                {pageWords.theme(locale)}
              </button>
            </div>
            <SpeakAs own={own} atMachine={hello.atMachine} onSpeakAs={speakAs} onJoin={joins} />
          </aside>
          <main class="talk">
            <header class="top">
              <button
                type="button"
                class="button quiet back"
                aria-expanded={menu}
                aria-label={pageWords.back(locale)}
                onClick={() => setMenu(!menu)}
              >
                <Sign name="back" size={22} />
              </button>
              <h1># {roomTitle(room, locale)}</h1>
              <span class="here">
                <Sign name="people" size={20} />
                <b>{present.all}</b>
                <span class="aside-only">{pageWords.peopleHere(locale, { count: present.all })}</span>
              </span>
            </header>
            {!connected && (
              <p class="banner" role="alert">
                {pageWords.offline(locale)}
              </p>
            )}
            {trouble && (
              <p class="banner" role="alert">
                {trouble}
                <button type="button" class="button quiet" onClick={() => setTrouble('')}>
                  {pageWords.close(locale)}
                </button>
              </p>
            )}
            <Talk entries={entries} />
            <CommandLine
              room={roomTitle(room, locale)}
              draft={draft}
              onSend={(text) => trying(() => server.say(acting, text))}
              onAsk={(text) => server.offers(acting, text)}
            />
          </main>
          <Now entries={entries} />
          {form && (
            <Form
              form={form.form}
              onClose={() => setForm(null)}
              onSend={(values) => {
                setForm(null);
                void trying(() => server.submit(acting, form.form.submit, values, form.under));
              }}
            />
          )}
        </div>
      )}
    </PageContext.Provider>
  );
}

/** An entry in the place of the one with its id, keeping what that one said of itself; or at the end. */
function placed(before: readonly TranscriptEntry[], entry: TranscriptEntry): readonly TranscriptEntry[] {
  const index = before.findIndex(({ id }) => id === entry.id);
  const old = before[index];
  if (!old) return [...before, entry];
  return before.with(index, { ...old, content: entry.content });
}

/** A to F and 1 to 6 answer the newest question while nothing is being typed. */
function useAnswerKeys(entries: readonly TranscriptEntry[]): void {
  useEffect(() => {
    const asks = entries.some(({ content }) => content.kind === 'view' && isAsking(content.view));
    if (!asks) return;
    const onKey = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        (event.target as Element).closest('input, select, textarea, dialog')
      )
        return;
      const letter = /^[1-6]$/.test(event.key) ? 'ABCDEF'[Number(event.key) - 1] : event.key.toUpperCase();
      const tiles = document.querySelectorAll<HTMLButtonElement>(
        `.choice[data-letter="${CSS.escape(letter ?? '')}"]:not(:disabled)`,
      );
      tiles.item(tiles.length - 1)?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [entries]);
}
