import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Attempt, Award, Snapshot, Step } from '../../src/core/activity.ts';
import type { CommunityId, Instant } from '../../src/core/ids.ts';
import { activityId, communityId, personId, roomId } from '../../src/core/ids.ts';
import type { Clock, Standing } from '../../src/core/ports.ts';
import { systemClock } from '../../src/live/system.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore } from '../../src/store/store.ts';

export const room = roomId('web', 'salle');
export const community: CommunityId = communityId('web', 'page');
export const noNeeds = { responses: [], totals: false };
export const running: Standing = { openRound: 0, ended: false };

/** A folder that is gone when the test is over. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colle-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a file, closed when the test is over. */
export async function storeAt(
  file: string,
  { clock = systemClock, timeZone = 'Europe/Paris' }: { clock?: Clock; timeZone?: string } = {},
): Promise<Store> {
  const store = await openStore({ url: `sqlite:${file}`, timeZone, locale: 'fr', clock });
  onTestFinished(() => store.close());
  return store;
}

/** A store on a file of its own. */
export async function freshStore(options?: { clock?: Clock; timeZone?: string }): Promise<Store> {
  return storeAt(join(await testFolder(), 'colle.db'), options);
}

/** The rows of a query, read beside the store that has the file. */
export function rowsOf<Row>(file: string, query: string): Row[] {
  const sqlite = new SQLite(file, { readonly: true });
  try {
    return sqlite.prepare(query).all() as Row[];
  } finally {
    sqlite.close();
  }
}

export function snapshotNamed(id: string, more: Partial<Snapshot> = {}): Snapshot {
  return {
    id: activityId(id),
    kind: 'quiz',
    version: 0,
    state: { phase: 'open' },
    rooms: [room],
    course: 'les-bases',
    instructor: personId('web', 'helene'),
    ...more,
  };
}

export function attemptOf(name: string, at: Instant, more: Partial<Attempt> = {}): Attempt {
  const person = personId('web', name.toLowerCase());
  return { room, person, name, round: 0, body: { kind: 'words', words: `${name} at ${at}` }, at, ...more };
}

/** What follows from an activity's step: some awards, nothing else. */
export const stepWith = (awards: readonly Award[], asked: readonly string[] = []): Step<unknown> => ({
  state: { phase: 'next' },
  awards,
  asked,
});

export const points = (name: string, given: number, round = 0): Award => ({
  person: personId('web', name.toLowerCase()),
  round,
  points: given,
  share: given > 0 ? 1 : 0,
  question: 'q1',
});

/** An activity of its own that starts, gives points and ends at an instant. */
export async function givePoints(
  store: Store,
  id: string,
  now: Instant,
  awards: readonly Award[],
  more: Partial<Snapshot> = {},
): Promise<void> {
  const snapshot = snapshotNamed(id, more);
  await store.activities.create(snapshot, running);
  const standing = { openRound: null, ended: true };
  await store.activities.advance(snapshot, noNeeds, () => ({ step: stepWith(awards), standing }), now);
  await store.activities.credit(snapshot.id);
}

/** Lets some names be known, as answering does. */
export async function introduce(store: Store, names: readonly string[]): Promise<void> {
  const snapshot = snapshotNamed('introduction', { rooms: [roomId('web', 'couloir')] });
  await store.activities.create(snapshot, running);
  await Promise.all(names.map((name) => store.ledger.record(snapshot.id, attemptOf(name, 1), 1)));
}
