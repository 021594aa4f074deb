import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Call } from '../../core/command.ts';
import type { RoomId } from '../../core/ids.ts';
import { communityId } from '../../core/ids.ts';
import type { Guest } from '../../core/transcript.ts';
import type { Locale } from '../../locales/locale.ts';
import { locales } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import type { Acts } from './acts.ts';
import { isLocale } from './acts.ts';
import type { WebOptions } from './index.ts';
import { limited } from './limits.ts';
import { roomOf } from './links.ts';
import { hasPassphrase } from './passphrase.ts';
import type { Rooms } from './rooms.ts';
import type { Frame } from './stream.ts';
import { streamFrames } from './stream.ts';
import type { PageContext } from './visitor.ts';
import { guestAs, isAtMachine, secretOf } from './visitor.ts';

const community = communityId('web', 'page');
const shownAtOnce = 150;

const locale = z.enum(locales);
const person = z.string().max(80);
const acting = z.object({ as: person, locale });
const under = z
  .string()
  .regex(/^[a-z0-9]{1,40}$/)
  .optional();
const says = acting.extend({ text: z.string().trim().min(1).max(500) });
const presses = acting.extend({
  press: z.string().max(200),
  values: z.array(z.string().max(20)).max(10).default([]),
  under,
});
const filled = z.record(z.string().max(40), z.string().max(2_000));
/** What somebody looks at alone, the desk or their own results, by a button or with its form filled: nothing that is said to a room. */
const looks = acting.extend({
  values: filled.optional(),
  press: z
    .string()
    .regex(
      /^(show:[a-z0-9]+:(desk|recap|own-\d{1,2})|run:quiz-results|run:course-questions|ask:quiz-start|ask:debate-start|steer:[a-z0-9]+:[a-z]+(:[a-z0-9]+)?)$/,
    ),
});
const submits = acting.extend({
  submit: z.string().max(200),
  values: filled,
  under,
});

interface ApiParts extends WebOptions {
  readonly rooms: Rooms;
  readonly acts: Acts;
}

/** What the page asks its server. Every answer is JSON; errors are `{ error }` in the reader's language. */
export function pageApi({ rooms, acts, guests, transcript, secrets, clock, ...options }: ApiParts) {
  const api = new Hono<{ Bindings: HttpBindings }>();

  const localeOf = (context: PageContext): Locale => {
    const asked = context.req.query('locale');
    return isLocale(asked) ? asked : options.locale;
  };

  /** Reads a body that fits, as somebody of the session, in a room; else answers what is wrong. */
  async function asGuest<B extends z.infer<typeof acting>>(
    context: PageContext,
    schema: z.ZodType<B>,
    act: (call: Call, body: B) => Promise<unknown>,
  ) {
    const room = roomOf(context.req.param('room'));
    if (!room) return context.json({ error: pageWords.badRoom(options.locale) }, 404);
    const body = schema.safeParse(await context.req.json().catch(() => null));
    if (!body.success) {
      const complaint = body.error.issues[0]?.path[0] === 'text' ? pageWords.badText : pageWords.badRequest;
      return context.json({ error: complaint(options.locale) }, 400);
    }
    const guest = await guestAs(context, guests, body.data.as);
    if (!guest) return context.json({ error: pageWords.notYou(body.data.locale) }, 403);
    const { instructor, name } = guest;
    const call: Call = {
      person: guest.person,
      name,
      room,
      community,
      locale: body.data.locale,
      instructor,
      at: clock.now(),
    };
    return context.json((await act(call, body.data)) as object);
  }

  api.get('/hello', async (context) => {
    const secret = secretOf(context);
    const own = secret ? await guests.ofSession(secret) : [];
    const known = new Set([...defaultRooms, ...(await transcript.rooms()).map((room) => room.slice('web:'.length))]);
    return context.json({
      locale: options.locale,
      guests: own,
      rooms: [...known],
      atMachine: isAtMachine(context),
      phrase: await hasPassphrase(secrets),
    });
  });

  api.use('/rooms/*', limited('act', options.locale));
  api.post('/rooms/:room/say', (context) => asGuest(context, says, (call, { text }) => acts.say(call, text)));
  api.post('/rooms/:room/press', (context) =>
    asGuest(context, presses, (call, body) => acts.press(call, body.press, body.values, body.under)),
  );
  api.post('/rooms/:room/submit', (context) =>
    asGuest(context, submits, (call, body) => acts.submit(call, body.submit, body.values, body.under)),
  );
  api.post('/rooms/:room/look', (context) =>
    asGuest(context, looks, (call, { press, values }) => acts.look(call, press, values)),
  );
  api.post('/rooms/:room/offers', (context) =>
    asGuest(context, says, async (call, { text }) => ({ offers: await acts.offers(call, text) })),
  );

  api.get('/rooms/:room/stream', async (context) => {
    const room = roomOf(context.req.param('room'));
    const secret = secretOf(context);
    if (!room || !secret) return context.json({ error: pageWords.badRoom(localeOf(context)) }, 404);
    // Nobody would ever close the stream that goes with a bare head.
    if (context.req.method === 'HEAD') return context.body(null);
    const crowded = rooms.crowded(secret);
    if (crowded) {
      context.header('Retry-After', '30');
      const said = crowded === 'session' ? pageWords.tooManyTabs : pageWords.full;
      return context.json({ error: said(localeOf(context)) }, crowded === 'session' ? 429 : 503);
    }
    const own = await guests.ofSession(secret);
    return streamFrames(context, clock, (line) => ({
      leave: rooms.open(room, { session: secret, people: own, ...line }),
      first: snapshotOf(room, own),
    }));
  });

  /** A room as its readers find it. */
  async function snapshotOf(room: RoomId, readers: readonly Guest[]): Promise<Frame> {
    const people = readers.map((guest) => guest.person);
    const entries = await transcript.recent(room, people, shownAtOnce);
    return {
      event: 'snapshot',
      data: JSON.stringify({ entries, present: rooms.here(room), now: clock.now() }),
    };
  }

  return api;
}

/** The rooms a new page has. */
export const defaultRooms: readonly string[] = ['general', 'quiz', 'debats'];
