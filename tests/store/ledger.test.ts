import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { personId, roomId } from '../../src/core/ids.ts';
import { systemClock } from '../../src/live/system.ts';
import { upToDate } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { storeOver } from '../../src/store/store.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { attemptOf, freshStore, noNeeds, running, snapshotNamed, stepWith, storeAt, testFolder } from './on-disk.ts';

const ada = personId('web', 'ada');

/** A new activity, in a room of its own, that takes answers for round 0. */
async function openRound(store: Store, id: string) {
  const snapshot = snapshotNamed(id, { rooms: [roomId('web', id)] });
  await store.activities.create(snapshot, running);
  return snapshot;
}

/** A store that counts its commits. */
async function countingStore(clock = systemClock) {
  const file = join(await testFolder(), 'colle.db');
  let commits = 0;
  const verbose = (statement?: unknown) => {
    if (/^commit/i.test(String(statement))) commits += 1;
  };
  const db = await upToDate(new SQLite(file, { verbose }), file);
  const store = storeOver(db, { timeZone: 'UTC', locale: 'fr', clock }, () => db.destroy());
  onTestFinished(() => store.close());
  return { store, commits: () => commits };
}

describe('a click', () => {
  test('is taken, then changed by a later one, whose time and body stand', async () => {
    const store = await freshStore();
    const { id } = await openRound(store, 'quiz');
    expect(await store.ledger.record(id, attemptOf('Ada', 10), 3.4)).toEqual({ kind: 'taken' });
    const before = { person: ada, round: 0, body: { kind: 'words', words: 'Ada at 10' }, at: 10, ms: 3 };
    const later = await store.ledger.record(id, attemptOf('Ada', 20), 9);
    expect(later).toMatchObject({ kind: 'changed', before });
    expect((await store.ledger.ofPerson(id, ada)).responses).toMatchObject([
      { ...before, body: { kind: 'words', words: 'Ada at 20' }, at: 20, ms: 9 },
    ]);
  });

  test('that is older never undoes a later one, and the same one delivered twice counts once', async () => {
    const store = await freshStore();
    const { id } = await openRound(store, 'quiz');
    await store.ledger.record(id, attemptOf('Ada', 20), 1);
    expect(await store.ledger.record(id, attemptOf('Ada', 10), 1)).toEqual({ kind: 'older' });
    expect(await store.ledger.record(id, attemptOf('Ada', 20), 1)).toEqual({ kind: 'older' });
    const { responses } = await store.ledger.ofPerson(id, ada);
    expect(responses.map(({ at }) => at)).toEqual([20]);
    expect(await store.ledger.answered(id, 0)).toBe(1);
  });

  test('for another round than the open one, or for no activity at all, finds it closed and leaves no row', async () => {
    const store = await freshStore();
    const { id } = await openRound(store, 'quiz');
    const unknown = snapshotNamed('nowhere').id;
    const recorded = await Promise.all([
      store.ledger.record(id, attemptOf('Ada', 1, { round: 1 }), 1),
      store.ledger.record(unknown, attemptOf('Ada', 1), 1),
      store.ledger.record(id, attemptOf('Bob', 1), 1),
    ]);
    expect(recorded.map(({ kind }) => kind)).toEqual(['closed', 'closed', 'taken']);
    expect(await store.ledger.answered(id, 1)).toBe(0);
    expect(await store.ledger.answered(unknown, 0)).toBe(0);
    expect(await store.ledger.ofPerson(id, ada)).toEqual({ responses: [], awards: [] });
  });

  test('of several that one person makes within one commit, the latest stands and only the first is new', async () => {
    const store = await freshStore();
    const { id } = await openRound(store, 'quiz');
    const recorded = await Promise.all([10, 30, 20, 30].map((at) => store.ledger.record(id, attemptOf('Ada', at), at)));
    expect(recorded.map(({ kind }) => kind)).toEqual(['taken', 'changed', 'older', 'older']);
    expect((await store.ledger.ofPerson(id, ada)).responses.map(({ at, ms }) => [at, ms])).toEqual([[30, 30]]);
  });

  test('is the latest one that stands, whatever the order, the doubling and the batches of delivery', async () => {
    const store = await freshStore();
    let run = 0;
    const click = fc.record({ name: fc.constantFrom('Ada', 'Bob', 'Cyd'), at: fc.nat(6), pause: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(click, { minLength: 1, maxLength: 25 }), async (clicks) => {
        run += 1;
        const { id } = await openRound(store, `run${run}`);
        const acknowledged: Promise<{ name: string; kind: string }>[] = [];
        for (const { name, at, pause } of clicks) {
          const recorded = store.ledger.record(id, attemptOf(name, at), at);
          acknowledged.push(recorded.then(({ kind }) => ({ name, kind })));
          if (pause) await recorded;
        }
        const heard = await Promise.all(acknowledged);
        for (const name of new Set(clicks.map((one) => one.name))) {
          const latest = Math.max(...clicks.filter((one) => one.name === name).map(({ at }) => at));
          const { responses } = await store.ledger.ofPerson(id, personId('web', name.toLowerCase()));
          expect(responses.map(({ at, body }) => [at, body])).toEqual([[latest, attemptOf(name, latest).body]]);
          expect(heard.filter((one) => one.name === name && one.kind === 'taken')).toHaveLength(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the close of a round', () => {
  test('loses no acknowledged response and lets none in afterwards', async () => {
    const clock = new FakeClock();
    const store = await freshStore({ clock });
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    let run = 0;
    const act = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('click' as const),
          name: fc.constantFrom('Ada', 'Bob', 'Cyd', 'Dan'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(1, 5) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('breath' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const) }) },
    );
    let raced = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 30 }), async (acts) => {
        run += 1;
        const snapshot = await openRound(store, `run${run}`);
        const clicks: Promise<{ name: string; at: number; kind: string; afterClose: boolean }>[] = [];
        const closes: Promise<boolean>[] = [];
        const settled: { name: string; at: number }[][] = [];
        let closed = false;
        let at = 0;
        const close = async () => {
          const after = await store.activities.advance(
            snapshot,
            { responses: [0], totals: false },
            (facts) => {
              settled.push(facts.responses(0).map((one) => ({ name: one.person, at: one.at })));
              return { step: stepWith([]), standing: { openRound: 1, ended: false } };
            },
            clock.now(),
          );
          closed ||= after !== null;
          return after !== null;
        };
        for (const one of [...acts, { kind: 'close' as const }]) {
          if (one.kind === 'click') {
            at += 1;
            const click = { name: personId('web', one.name.toLowerCase()), at, afterClose: closed };
            const recorded = store.ledger.record(snapshot.id, attemptOf(one.name, at), 1);
            clicks.push(recorded.then(({ kind }) => ({ ...click, kind })));
          } else if (one.kind === 'time') await clock.passes(one.ms, async () => {});
          else if (one.kind === 'breath') await turn();
          else closes.push(close());
        }
        await clock.passes(10, turn);
        const heard = await Promise.all(clicks);
        const won = await Promise.all(closes);

        expect(won.filter(Boolean)).toHaveLength(1);
        expect(settled).toHaveLength(1);
        const latest = new Map<string, number>();
        for (const { name, at: clicked, kind } of heard) if (kind !== 'closed') latest.set(name, clicked);
        const seen = new Map(settled.flat().map((one) => [one.name, one.at]));
        expect(seen).toEqual(latest);
        expect(await store.ledger.answered(snapshot.id, 0)).toBe(latest.size);
        expect(heard.filter((one) => one.afterClose && one.kind !== 'closed')).toEqual([]);
        if (latest.size > 0 && heard.some(({ kind }) => kind === 'closed')) raced += 1;
      }),
      { numRuns: 150 },
    );
    expect(raced).toBeGreaterThan(10);
  });
});

describe('a commit', () => {
  test('comes 5 ms after the first answer, and is shared by all that arrived', async () => {
    const clock = new FakeClock();
    const { store, commits } = await countingStore(clock);
    const { id } = await openRound(store, 'quiz');
    const before = commits();
    const recorded = [];
    for (let count = 0; count < 5; count += 1) {
      recorded.push(store.ledger.record(id, attemptOf(`p${count}`, 1), 1));
      await clock.passes(count < 4 ? 1 : 0);
    }
    expect(commits()).toBe(before);
    await clock.passes(1);
    expect(commits()).toBe(before + 1);
    expect(await Promise.all(recorded)).toEqual(recorded.map(() => ({ kind: 'taken' })));
  });

  test('carries hundreds: two thousand answers at once make at most eight', async () => {
    const { store, commits } = await countingStore();
    const { id } = await openRound(store, 'quiz');
    const before = commits();
    const crowd = Array.from({ length: 2_000 }, (_, index) => store.ledger.record(id, attemptOf(`p${index}`, 1), 1));
    const kinds = new Set((await Promise.all(crowd)).map(({ kind }) => kind));
    expect([...kinds]).toEqual(['taken']);
    expect(commits() - before).toBeGreaterThan(0);
    expect(commits() - before).toBeLessThanOrEqual(8);
    expect(await store.ledger.answered(id, 0)).toBe(2_000);
  });

  test('that fails is heard by everyone in it, leaves nothing behind and does not harm the next', async () => {
    const store = await freshStore();
    const { id } = await openRound(store, 'quiz');
    const together = [attemptOf('Ada', 1), attemptOf('Bob', Number.NaN)];
    const outcomes = await Promise.allSettled(together.map((attempt) => store.ledger.record(id, attempt, 1)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await store.ledger.answered(id, 0)).toBe(0);
    expect(await store.ledger.record(id, attemptOf('Ada', 1), 1)).toEqual({ kind: 'taken' });
  });
});

describe('closing the store', () => {
  test('commits what waits, and what comes afterwards is rejected', async () => {
    const file = join(await testFolder(), 'colle.db');
    const store = await storeAt(file);
    const { id } = await openRound(store, 'quiz');
    const waiting = store.ledger.record(id, attemptOf('Ada', 1), 1);
    await store.close();
    expect(await waiting).toEqual({ kind: 'taken' });
    await expect(store.ledger.record(id, attemptOf('Bob', 1), 1)).rejects.toThrow();

    const again = await storeAt(file);
    expect(await again.ledger.answered(id, 0)).toBe(1);
    expect(await again.ledger.record(id, attemptOf('Ada', 1), 1)).toEqual({ kind: 'older' });
  });
});

describe('one person’s rows', () => {
  test('hold the responses and the awards of one activity, round by round', async () => {
    const store = await freshStore();
    const snapshot = await openRound(store, 'quiz');
    await openRound(store, 'other');
    await store.ledger.record(snapshot.id, attemptOf('Ada', 1), 1);
    await store.ledger.record(snapshotNamed('other').id, attemptOf('Ada', 2), 1);
    const award = { person: ada, round: 0, points: 750, share: 0.5, question: 'q1' };
    const decided = { step: stepWith([award]), standing: { openRound: 1, ended: false } };
    await store.activities.advance(snapshot, noNeeds, () => decided, 1);
    await store.ledger.record(snapshot.id, attemptOf('Ada', 3, { round: 1 }), 1);
    const own = await store.ledger.ofPerson(snapshot.id, ada);
    expect(own.responses.map(({ round, at }) => [round, at])).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(own.awards).toEqual([award]);
  });
});
