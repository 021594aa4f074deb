import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { View } from '../../../core/view.ts';
import type { Locale } from '../../../locales/locale.ts';
import { pageWords } from '../../../locales/page.ts';
import type { PersonHere } from '../rooms.ts';
import { useAnswerKeys } from './answer-keys.ts';
import { CommandLine } from './command-line.tsx';
import type { Page } from './context.ts';
import { PageContext } from './context.ts';
import type { Asked } from './form.tsx';
import { Form } from './form.tsx';
import { Sign } from './gommette.tsx';
import { Now } from './now.tsx';
import { SpeakAs } from './people.tsx';
import { Play, usePlaying } from './play.tsx';
import { RoomList, roomTitle, slugOf } from './room-list.tsx';
import type { Hello } from './server.ts';
import * as server from './server.ts';
import { remembered, useTheme } from './settings.ts';
import { Talk } from './talk.tsx';
import { useRoom } from './use-room.ts';
import { Welcome } from './welcome.tsx';

const slowMs = 5_000;
const slug = () => /^\/room\/([a-z0-9-]+)/.exec(location.pathname)?.[1] ?? 'general';

/** The whole page. */
export function App() {
  const [hello, setHello] = useState<Hello | null>(null);
  const [locale, setLocale] = useState<Locale>('fr');
  const [own, setOwn] = useState<readonly PersonHere[]>([]);
  const [speaker, setSpeaker] = useState(remembered.person());
  const [room, setRoom] = useState(slug);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [trouble, setTrouble] = useState('');
  const [draft, setDraft] = useState({ line: '', count: 0 });
  const [open, setOpen] = useState<'menu' | 'now' | null>(null);
  const switchTheme = useTheme();
  const { entries, present, skewMs, connected } = useRoom(room, own, setOwn);
  const me = own.find(({ person }) => person === speaker) ?? own[0] ?? null;
  const playing = usePlaying(entries, me !== null && !me.instructor);

  useEffect(() => {
    void server.hello().then((said) => {
      setHello(said);
      setLocale(remembered.locale(said.locale));
      setOwn(said.guests);
    });
    const back = () => setRoom(slug());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const acting = useMemo(() => ({ as: me?.person ?? '', room, locale }), [me?.person, room, locale]);

  /** Runs something the server may refuse; says why when it does, and that it is slow when it is. */
  const trying = useCallback(
    async (act: () => Promise<server.Answer>, under?: string): Promise<boolean> => {
      const slow = setTimeout(() => setTrouble(pageWords.slow(locale)), slowMs);
      try {
        const { form } = await act();
        if (form) setAsked({ form, send: (values) => server.submit(acting, form.submit, values, under) });
        setTrouble('');
        return true;
      } catch (error) {
        setTrouble(error instanceof server.Refusal ? error.message : pageWords.offline(locale));
        return false;
      } finally {
        clearTimeout(slow);
      }
    },
    [locale, acting],
  );

  const page: Page = {
    locale,
    me,
    present,
    skewMs,
    press: (pressed, values = [], under) => trying(() => server.press(acting, pressed, values, under), under),
    async look(pressed) {
      let found: View | undefined;
      await trying(async () => {
        [found] = (await server.look(acting, pressed)).views;
        return {};
      });
      return found ?? null;
    },
    type: (line) => setDraft(({ count }) => ({ line, count: count + 1 })),
    ask: (form, send) => setAsked({ form, send }),
    moderate: (person, name) => server.moderate(acting, person, name),
  };

  const joins = (name: string, instructor: boolean) =>
    trying(async () => {
      const guest = await server.join(name, instructor, locale);
      setOwn((before) => [...before, guest]);
      speakAs(guest);
      return {};
    });
  const leads = async ({ phrase = '' }: Record<string, string>) => {
    const guest = await server.lead(acting.as, phrase, locale);
    setOwn((before) => before.map((one) => (one.person === guest.person ? guest : one)));
    return {};
  };
  const speakAs = ({ person }: PersonHere) => {
    setSpeaker(person);
    remembered.setPerson(person);
  };
  const go = (to: string) => {
    history.pushState(null, '', `/room/${to}`);
    setOpen(null);
    setRoom(to);
  };

  useAnswerKeys(entries);
  if (!hello) return null;
  return (
    <PageContext.Provider value={page}>
      {me === null ? (
        <Welcome
          trouble={trouble}
          onJoin={(name, code) => {
            if (slugOf(code)) go(slugOf(code));
            void joins(name, false);
          }}
        />
      ) : (
        <div class="room">
          <aside class={open === 'menu' ? 'side open' : 'side'} aria-label={pageWords.rooms(locale)}>
            <div class="brand">
              <span class="logo" role="img" aria-label="Colle" />
              <button type="button" class="button quiet back" onClick={() => setOpen(null)}>
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
            <SpeakAs
              own={own}
              atMachine={hello.atMachine}
              onSpeakAs={speakAs}
              onJoin={joins}
              onLead={hello.phrase ? leads : null}
            />
          </aside>
          <main class="talk">
            <header class="top">
              <button
                type="button"
                class="button quiet back"
                aria-expanded={open === 'menu'}
                aria-label={pageWords.back(locale)}
                onClick={() => setOpen('menu')}
              >
                <Sign name="back" size={22} />
              </button>
              <h1># {roomTitle(room, locale)}</h1>
              <button
                type="button"
                class="here"
                aria-expanded={open === 'now'}
                onClick={() => setOpen(open === 'now' ? null : 'now')}
              >
                <Sign name="people" size={20} />
                <b aria-hidden="true">{present.all}</b>
                <span class="aside-only">{pageWords.peopleHere(locale, { count: present.all })}</span>
              </button>
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
            {playing.board ? (
              <Play board={playing.board} entries={entries} onTalk={() => playing.talk(true)} />
            ) : (
              <>
                <Talk entries={entries} />
                {playing.away && (
                  <button type="button" class="button main" onClick={() => playing.talk(false)}>
                    {pageWords.backToPlay(locale)}
                  </button>
                )}
                <CommandLine
                  room={roomTitle(room, locale)}
                  draft={draft}
                  onSend={(text) => trying(() => server.say(acting, text))}
                  onAsk={(text) => server.offers(acting, text)}
                />
              </>
            )}
          </main>
          <Now entries={entries} room={room} open={open === 'now'} />
          {asked && <Form asked={asked} onClose={() => setAsked(null)} onTry={(act) => void trying(act)} />}
        </div>
      )}
    </PageContext.Provider>
  );
}
