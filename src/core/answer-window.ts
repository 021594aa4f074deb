import { z } from 'zod';
import type { Acceptance } from './activity.ts';
import type { Instant, RoomId } from './ids.ts';

/** How long after the bell a round stays open for answers made in time and still under way. */
export const graceMs = 1_500;
/** How long a board may take to reach its room before the activity stops waiting for it. */
export const unreachableMs = 30_000;
/** How long an activity waits for its instructor before it ends by itself. */
export const patienceMs = 12 * 3_600_000;

/**
 * The time in which a round takes answers. `totalMs` null: no bell. `askedAt`: when the question stood in each room, on
 * that platform's own clock. `bellAt` is on our clock. `spentMs`: used up before a pause. `cutAt`: closed early, on the
 * clock of whoever closed it. `take` counts the messages it has had, a new one after each pause.
 */
export const answerWindowSchema = z.object({
  totalMs: z.number().nullable(),
  openedAt: z.number(),
  askedAt: z.record(z.string(), z.number()),
  spentMs: z.number(),
  bellAt: z.number().nullable(),
  cutAt: z.number().nullable(),
  take: z.number(),
});
export type AnswerWindow = z.infer<typeof answerWindowSchema>;

/** A window that opens now. */
export function openWindow(totalMs: number | null, now: Instant): AnswerWindow {
  const bellAt = totalMs === null ? null : now + totalMs;
  return { totalMs, openedAt: now, askedAt: {}, spentMs: 0, bellAt, cutAt: null, take: 0 };
}

/** The window once the question stands in a room. The first room to have it starts the bell's time. */
export function askedIn(window: AnswerWindow, room: RoomId, at: Instant, now: Instant): AnswerWindow {
  if (room in window.askedAt) return window;
  const first = Object.keys(window.askedAt).length === 0 && window.cutAt === null;
  const bellAt = first && window.totalMs !== null ? now + window.totalMs - window.spentMs : window.bellAt;
  return { ...window, bellAt, askedAt: { ...window.askedAt, [room]: at } };
}

/** Whether the question stands anywhere yet. */
export const isAsked = (window: AnswerWindow) => Object.keys(window.askedAt).length > 0;

/** The window rung early by somebody whose clock said `at`. */
export function cutShort(window: AnswerWindow, at: Instant, now: Instant): AnswerWindow {
  return window.cutAt === null ? { ...window, cutAt: at, bellAt: now } : window;
}

/** The window with its bell so much later; the same when it has none or rings already. */
export function lengthened(window: AnswerWindow, byMs: number, now: Instant): AnswerWindow {
  const { totalMs, bellAt, cutAt } = window;
  if (totalMs === null || bellAt === null || cutAt !== null || now >= bellAt) return window;
  return { ...window, totalMs: totalMs + byMs, bellAt: bellAt + byMs };
}

/** When the answers may be counted, on our clock; null when only an instructor closes it. */
export function countableAt(window: AnswerWindow): Instant | null {
  return window.bellAt === null ? null : window.bellAt + graceMs;
}

/** How much of the window was used at `at`, on the room's clock. An answer that overtakes its question took no time. */
export function elapsedMs(window: AnswerWindow, room: RoomId, at: Instant): number {
  return window.spentMs + Math.max(0, at - (window.askedAt[room] ?? window.openedAt));
}

/** Whether an answer made at `at` (the room's platform's clock) is in time, and how long it took. */
export function admit(window: AnswerWindow, room: RoomId, at: Instant): Acceptance {
  if (window.cutAt !== null && at > window.cutAt) return { kind: 'too-late', byMs: at - window.cutAt };
  const ms = elapsedMs(window, room, at);
  if (window.totalMs === null) return { kind: 'open', ms };
  return ms > window.totalMs ? { kind: 'too-late', byMs: ms - window.totalMs } : { kind: 'open', ms };
}

/** The window after a pause: what was used stays used, and the question is asked anew. */
export function reopened(window: AnswerWindow, usedMs: number, now: Instant): AnswerWindow {
  const bellAt = window.totalMs === null ? null : now + window.totalMs - usedMs;
  return { ...window, openedAt: now, askedAt: {}, spentMs: usedMs, bellAt, take: window.take + 1 };
}

const unseenMs = 1_000;

/**
 * The bell a board shows: as planned when the message was made, so that posting it does not change it; the real one only
 * when the message was held up for longer than people would overlook. Null without a bell.
 */
export function shownBell(window: AnswerWindow): Instant | null {
  if (window.bellAt === null || window.totalMs === null) return null;
  const planned = window.openedAt + window.totalMs - window.spentMs;
  return window.bellAt - planned > unseenMs ? window.bellAt : planned;
}
