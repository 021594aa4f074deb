import { resolve } from 'node:path';
import { createWeb } from './adapters/web/index.ts';
import { Links } from './adapters/web/links.ts';
import { hasPassphrase, makePassphrase } from './adapters/web/passphrase.ts';
import { openDoor } from './app.ts';
import type { Config } from './config.ts';
import { activityKinds } from './core/activities.ts';
import type { Adapter, Door } from './core/door.ts';
import type { Platform } from './core/ids.ts';
import { platformOf } from './core/ids.ts';
import type { Clock, Logger, Outbox, Random } from './core/ports.ts';
import type { Picture } from './core/view.ts';
import { openLibrary } from './library/library.ts';
import { createReferee } from './live/referee.ts';
import type { Locale } from './locales/locale.ts';
import { openStore } from './store/store.ts';

const ownContent = resolve(import.meta.dirname, '../content');
const firstRetryMs = 5_000;
const longestRetryMs = 300_000;

/** What the outside gives: time, chance, and where the log goes. */
export interface Outside {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly timeZone: string;
}

/** Colle, running. `address` is the page's. */
export interface Colle {
  readonly address: string;
  /** By which others come to lead on the page; known only when it was made just now. */
  readonly passphrase: string | null;
  /** The doors that were to be opened beside the page's: null when it is open, else what was in the way at the first try. */
  readonly doors: ReadonlyMap<Platform, Error | null>;
  stop(): Promise<void>;
}

/**
 * Puts Colle together and opens its doors. Resolves when the page answers and every other door was tried once; a platform
 * that cannot be reached is tried again while the rest runs. Rejects when the database or the page cannot be opened.
 */
export async function startColle(config: Config, outside: Outside): Promise<Colle> {
  const { clock, random, log } = outside;
  const { library, faults } = await openLibrary(
    config.contentDir ? [ownContent, resolve(config.contentDir)] : [ownContent],
    config.locale,
  );
  for (const fault of faults) log.warn('a fault in a course', fault);
  const store = await openStore({
    url: config.databaseUrl,
    timeZone: outside.timeZone,
    locale: config.locale,
    clock,
  });

  const adapters = new Map<Platform, Adapter>();
  const outbox = byPlatform(adapters);
  const referee = createReferee({ ...store, kinds: activityKinds, rows: store.boards, outbox, clock, log });
  const links = await Links.open(store.secrets, random, config.publicUrl);
  const tutor = { ...store, library, referee, pages: links, clock, random };
  const door = openDoor(tutor, log);
  const isOpen = config.publicUrl !== null || !isOwnMachine(config.host);
  const passphrase =
    isOpen && !(await hasPassphrase(store.secrets)) ? await makePassphrase(store.secrets, random) : null;

  const slackDoor = config.slack && (await slackFor(config.slack, { door, log, locale: config.locale }));
  const web = createWeb({
    ...store,
    host: config.host,
    port: config.port,
    door,
    referee,
    links,
    localeOf: async (room) => (await store.rooms.settings(room)).locale,
    clock,
    random,
    locale: config.locale,
    log,
    ...(slackDoor?.handleHttp ? { mount: slackDoor.handleHttp } : {}),
  });
  adapters.set('web', web);
  if (slackDoor) adapters.set('slack', slackDoor);
  if (config.discord) adapters.set('discord', await discordFor(config.discord, { door, log }));

  await referee.resume();
  await web.start();
  await referee.greet('web');
  const doors = new Map<Platform, Error | null>();
  const retries = new Set<() => void>();
  const open = async (platform: Platform, adapter: Adapter, waitMs = firstRetryMs): Promise<void> => {
    try {
      await adapter.start();
      await referee.greet(platform);
      doors.set(platform, null);
      log.info('a door is open', { platform });
    } catch (error) {
      doors.set(platform, error instanceof Error ? error : new Error(String(error)));
      log.error('a door does not open; trying again', { platform, waitMs, error });
      const cancel = clock.wakeAt(clock.now() + waitMs, () => {
        retries.delete(cancel);
        void open(platform, adapter, Math.min(waitMs * 2, longestRetryMs));
      });
      retries.add(cancel);
    }
  };
  await Promise.all(
    [...adapters].filter(([platform]) => platform !== 'web').map(([platform, adapter]) => open(platform, adapter)),
  );

  return {
    address: web.address,
    passphrase,
    doors,
    async stop() {
      for (const cancel of retries) cancel();
      await Promise.all([...adapters.values()].map((adapter) => adapter.stop()));
      await referee.stop();
      await store.close();
    },
  };
}

/** Whether nobody but this machine can reach a host. */
const isOwnMachine = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

interface Shared {
  readonly door: Door;
  readonly log: Logger;
}

// A platform's library is loaded only when its door is opened: the page alone starts faster and stays smaller.
async function discordFor(discord: NonNullable<Config['discord']>, shared: Shared): Promise<Adapter> {
  const { createDiscord } = await import('./adapters/discord/index.ts');
  return createDiscord({ ...discord, ...shared, draw: await drawer('dark') });
}

async function slackFor(slack: NonNullable<Config['slack']>, shared: Shared & { readonly locale: Locale }) {
  const { createSlack } = await import('./adapters/slack/index.ts');
  return createSlack({ ...slack, ...shared, draw: await drawer('light') });
}

async function drawer(theme: 'light' | 'dark') {
  const { drawPng } = await import('./pictures/draw.ts');
  return (picture: Picture) => drawPng(picture, theme);
}

/** One outbox that knows where each room is. */
function byPlatform(adapters: ReadonlyMap<Platform, Adapter>): Outbox {
  const of = (room: Parameters<typeof platformOf>[0]) => {
    const adapter = adapters.get(platformOf(room));
    if (!adapter) throw new Error(`the door of ${room} is not set up`);
    return adapter.outbox;
  };
  return {
    post: async (room, ...rest) => of(room).post(room, ...rest),
    replace: async (room, ...rest) => of(room).replace(room, ...rest),
    pace: (room) => of(room).pace(room),
    missingPermissions: async (room) => of(room).missingPermissions(room),
  };
}
