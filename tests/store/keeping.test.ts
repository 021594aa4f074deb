import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../src/core/ids.ts';
import { communityId, personId, roomId } from '../../src/core/ids.ts';
import type { TranscriptEntry } from '../../src/core/transcript.ts';
import {
  community,
  freshStore,
  givePoints,
  points,
  room,
  rowsOf,
  snapshotNamed,
  storeAt,
  testFolder,
} from './on-disk.ts';

const ada = personId('web', 'ada');
const bob = personId('web', 'bob');

const talk = (id: string, text = id, more: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  id,
  room,
  at: 1,
  person: ada,
  name: 'Ada',
  only: null,
  content: { kind: 'talk', text },
  ...more,
});
const ids = (entries: readonly TranscriptEntry[]) => entries.map(({ id }) => id);

describe('the transcript', () => {
  test('comes back oldest first, as it was said, after a restart', async () => {
    const file = join(await testFolder(), 'colle.db');
    const first = await storeAt(file);
    const view = { title: 'Été', blocks: [] };
    const said = [
      talk('a', '<b>été</b> ’ 🙂', { at: 30 }),
      talk('b', '', { person: null, name: 'Colle', at: 10, content: { kind: 'view', view, under: 'a' } }),
    ];
    for (const entry of said) await first.transcript.keep(entry);
    await first.close();
    const again = await storeAt(file);
    expect(await again.transcript.recent(room, [], 10)).toEqual(said);
  });

  test('shows a private line to the person it is for, and to nobody else', async () => {
    const { transcript } = await freshStore();
    await transcript.keep(talk('all'));
    await transcript.keep(talk('for-bob', 'psst', { only: bob }));
    const seenBy = async (...readers: PersonId[]) => ids(await transcript.recent(room, readers, 10));
    expect(await seenBy()).toEqual(['all']);
    expect(await seenBy(ada)).toEqual(['all']);
    expect(await seenBy(bob)).toEqual(['all', 'for-bob']);
    expect(await seenBy(ada, bob)).toEqual(['all', 'for-bob']);
  });

  test('gives the last lines that the reader may read, up to a limit', async () => {
    const { transcript } = await freshStore();
    for (const id of ['a', 'b', 'c']) await transcript.keep(talk(id));
    for (const id of ['x', 'y', 'z']) await transcript.keep(talk(id, id, { only: bob }));
    expect(ids(await transcript.recent(room, [ada], 2))).toEqual(['b', 'c']);
    expect(ids(await transcript.recent(room, [bob], 2))).toEqual(['y', 'z']);
  });

  test('gives the last boards too, however much was said after them', async () => {
    const { transcript } = await freshStore();
    const board = { kind: 'view', view: { title: 'Question', blocks: [] } } as const;
    for (const id of ['one', 'two', 'three', 'four'])
      await transcript.keep(talk(id, '', { person: null, name: 'Colle', content: board }));
    for (const id of ['a', 'b', 'c']) await transcript.keep(talk(id));
    expect(ids(await transcript.recent(room, [], 2))).toEqual(['two', 'three', 'four', 'b', 'c']);
    expect(ids(await transcript.recent(room, [], 5))).toEqual(['two', 'three', 'four', 'a', 'b', 'c']);
  });

  test('keeps the last five hundred entries of each room', async () => {
    const { transcript } = await freshStore();
    const quiet = roomId('web', 'calme');
    await transcript.keep(talk('quiet', 'quiet', { room: quiet }));
    for (let count = 1; count <= 503; count += 1) await transcript.keep(talk(`e${count}`));
    const kept = ids(await transcript.recent(room, [], 1_000));
    expect(kept).toHaveLength(500);
    expect([kept[0], kept.at(-1)]).toEqual(['e4', 'e503']);
    expect(ids(await transcript.recent(quiet, [], 10))).toEqual(['quiet']);
    expect((await transcript.rooms()).toSorted()).toEqual([quiet, room].toSorted());
  });

  test('lets an entry be replaced where it stands, and says when there is none', async () => {
    const { transcript } = await freshStore();
    await transcript.keep(talk('a'));
    await transcript.keep(talk('b'));
    expect(await transcript.replace('a', { kind: 'talk', text: 'better' })).toBe(true);
    expect(await transcript.replace('ghost', { kind: 'talk', text: 'boo' })).toBe(false);
    expect(await transcript.recent(room, [], 10)).toEqual([talk('a', 'better'), talk('b')]);
  });

  test('has one entry under one id, where it first stood, with what was kept last', async () => {
    const { transcript } = await freshStore();
    await Promise.all(['a', 'b', 'a'].map((id, turn) => transcript.keep(talk(id, `${id}${turn}`))));
    await transcript.keep(talk('b', 'better'));
    const kept = await transcript.recent(room, [], 10);
    expect(kept.map(({ id, content }) => [id, content])).toEqual([
      ['a', { kind: 'talk', text: 'a2' }],
      ['b', { kind: 'talk', text: 'better' }],
    ]);
  });

  test('keeps what is for all however much is private', async () => {
    const { transcript } = await freshStore();
    await transcript.keep(talk('board'));
    await Promise.all(
      Array.from({ length: 600 }, (_, index) => transcript.keep(talk(`p${index}`, 'ok', { only: bob }))),
    );
    await transcript.keep(talk('end'));
    expect(ids(await transcript.recent(room, [], 10))).toEqual(['board', 'end']);
  });
});

describe('a room', () => {
  test('follows no course and speaks the language of the place until it is set', async () => {
    const { rooms } = await freshStore();
    expect(await rooms.settings(room)).toEqual({ course: null, locale: 'fr' });
  });

  test('keeps what was set when something else is set, over a restart', async () => {
    const file = join(await testFolder(), 'colle.db');
    const first = await storeAt(file);
    await first.rooms.set(room, community, { course: 'mesures' });
    await first.rooms.set(room, community, { locale: 'en' });
    await first.rooms.set(room, community, {});
    await first.rooms.set(roomId('web', 'autre'), community, { course: 'autre' });
    await first.close();
    const again = await storeAt(file);
    expect(await again.rooms.settings(room)).toEqual({ course: 'mesures', locale: 'en' });
    await again.rooms.set(room, community, { course: null });
    expect(await again.rooms.settings(room)).toEqual({ course: null, locale: 'en' });
  });

  test('has the instructors its community allows, each community its own', async () => {
    const { rooms } = await freshStore();
    await rooms.allowInstructor(community, ada, true);
    await rooms.allowInstructor(community, ada, true);
    await rooms.allowInstructor(community, bob, true);
    await rooms.allowInstructor(community, bob, false);
    expect(await rooms.instructors(community)).toEqual(new Set([ada]));
    expect(await rooms.instructors(communityId('slack', 't1'))).toEqual(new Set());
  });
});

describe('guests', () => {
  test('are those of the session that made them, in their order, over a restart', async () => {
    const file = join(await testFolder(), 'colle.db');
    const first = await storeAt(file);
    const zoe = { person: personId('web', 'zoe'), name: 'Zoé', instructor: true };
    const abe = { person: personId('web', 'abe'), name: 'Abe', instructor: false };
    await first.guests.add('secret of one', zoe);
    await first.guests.add('secret of one', abe);
    await first.guests.add('secret of another', { ...abe, person: ada });
    await first.close();
    const again = await storeAt(file);
    expect(await again.guests.ofSession('secret of one')).toEqual([zoe, abe]);
    expect(await again.guests.ofSession('Secret of one')).toEqual([]);
    expect(await again.guests.ofSession('')).toEqual([]);
  });

  test('cannot be taken over by another session', async () => {
    const { guests } = await freshStore();
    const guest = { person: ada, name: 'Ada', instructor: false };
    await guests.add('first', guest);
    await expect(guests.add('second', { ...guest, name: 'Eve', instructor: true })).rejects.toThrow();
    expect(await guests.ofSession('second')).toEqual([]);
    expect(await guests.ofSession('first')).toEqual([guest]);
  });

  test('leave no secret on the disk', async () => {
    const file = join(await testFolder(), 'colle.db');
    const store = await storeAt(file);
    await store.guests.add('correct-horse-battery', { person: ada, name: 'Ada', instructor: false });
    const bytes = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
    expect(bytes.includes('correct-horse-battery')).toBe(false);
    expect(bytes.includes('web:ada')).toBe(true);
  });

  test('are known by name on the leaderboard without having answered', async () => {
    const store = await freshStore();
    await store.guests.add('secret', { person: ada, name: 'Ada L.', instructor: false });
    await givePoints(store, 'quiz', 1, [points('Ada', 10)]);
    const query = { scope: room, period: 'all', course: null, now: 1 } as const;
    expect((await store.standings.top(query, 1)).map(({ name }) => name)).toEqual(['Ada L.']);
  });
});

describe('a board’s message', () => {
  test('is remembered by activity, room and key; the latest stands', async () => {
    const file = join(await testFolder(), 'colle.db');
    const store = await storeAt(file);
    const { id } = snapshotNamed('quiz');
    const row = { activity: id, room, key: 'q1', message: 'm1', shown: 'digest 1' };
    await store.boards.save(row);
    await store.boards.save({ ...row, key: 'q2' });
    await store.boards.save({ ...row, message: 'm2', shown: 'digest 2' });
    await store.boards.save({ ...row, activity: snapshotNamed('other').id });
    const kept = await store.boards.of(id);
    expect(kept.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
      { ...row, message: 'm2', shown: 'digest 2' },
      { ...row, key: 'q2' },
    ]);
    expect(rowsOf(file, 'select * from boards')).toHaveLength(3);
  });
});
