import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { PersonId } from '../../core/ids.ts';
import { personId } from '../../core/ids.ts';
import { locales } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import type { WebOptions } from './index.ts';
import { limited } from './limits.ts';
import { isPassphrase } from './passphrase.ts';
import type { Rooms } from './rooms.ts';
import { cleanName, guestAs, isAtMachine, secretFor } from './visitor.ts';

const mostGuests = 60;

const locale = z.enum(locales);
const person = z.string().max(80);
const joins = z.object({ name: z.unknown(), instructor: z.boolean().default(false), locale });
const leads = z.object({ as: person, phrase: z.string().max(100), locale });
const moderates = z.object({ as: person, person, name: z.unknown(), locale });

interface PeopleParts extends Pick<WebOptions, 'guests' | 'transcript' | 'secrets' | 'random'> {
  readonly rooms: Rooms;
  readonly fallback: z.infer<typeof locale>;
}

/** Who comes to the page: joining by name, leading by the phrase, and names that an instructor changes or takes away. */
export function peopleApi({ rooms, guests, transcript, secrets, random, fallback }: PeopleParts) {
  const api = new Hono<{ Bindings: HttpBindings }>();

  api.post('/join', limited('join', fallback), async (context) => {
    const body = joins.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ error: pageWords.badRequest(fallback) }, 400);
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

  api.post('/lead', limited('phrase', fallback), async (context) => {
    const body = leads.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ error: pageWords.badRequest(fallback) }, 400);
    const guest = await guestAs(context, guests, body.data.as);
    if (!guest) return context.json({ error: pageWords.notYou(body.data.locale) }, 403);
    if (!(await isPassphrase(secrets, body.data.phrase)))
      return context.json({ error: pageWords.wrongPhrase(body.data.locale) }, 403);
    await guests.lead(guest.person);
    rooms.refresh(guest.person);
    return context.json({ ...guest, instructor: true });
  });

  /** `name` null takes the person away; they may come back by another name. */
  api.post('/people', async (context) => {
    const body = moderates.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ error: pageWords.badRequest(fallback) }, 400);
    const guest = await guestAs(context, guests, body.data.as);
    if (!guest?.instructor) return context.json({ error: pageWords.notYou(body.data.locale) }, 403);
    const whom = body.data.person as PersonId;
    if (body.data.name === null) {
      await guests.remove(whom);
      await transcript.forget(whom);
      rooms.removed(whom);
      return context.json({});
    }
    const name = cleanName(body.data.name);
    if (!name) return context.json({ error: pageWords.badName(body.data.locale) }, 400);
    await guests.rename(whom, name);
    await transcript.rename(whom, name);
    rooms.renamed(whom, name);
    return context.json({});
  });

  return api;
}
