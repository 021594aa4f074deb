import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { PersonId } from '../../core/ids.ts';
import type { Random } from '../../core/ports.ts';
import type { Guest, Guests } from '../../core/transcript.ts';
import { visible } from '../../core/visible.ts';

const cookieName = 'colle';
const yearSeconds = 31_536_000;

export type PageContext = Context<{ Bindings: HttpBindings }>;

/** The secret of a browser session; null when there is none. */
export function secretOf(context: PageContext): string | null {
  const secret = getCookie(context, cookieName);
  return secret && /^[a-z0-9]{48}$/.test(secret) ? secret : null;
}

/** The secret of a browser session, made when there is none. */
export function secretFor(context: PageContext, random: Random): string {
  const known = secretOf(context);
  if (known) return known;
  const secret = Array.from({ length: 4 }, () => random.id()).join('');
  setCookie(context, cookieName, secret, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: yearSeconds });
  return secret;
}

/** The guest a request acts as; null unless the session made it. */
export async function guestAs(context: PageContext, guests: Guests, person: string): Promise<Guest | null> {
  const secret = secretOf(context);
  if (!secret) return null;
  const own = await guests.ofSession(secret);
  return own.find((guest) => guest.person === (person as PersonId)) ?? null;
}

const isLoopback = (address: string) => address === '::1' || /^(::ffff:)?127\./.test(address);

/** Whether a request comes from somebody who sits at the machine itself, and not through a proxy that only looks so. */
export function isAtMachine(context: PageContext): boolean {
  const peer = context.env.incoming.socket.remoteAddress ?? '';
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (name) => context.req.header(name) !== undefined,
  );
  return isLoopback(peer) && !forwarded && isLocalName(hostOf(context));
}

/** Where a request comes from: the peer, or whom the proxy on this machine names. */
export function addressOfVisitor(context: PageContext): string {
  const peer = context.env.incoming.socket.remoteAddress ?? '';
  const named = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isLoopback(peer) && named ? named : peer;
}

/** The host a request was made to, without its port. */
function hostOf(context: PageContext): string {
  const host = context.req.header('host') ?? '';
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

const isLocalName = (host: string) => host === 'localhost' || isLoopback(host);

/**
 * Whether a request was made to a name this server goes by: its public one, the one it was bound to, a local one, or any
 * plain address when it listens to all. A page elsewhere that points its own name here is refused.
 */
export function isOurName(context: PageContext, bound: string, publicUrl: string | null): boolean {
  const host = hostOf(context);
  if (host === bound.toLowerCase() || isLocalName(host)) return true;
  if (publicUrl && host === new URL(publicUrl).hostname) return true;
  return (bound === '0.0.0.0' || bound === '::') && isIP(host) !== 0;
}

/** Whether a request that changes something was made by our own page. */
export function isOurPage(context: PageContext): boolean {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || URL.parse(origin)?.host === context.req.header('host');
}

/** A name as it may be shown: one line, no characters that cannot be seen or turn text around; null when nothing is left or it is over 40 long. */
export function cleanName(typed: unknown): string | null {
  if (typeof typed !== 'string') return null;
  const name = visible(typed.normalize('NFC').replace(/\p{C}/gu, (sign) => (/\p{Cf}/u.test(sign) ? sign : ' ')))
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) && [...name].length <= 40 ? name : null;
}
