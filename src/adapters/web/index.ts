import { resolve } from 'node:path';
import type { HttpBindings, ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Adapter, Door } from '../../core/door.ts';
import type { RoomId } from '../../core/ids.ts';
import type { Clock, Logger, Outbox, Random, Referee } from '../../core/ports.ts';
import { Undeliverable } from '../../core/ports.ts';
import type { Guests, Secrets, Transcript } from '../../core/transcript.ts';
import type { Locale } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import { Acts } from './acts.ts';
import { pageApi } from './api.ts';
import type { Links } from './links.ts';
import { addressOf } from './links.ts';
import { peopleApi } from './people-api.ts';
import { Rooms } from './rooms.ts';
import { isOurName, isOurPage } from './visitor.ts';
import { wallsApi } from './walls.ts';

const page = resolve(import.meta.dirname, '../../../dist/page');
/** Longer than the reverse proxies before us keep a connection, so that they close it and never we under a request. */
const keptOpenMs = 75_000;
const mostBody = 64 * 1024;
const mostSlackBody = 1024 * 1024;
const editEveryMs = 100;

/** What the page's server works with. `mount` answers Slack's signed requests on the same port. */
export interface WebOptions {
  readonly host: string;
  readonly port: number;
  readonly door: Door;
  readonly referee: Pick<Referee, 'boardsIn' | 'follow'>;
  readonly links: Links;
  readonly transcript: Transcript;
  readonly guests: Guests;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly locale: Locale;
  /** The language of a room. */
  readonly localeOf: (room: RoomId) => Promise<Locale>;
  readonly log: Logger;
  readonly mount?: (request: Request) => Promise<Response>;
}

/** Colle's own page; `address` is known once it has started. */
export interface WebAdapter extends Adapter {
  readonly address: string;
}

/** Serves the page, its rooms and their streams. */
export function createWeb(options: WebOptions): WebAdapter {
  const { host, door, transcript, clock, random, log, locale, mount } = options;
  const rooms = new Rooms(transcript, clock, log);
  const acts = new Acts(door, rooms, clock, random);
  const app = new Hono<{ Bindings: HttpBindings }>();
  let server: ServerType | null = null;
  let address = '';

  const tooLarge = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => context.json({ error: pageWords.tooLarge(locale) }, 413) });
  if (mount) app.post('/slack/events', tooLarge(mostSlackBody), (context) => mount(context.req.raw));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'no-referrer',
      // The page is served without TLS at home; a promise of TLS would lock it out.
      strictTransportSecurity: false,
    }),
  );
  app.use(async (context, next) => {
    if (!isOurName(context, host, options.links.publicUrl))
      return context.json({ error: pageWords.notOurName(locale, { host }) }, 421);
    if (context.req.method !== 'GET' && !isOurPage(context))
      return context.json({ error: pageWords.notOurPage(locale) }, 403);
    return next();
  });
  app.use(tooLarge(mostBody));
  app.route('/api/walls', wallsApi({ ...options, rooms }));
  app.route('/api', peopleApi({ ...options, rooms, fallback: locale }));
  app.route('/api', pageApi({ ...options, rooms, acts }));
  app.use(serveStatic({ root: page }));
  for (const path of ['/room/*', '/projector/*', '/desk/*'])
    app.get(path, serveStatic({ root: page, path: 'index.html' }));
  app.notFound((context) => context.json({ error: pageWords.notFound(locale) }, 404));
  app.onError((error, context) => {
    log.error('a page request failed', { path: context.req.path, error });
    return context.json({ error: pageWords.fault(locale) }, 500);
  });

  const outbox: Outbox = {
    async post(room, view) {
      const at = clock.now();
      const id = random.id();
      await rooms.say({ id, room, at, person: null, name: 'Colle', only: null, content: { kind: 'view', view } });
      return { message: id, at };
    },
    async replace(room, message, view) {
      if (!(await rooms.change(room, message, { kind: 'view', view }))) throw new Undeliverable('message', null);
    },
    pace: (room) => ({ lane: room, everyMs: editEveryMs }),
    missingPermissions: async () => [],
  };

  return {
    outbox,
    get address() {
      return address;
    },
    start: () =>
      new Promise((ready, failed) => {
        server = serve(
          { fetch: app.fetch, hostname: host, port: options.port, serverOptions: { keepAliveTimeout: keptOpenMs } },
          ({ port }) => {
            address = addressOf(host, port);
            options.links.served(host, port);
            ready();
          },
        );
        server.once('error', (error: NodeJS.ErrnoException) =>
          failed(new Error(whyNot(error, host, options.port), { cause: error })),
        );
      }),
    stop: () =>
      new Promise((gone) => {
        rooms.closeAll();
        if (!server) return gone();
        server.close(() => gone());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `PORT ${port} is taken on ${host}: stop what uses it, or set PORT to another number.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`;
  if (error.code === 'EACCES') return `PORT ${port} may not be used by this account: set PORT to a number above 1023.`;
  return `The page cannot be served on ${host}:${port}: ${error.message}.`;
}
