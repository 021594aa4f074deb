import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communityId, personId, roomId } from '../../src/core/ids.ts';
import type { StandingsQuery } from '../../src/core/standings/standings.ts';
import type { Store } from '../../src/store/store.ts';
import {
  community,
  freshStore,
  givePoints,
  introduce,
  noNeeds,
  points,
  room,
  rowsOf,
  running,
  snapshotNamed,
  stepWith,
  storeAt,
  testFolder,
} from './on-disk.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const all: StandingsQuery = { scope: room, period: 'all', course: null, now: noon };

/** A leaderboard as `rank name points`. */
async function boardOf(store: Store, query: Partial<StandingsQuery> = {}, limit = 10): Promise<string[]> {
  const places = await store.standings.top({ ...all, ...query }, limit);
  return places.map(({ rank, name, points: sum }) => `${rank} ${name} ${sum}`);
}

describe('a leaderboard', () => {
  test('is empty before anybody has points', async () => {
    const store = await freshStore();
    expect(await boardOf(store)).toEqual([]);
    expect(await store.standings.people(all)).toBe(0);
    expect(await store.standings.around(all, personId('web', 'ada'))).toEqual([]);
  });

  test('adds points up over rounds and quizzes, and leaves out those who have none', async () => {
    const store = await freshStore();
    await introduce(store, ['Ada', 'Bob', 'Cyd']);
    await givePoints(store, 'a', noon, [
      points('Ada', 300),
      points('Ada', 200, 1),
      points('Bob', 700),
      points('Cyd', 0),
    ]);
    await givePoints(store, 'b', noon, [points('Ada', 400)]);
    expect(await boardOf(store)).toEqual(['1 Ada 900', '2 Bob 700']);
    expect(await store.standings.people(all)).toBe(2);
    expect(await store.standings.around(all, personId('web', 'cyd'))).toEqual([]);
  });

  test('is of a room, or of the community all its rooms belong to', async () => {
    const store = await freshStore();
    const [near, far] = [roomId('web', 'labo'), roomId('slack', 't1/c1')];
    await store.rooms.set(room, community, {});
    await store.rooms.set(near, community, {});
    await store.rooms.set(far, communityId('slack', 't1'), {});
    await introduce(store, ['Ada', 'Bob']);
    await givePoints(store, 'a', noon, [points('Ada', 100)]);
    await givePoints(store, 'b', noon, [points('Bob', 300)], { rooms: [near] });
    await givePoints(store, 'c', noon, [points('Bob', 50)], { rooms: [far] });
    expect(await boardOf(store)).toEqual(['1 Ada 100']);
    expect(await boardOf(store, { scope: near })).toEqual(['1 Bob 300']);
    expect(await boardOf(store, { scope: community })).toEqual(['1 Bob 300', '2 Ada 100']);
    expect(await boardOf(store, { scope: communityId('slack', 't1') })).toEqual(['1 Bob 50']);
  });

  test('counts a quiz played in two rooms once in each, and once in their community', async () => {
    const store = await freshStore();
    const near = roomId('web', 'labo');
    await store.rooms.set(room, community, {});
    await store.rooms.set(near, community, {});
    await introduce(store, ['Ada']);
    await givePoints(store, 'a', noon, [points('Ada', 100)], { rooms: [room, near] });
    for (const scope of [room, near, community]) expect(await boardOf(store, { scope })).toEqual(['1 Ada 100']);
  });

  test('is of one course, or of all together', async () => {
    const store = await freshStore();
    await introduce(store, ['Ada', 'Bob']);
    await givePoints(store, 'a', noon, [points('Ada', 100)], { course: 'les-bases' });
    await givePoints(store, 'b', noon, [points('Ada', 10), points('Bob', 30)], { course: 'mesures' });
    expect(await boardOf(store, { course: 'les-bases' })).toEqual(['1 Ada 100']);
    expect(await boardOf(store, { course: 'mesures' })).toEqual(['1 Bob 30', '2 Ada 10']);
    expect(await boardOf(store, { course: 'autre' })).toEqual([]);
    expect(await boardOf(store)).toEqual(['1 Ada 110', '2 Bob 30']);
  });

  test('lets equal points share a rank, in an order that is the same for everyone', async () => {
    const store = await freshStore();
    await introduce(store, ['Dan', 'Cyd', 'Bob', 'Ada']);
    await givePoints(store, 'a', noon, [points('Ada', 5), points('Dan', 9), points('Cyd', 7), points('Bob', 7)]);
    expect(await boardOf(store)).toEqual(['1 Dan 9', '2 Bob 7', '2 Cyd 7', '4 Ada 5']);
    expect(await boardOf(store, {}, 3)).toEqual(['1 Dan 9', '2 Bob 7', '2 Cyd 7']);
    expect(await store.standings.people(all)).toBe(4);
  });

  test('calls somebody by the latest name, and by the id when there is none', async () => {
    const store = await freshStore();
    await introduce(store, ['Ada']);
    await givePoints(store, 'a', noon, [points('Ada', 2), points('Ghost', 1)]);
    await store.guests.add('secret', { person: personId('web', 'ada'), name: 'Ada Lovelace', instructor: false });
    expect(await boardOf(store)).toEqual(['1 Ada Lovelace 2', '2 web:ghost 1']);
  });

  test('counts an award that is given again once, with its first points, over a restart too', async () => {
    const file = join(await testFolder(), 'colle.db');
    let store = await storeAt(file);
    await introduce(store, ['Ada']);
    let snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    for (const given of [[points('Ada', 100)], [points('Ada', 100)], [points('Ada', 999), points('Ada', 7, 1)]]) {
      const step = { step: stepWith(given), standing: running };
      snapshot = (await store.activities.advance(snapshot, noNeeds, () => step, noon)) ?? snapshot;
      await store.close();
      store = await storeAt(file);
    }
    expect(snapshot.version).toBe(3);
    expect(await boardOf(store)).toEqual([]);
    const end = { step: stepWith([]), standing: { openRound: null, ended: true } };
    await store.activities.advance(snapshot, noNeeds, () => end, noon);
    for (let again = 0; again < 3; again += 1) await store.activities.credit(snapshot.id);
    expect(await boardOf(store)).toEqual(['1 Ada 107']);
    for (const period of ['week', 'month'] as const) expect(await boardOf(store, { period })).toEqual(['1 Ada 107']);
  });
});

describe('one’s own place', () => {
  test('comes with the neighbours above and below, best first', async () => {
    const store = await freshStore();
    const names = ['Ada', 'Bob', 'Cyd', 'Dan'];
    await introduce(store, names);
    await givePoints(
      store,
      'a',
      noon,
      names.map((name, index) => points(name, 40 - 10 * index)),
    );
    const around = async (name: string) =>
      (await store.standings.around(all, personId('web', name))).map(({ rank, name: who }) => `${rank} ${who}`);
    expect(await around('ada')).toEqual(['1 Ada', '2 Bob']);
    expect(await around('cyd')).toEqual(['2 Bob', '3 Cyd', '4 Dan']);
    expect(await around('dan')).toEqual(['3 Cyd', '4 Dan']);
  });

  test('is credited once, however often the crediting is cut off', async () => {
    const file = join(await testFolder(), 'colle.db');
    const people = Array.from({ length: 700 }, (_, index) => points(`p${index}`, 100 + index * 37));
    let store = await storeAt(file);
    const snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    const standing = { openRound: null, ended: true };
    await store.activities.advance(snapshot, noNeeds, () => ({ step: stepWith(people), standing }), noon);
    const credited = async () => store.standings.people(all);
    let cuts = 0;
    while ((await credited()) < people.length) {
      const crediting = store.activities.credit(snapshot.id).catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      await store.close();
      await crediting;
      store = await storeAt(file);
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(1);
    await store.activities.credit(snapshot.id);
    expect(
      rowsOf(file, "select person, points from standings where period = 'all' and course = '' order by 1"),
    ).toEqual(rowsOf(file, 'select person, points from awards order by 1'));
    const [last] = people;
    expect((await store.standings.around(all, last?.person ?? personId('web', ''))).at(-1)?.rank).toBe(700);
  });

  test('has the rank and points of the leaderboard, and everyone is a neighbour’s neighbour, whatever the ties', async () => {
    const store = await freshStore();
    let run = 0;
    // Ties, and sums at both sides of where people are counted by the span.
    const gain = fc.oneof(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(60, 63, 64, 8_128, 8_191, 8_192),
      fc.integer({ min: 1, max: 40_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(gain, gain), { minLength: 1, maxLength: 9 }), async (gains) => {
        run += 1;
        const scope = roomId('web', `run${run}`);
        for (const quiz of [0, 1] as const) {
          const awards = gains.map((gained, index) => points(`p${index}`, gained[quiz]));
          await givePoints(store, `run${run}-${quiz}`, noon, awards, { rooms: [scope] });
        }
        const sums = gains.map(([first, second]) => first + second);
        const query = { ...all, scope };
        const places = await store.standings.top(query, 100);
        const below = new Map<string, string>();
        const above = new Map<string, string>();
        for (const place of places) {
          expect(place.rank).toBe(1 + sums.filter((sum) => sum > place.points).length);
          const around = await store.standings.around(query, place.person);
          expect(around).toContainEqual(place);
          expect(around.toSorted((a, b) => b.points - a.points)).toEqual(around);
          const own = around.findIndex(({ person }) => person === place.person);
          const [before, after] = [around[own - 1], around[own + 1]];
          if (before) above.set(place.person, before.person);
          if (after) below.set(place.person, after.person);
        }
        expect(below.size).toBe(sums.length - 1);
        expect(above).toEqual(new Map([...below].map(([one, other]) => [other, one])));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a week and a month', () => {
  const give = async (store: Store, ...at: string[]) => {
    for (const when of at) await givePoints(store, `q${Date.parse(when)}`, Date.parse(when), [points('Ada', 1)]);
  };
  const sumAt = async (store: Store, when: string, period: StandingsQuery['period']) =>
    (await store.standings.top({ ...all, period, now: Date.parse(when) }, 1))[0]?.points ?? 0;

  test('begin at midnight where the class is, not at midnight UTC', async () => {
    const store = await freshStore();
    // Sunday 29 November, half past eleven in Paris; then half past midnight, still Sunday in UTC.
    await give(store, '2026-11-29T22:30Z', '2026-11-29T23:30Z');
    expect(await sumAt(store, '2026-11-23T12:00Z', 'week')).toBe(1);
    expect(await sumAt(store, '2026-12-01T12:00Z', 'week')).toBe(1);
    await give(store, '2026-11-30T23:30Z');
    expect(await sumAt(store, '2026-11-30T12:00Z', 'month')).toBe(2);
    expect(await sumAt(store, '2026-12-15T12:00Z', 'month')).toBe(1);
    expect(await sumAt(store, '2026-12-15T12:00Z', 'all')).toBe(3);
  });

  test('go different ways over new year: one week, the fifty-third, and two months', async () => {
    const store = await freshStore();
    await give(
      store,
      '2026-12-28T12:00Z',
      '2026-12-31T12:00Z',
      '2027-01-01T12:00Z',
      '2027-01-03T12:00Z',
      '2027-01-04T12:00Z',
    );
    expect(await sumAt(store, '2027-01-02T12:00Z', 'week')).toBe(4);
    expect(await sumAt(store, '2027-01-05T12:00Z', 'week')).toBe(1);
    expect(await sumAt(store, '2026-12-01T12:00Z', 'month')).toBe(2);
    expect(await sumAt(store, '2027-01-31T12:00Z', 'month')).toBe(3);
    expect(await sumAt(store, '2027-12-31T12:00Z', 'month')).toBe(0);
  });

  test.each([
    { change: 'spring', sunday: '2026-03-29T21:59Z', monday: '2026-03-29T22:00Z' },
    { change: 'autumn', sunday: '2026-10-25T22:59Z', monday: '2026-10-25T23:00Z' },
  ])('end at midnight of the new time on the $change day the clocks change', async ({ sunday, monday }) => {
    const store = await freshStore();
    await give(store, sunday);
    expect(await sumAt(store, sunday, 'week')).toBe(1);
    expect(await sumAt(store, monday, 'week')).toBe(0);
    await give(store, monday);
    expect(await sumAt(store, sunday, 'week')).toBe(1);
    expect(await sumAt(store, monday, 'week')).toBe(1);
  });
});
