import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Call } from '../../core/command.ts';
import type { RoomId } from '../../core/ids.ts';
import { communityId, personId, roomId } from '../../core/ids.ts';
import type { Locale } from '../../locales/locale.ts';
import { locales } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import type { Acts } from './acts.ts';
import { isLocale } from './acts.ts';
import type { WebOptions } from './index.ts';
import type { Frame, Rooms, Tab } from './rooms.ts';
import type { PageContext } from './visitor.ts';
import { cleanName, guestAs, isAtMachine, secretFor, secretOf } from './visitor.ts';

const community = communityId('web', 'page');
const mostGuests = 60;
const mostWaiting = 1_000;
const shownAtOnce = 150;
const beatMs = 15_000;

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
const submits = acting.extend({
  submit: z.string().max(200),
  values: z.record(z.string().max(40), z.string().max(2_000)),
  under,
});
const joins = z.object({ name: z.unknown(), instructor: z.boolean().default(false), locale });

interface ApiParts extends WebOptions {
  readonly rooms: Rooms;
  readonly acts: Acts;
}

/** What the page asks its server. Every answer is JSON; errors are `{ error }` in the reader's language. */
export function pageApi({ rooms, acts, guests, transcript, clock, random, ...options }: ApiParts) {
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
    return context.json({ locale: options.locale, guests: own, rooms: [...known], atMachine: isAtMachine(context) });
  });

  api.post('/join', async (context) => {
    const body = joins.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ error: pageWords.badRequest(localeOf(context)) }, 400);
    const name = cleanName(body.data.name);
    if (!name) return context.json({ error: pageWords.badName(body.data.locale) }, 400);
    const secret = secretFor(context, random);
    const own = await guests.ofSession(secret);
    if (own.length >= mostGuests) return context.json({ error: pageWords.tooManyPeople(body.data.locale) }, 403);
    // Whoever opens the page first at the machine itself leads; others there are what they were made.
    const instructor = isAtMachine(context) && (own.length === 0 || body.data.instructor);
    const guest = { person: personId('web', random.id()), name, instructor };
    await guests.add(secret, guest);
    return context.json(guest);
  });

  api.post('/rooms/:room/say', (context) => asGuest(context, says, (call, { text }) => acts.say(call, text)));
  api.post('/rooms/:room/press', (context) =>
    asGuest(context, presses, (call, body) => acts.press(call, body.press, body.values, body.under)),
  );
  api.post('/rooms/:room/submit', (context) =>
    asGuest(context, submits, (call, body) => acts.submit(call, body.submit, body.values, body.under)),
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
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      const waiting: Frame[] = [];
      let wake = () => {};
      let open = true;
      const tab: Tab = {
        session: secret,
        people: own,
        send(frame) {
          waiting.push(frame);
          wake();
          return waiting.length <= mostWaiting;
        },
        close() {
          open = false;
          wake();
        },
      };
      stream.onAbort(() => tab.close());
      const leave = rooms.open(room, tab);
      try {
        const readers = own.map((guest) => guest.person);
        const entries = await transcript.recent(room, readers, shownAtOnce);
        const snapshot = { entries, present: rooms.here(room), now: clock.now() };
        await stream.writeSSE({ event: 'snapshot', data: JSON.stringify(snapshot) });
        while (open) {
          const frame = waiting.shift();
          if (frame) await stream.writeSSE({ ...frame });
          else
            await beatOr(
              (resume) => (wake = resume),
              () => stream.writeSSE({ event: 'beat', data: String(clock.now()) }),
            );
        }
      } finally {
        leave();
      }
    });
  });

  return api;
}

/** Waits for the next event, or sends a beat so that a dead connection is noticed. */
async function beatOr(listen: (resume: () => void) => void, beat: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const what = await new Promise<'event' | 'silence'>((resolve) => {
    listen(() => resolve('event'));
    timer = setTimeout(() => resolve('silence'), beatMs);
  });
  clearTimeout(timer);
  if (what === 'silence') await beat();
}

/** The rooms a new page has. */
export const defaultRooms: readonly string[] = ['general', 'quiz', 'debats'];

/** The room a path names: lower-case letters, digits and hyphens, at most 40; null when it names none. */
function roomOf(slug: string | undefined): RoomId | null {
  return slug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 40 ? roomId('web', slug) : null;
}
