import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Locale } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import { addressOfVisitor, isAtMachine } from './visitor.ts';

/** So many requests in so many seconds. A whole class behind one router is one address. */
const limits = {
  act: { points: 1_500, duration: 10 },
  join: { points: 1_500, duration: 60 },
  phrase: { points: 5, duration: 60 },
} as const;

/** Holds each address of the network to a limit; whoever sits at the machine itself has none. */
export function limited(kind: keyof typeof limits, locale: Locale): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const limiter = new RateLimiterMemory(limits[kind]);
  return async (context, next) => {
    if (context.req.method === 'GET' || isAtMachine(context)) return next();
    try {
      await limiter.consume(addressOfVisitor(context));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.ceil(refused.msBeforeNext / 1_000);
      context.header('Retry-After', String(seconds));
      return context.json({ error: pageWords.tooOften(locale, { seconds }) }, 429);
    }
    return next();
  };
}
