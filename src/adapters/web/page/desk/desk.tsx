import { useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../locales/locale.ts';
import { pageWords } from '../../../../locales/page.ts';
import type { PersonHere } from '../../rooms.ts';
import type { Wall } from '../../walls.ts';
import type { Page } from '../context.ts';
import { PageContext } from '../context.ts';
import type { Asked } from '../form.tsx';
import { Form } from '../form.tsx';
import { roomTitle } from '../room-list.tsx';
import type { Acting } from '../server.ts';
import * as server from '../server.ts';
import { remembered, useTheme } from '../settings.ts';
import { Live } from './live.tsx';
import { Prepare } from './prepare.tsx';
import { Results } from './results.tsx';

const tabs = ['prepare', 'live', 'results'] as const;
type Tab = (typeof tabs)[number];
const tabWords = { prepare: pageWords.prepare, live: pageWords.liveNow, results: pageWords.results };

/** The instructor's desk of a room: prepare, steer and look back. The server gives nothing of it to anybody else. */
export function Desk({ room }: { readonly room: string }) {
  const [locale, setLocale] = useState<Locale>('fr');
  const [me, setMe] = useState<PersonHere | null | undefined>();
  const [wall, setWall] = useState<Wall | null>(null);
  const [tab, setTab] = useState<Tab>('prepare');
  const [trouble, setTrouble] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  useTheme();

  useEffect(() => {
    void server.hello().then((said) => {
      setLocale(remembered.locale(said.locale));
      setMe(said.guests.find(({ instructor }) => instructor) ?? null);
    });
    return server.watchWall(room, setWall);
  }, [room]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const runs = isSteerable(wall);
  useEffect(() => {
    if (runs) setTab('live');
  }, [runs]);

  if (me === undefined || !wall) return null;
  if (me === null)
    return (
      <main class="welcome">
        <h1>{pageWords.deskClosed(locale)}</h1>
        <p>{pageWords.deskClosedHint(locale)}</p>
        <a class="button main" href={`/room/${room}`}>
          # {roomTitle(room, locale)}
        </a>
      </main>
    );
  const acting: Acting = { as: me.person, room, locale };
  const page: Page = {
    locale,
    me,
    present: wall.present,
    skewMs: wall.now - Date.now(),
    press: async (pressed) => {
      await server.press(acting, pressed, []);
      return true;
    },
    look: async () => null,
    type() {},
    ask: (form, send) => setAsked({ form, send }),
    moderate: () => Promise.resolve({}),
  };
  const tried = (act: Promise<unknown>) => {
    act.then(
      () => setTrouble(''),
      (error: unknown) => setTrouble(error instanceof server.Refusal ? error.message : pageWords.offline(locale)),
    );
  };
  return (
    <PageContext.Provider value={page}>
      <div class="desk">
        <header>
          <h1>
            <a class="home" href={`/room/${room}`}>
              <span class="logo" role="img" aria-label="Colle" /># {roomTitle(room, locale)}
            </a>
          </h1>
          <nav class="tabs" aria-label={pageWords.desk(locale)}>
            {tabs.map((one) => (
              <button
                type="button"
                class="button quiet"
                aria-current={one === tab ? 'page' : undefined}
                onClick={() => setTab(one)}
              >
                {tabWords[one](locale)}
              </button>
            ))}
          </nav>
          <a class="button" href={`/projector/${room}`} target="_blank" rel="noreferrer">
            {pageWords.projector(locale)}
          </a>
        </header>
        {trouble && (
          <p class="banner" role="alert">
            {trouble}
          </p>
        )}
        <main>
          {tab === 'prepare' && <Prepare acting={acting} onTry={tried} />}
          {tab === 'live' && <Live acting={acting} wall={wall} onTry={tried} />}
          {tab === 'results' && <Results acting={acting} />}
        </main>
        {asked && <Form asked={asked} onClose={() => setAsked(null)} onTry={(act) => tried(act())} />}
      </div>
    </PageContext.Provider>
  );
}

/** Whether something runs that can be steered. */
function isSteerable(wall: Wall | null): boolean {
  return (
    wall?.board?.view.blocks.some(
      (block) => block.kind === 'buttons' && block.buttons.some((one) => one.kind === 'press' && one.forInstructor),
    ) ?? false
  );
}
