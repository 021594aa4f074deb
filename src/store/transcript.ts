import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { PersonId, RoomId } from '../core/ids.ts';
import type { Transcript, TranscriptEntry } from '../core/transcript.ts';
import type { Tables } from './tables.ts';

const keptInRoom = 500;

/** What was said in rooms of Colle's own. */
export function openTranscript(db: Kysely<Tables>): Transcript {
  return {
    async append({ id, room, at, person, name, only, content }) {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('transcript')
          .values({ id, room, at, person, name, only_for: only, content: JSON.stringify(content) })
          .execute();
        await sql`
          delete from transcript where room = ${room} and seq <=
            (select seq from transcript where room = ${room} order by seq desc limit 1 offset ${keptInRoom})`.execute(
          tx,
        );
      });
    },

    async replace(id, content) {
      const { numUpdatedRows } = await db
        .updateTable('transcript')
        .set({ content: JSON.stringify(content) })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async recent(room, readers, limit) {
      const rows = await db
        .selectFrom('transcript')
        .selectAll()
        .where('room', '=', room)
        .where(({ or, eb }) =>
          or([eb('only_for', 'is', null), ...(readers.length > 0 ? [eb('only_for', 'in', readers)] : [])]),
        )
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(entryOf);
    },

    async rooms() {
      const rows = await db.selectFrom('transcript').select('room').distinct().execute();
      return rows.map(({ room }) => room as RoomId);
    },
  };
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
