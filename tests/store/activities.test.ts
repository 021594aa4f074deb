import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { personId, roomId } from '../../src/core/ids.ts';
import {
  attemptOf,
  freshStore,
  noNeeds,
  points,
  room,
  running,
  snapshotNamed,
  stepWith,
  storeAt,
  testFolder,
} from './on-disk.ts';

const decided = (openRound: number | null = 0, ended = false) => ({
  step: stepWith([]),
  standing: { openRound, ended },
});

describe('an activity', () => {
  test('is alone in each of its rooms until it has ended', async () => {
    const store = await freshStore();
    const both = snapshotNamed('both', { rooms: [room, roomId('slack', 't1/c1')] });
    expect(await store.activities.create(both, running)).toEqual({ kind: 'created' });
    const second = snapshotNamed('second', { rooms: [roomId('web', 'autre'), roomId('slack', 't1/c1')] });
    expect(await store.activities.create(second, running)).toEqual({ kind: 'running', id: both.id });
    expect(await store.activities.byId(second.id)).toBeNull();

    await store.activities.advance(both, noNeeds, () => decided(null, true), 1);
    expect(await store.activities.create(second, running)).toEqual({ kind: 'created' });
  });

  test('is started once when many start one in the same moment', async () => {
    const store = await freshStore();
    const started = await Promise.all(
      ['a', 'b', 'c', 'd'].map((id) => store.activities.create(snapshotNamed(id), running)),
    );
    expect(started.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(await store.activities.unfinished()).toHaveLength(1);
  });

  test('comes back from the disk as it was', async () => {
    const file = join(await testFolder(), 'colle.db');
    const state = { phase: 'été ’ 🙂', deep: [{ at: 1_795_424_400_000, share: 0.5, none: null }] };
    const snapshot = snapshotNamed('quiz', { state, rooms: [room, roomId('discord', '1')], version: 3 });
    const first = await storeAt(file);
    await first.activities.create(snapshot, running);
    await first.close();
    const again = await storeAt(file);
    expect(await again.activities.byId(snapshot.id)).toEqual(snapshot);
    expect(await again.activities.byId(snapshotNamed('other').id)).toBeNull();
  });

  test('is to be taken up at a start until it has ended, its points are credited and its last boards shown', async () => {
    const store = await freshStore();
    const snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    await store.activities.rest(snapshot.id);
    expect(await store.activities.unfinished()).toEqual([snapshot]);
    const ended = await store.activities.advance(snapshot, noNeeds, () => decided(null, true), 1);
    expect(await store.activities.unfinished()).toEqual([ended]);
    await store.activities.rest(snapshot.id);
    expect(await store.activities.unfinished()).toEqual([ended]);
    await store.activities.credit(snapshot.id);
    await store.activities.rest(snapshot.id);
    expect(await store.activities.unfinished()).toEqual([]);
    expect(await store.activities.byId(snapshot.id)).toEqual(ended);
  });
});

describe('a step', () => {
  test('is made once, by whoever comes first; the others hear that it is done', async () => {
    const store = await freshStore();
    const snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    const award = { step: stepWith([points('Ada', 100)], ['q1']), standing: { openRound: 1, ended: false } };
    const steps = await Promise.all([1, 2, 3].map(() => store.activities.advance(snapshot, noNeeds, () => award, 1)));
    expect(steps.flatMap((step) => step?.version ?? [])).toEqual([1]);
    expect(await store.activities.byId(snapshot.id)).toEqual({ ...snapshot, version: 1, state: { phase: 'next' } });
    expect((await store.ledger.ofPerson(snapshot.id, personId('web', 'ada'))).awards).toHaveLength(1);
    expect(await store.rooms.asked(room, 'les-bases')).toEqual(new Map([['q1', 1]]));
  });

  test('sees the responses and the points it asked for, and no others', async () => {
    const store = await freshStore();
    let snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    await store.ledger.record(snapshot.id, attemptOf('Ada', 1), 1);
    await store.ledger.record(snapshot.id, attemptOf('Bob', 2), 1);
    const first = { step: stepWith([points('Ada', 900), points('Bob', 0)]), standing: { openRound: 1, ended: false } };
    snapshot = (await store.activities.advance(snapshot, noNeeds, () => first, 1)) ?? snapshot;
    await store.ledger.record(snapshot.id, attemptOf('Bob', 3, { round: 1 }), 1);

    await store.activities.advance(
      snapshot,
      { responses: [1], totals: true },
      (facts) => {
        expect(facts.responses(1).map(({ person, at }) => [person, at])).toEqual([['web:bob', 3]]);
        expect(facts.responses(0)).toEqual([]);
        expect(facts.totals).toEqual([
          { person: 'web:ada', name: 'Ada', points: 900 },
          { person: 'web:bob', name: 'Bob', points: 0 },
        ]);
        return null;
      },
      1,
    );
    expect.assertions(3);
  });

  test('that decides nothing, or fails, changes nothing', async () => {
    const store = await freshStore();
    const snapshot = snapshotNamed('quiz');
    await store.activities.create(snapshot, running);
    expect(await store.activities.advance(snapshot, noNeeds, () => null, 1)).toBeNull();
    const failing = store.activities.advance(
      snapshot,
      noNeeds,
      () => {
        throw new Error('a bug in a step');
      },
      1,
    );
    await expect(failing).rejects.toThrow('a bug in a step');
    const broken = { step: stepWith([points('Ada', Number.NaN)]), standing: { openRound: null, ended: true } };
    await expect(store.activities.advance(snapshot, noNeeds, () => broken, 1)).rejects.toThrow();
    expect(await store.activities.unfinished()).toEqual([snapshot]);
    expect(await store.ledger.record(snapshot.id, attemptOf('Ada', 1), 1)).toEqual({ kind: 'taken' });
    expect((await store.activities.advance(snapshot, noNeeds, () => decided(), 1))?.version).toBe(1);
  });

  test('on an activity that is not there is nobody’s', async () => {
    const store = await freshStore();
    expect(await store.activities.advance(snapshotNamed('ghost'), noNeeds, () => decided(), 1)).toBeNull();
  });

  test('counts what was asked, room by room and course by course', async () => {
    const store = await freshStore();
    const other = roomId('discord', '1');
    let snapshot = snapshotNamed('quiz', { rooms: [room, other] });
    await store.activities.create(snapshot, running);
    for (const asked of [['q1', 'q2'], ['q1']]) {
      const step = { step: stepWith([], asked), standing: running };
      snapshot = (await store.activities.advance(snapshot, noNeeds, () => step, 1)) ?? snapshot;
    }
    const twice = new Map([
      ['q1', 2],
      ['q2', 1],
    ]);
    expect(await store.rooms.asked(room, 'les-bases')).toEqual(twice);
    expect(await store.rooms.asked(other, 'les-bases')).toEqual(twice);
    expect(await store.rooms.asked(room, 'autre')).toEqual(new Map());
  });
});
