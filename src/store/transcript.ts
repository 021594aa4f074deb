import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { PersonId, RoomId } from '../core/ids.ts';
import type { Clock } from '../core/ports.ts';
import type { Transcript, TranscriptEntry } from '../core/transcript.ts';
import { Batch } from './batch.ts';
import type { Tables } from './tables.ts';

const keptInRoom = 500;
const boardsInReach = 3;

/** A transcript that can finish what waits. */
export interface OpenTranscript extends Transcript {
  drain(): Promise<void>;
}

/** What was said in rooms of Colle's own, written in shared commits. */
export function openTranscript(db: Kysely<Tables>, clock: Clock): OpenTranscript {
  const batch = new Batch<TranscriptEntry, void>(clock, (entries) =>
    db.transaction().execute(async (tx) => {
      await write(tx, entries);
      const rooms = new Set(entries.filter(({ only }) => only === null).map(({ room }) => room));
      for (const room of rooms) await trim(tx, room);
      return entries.map(() => undefined);
    }),
  );

  const lines = (room: RoomId, limit: number) =>
    db.selectFrom('transcript').selectAll().where('room', '=', room).orderBy('seq', 'desc').limit(limit);

  return {
    keep: (entry) => batch.add(entry),

    async replace(id, content) {
      const { numUpdatedRows } = await db
        .updateTable('transcript')
        .set({ content: JSON.stringify(content) })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async recent(room, readers, limit) {
      const forAll = await lines(room, limit).where('only_for', 'is', null).execute();
      const own = readers.length > 0 ? await lines(room, limit).where('only_for', 'in', readers).execute() : [];
      // However much is said after a board, it stays in reach.
      const boards = await lines(room, boardsInReach)
        .where('only_for', 'is', null)
        .where('person', 'is', null)
        .execute();
      const last = [...forAll, ...own].sort((a, b) => a.seq - b.seq).slice(-limit);
      return [...boards.reverse().filter(({ seq }) => seq < (last[0]?.seq ?? 0)), ...last].map(entryOf);
    },

    async rooms() {
      const rows = await db.selectFrom('transcript').select('room').distinct().where('only_for', 'is', null).execute();
      return rows.map(({ room }) => room as RoomId);
    },

    async rename(person, name) {
      await db.updateTable('transcript').set({ name }).where('person', '=', person).execute();
    },

    async forget(person) {
      await db.deleteFrom('transcript').where('person', '=', person).execute();
    },

    drain: () => batch.drain(),
  };
}

async function write(tx: Transaction<Tables>, entries: readonly TranscriptEntry[]): Promise<void> {
  const rows = JSON.stringify(
    entries.map(({ id, room, at, person, name, only, content }) => [
      id,
      room,
      at,
      person,
      name,
      only,
      JSON.stringify(content),
    ]),
  );
  await sql`
    insert into transcript (id, room, at, person, name, only_for, content)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
    from json_each(${rows}) where true
    on conflict (id) do update set content = excluded.content`.execute(tx);
}

/** Forgets what everybody could read before the last lines of a room, and what was private beside it. */
async function trim(tx: Transaction<Tables>, room: RoomId): Promise<void> {
  await sql`
    delete from transcript where room = ${room} and seq <= (
      select seq from transcript where room = ${room} and only_for is null order by seq desc limit 1 offset ${keptInRoom}
    )`.execute(tx);
}

function entryOf(row: Omit<Tables['transcript'], 'seq'>): TranscriptEntry {
  return {
    id: row.id,
    room: row.room as RoomId,
    at: row.at,
    person: row.person as PersonId | null,
    name: row.name,
    only: row.only_for as PersonId | null,
    content: JSON.parse(row.content) as TranscriptEntry['content'],
  };
}
