import type { Kysely } from 'kysely';
import type { BoardRow, BoardRows } from '../core/ports.ts';
import type { Tables } from './tables.ts';

/** The messages that boards stand in. */
export function openBoards(db: Kysely<Tables>): BoardRows {
  return {
    async of(activity) {
      const rows = await db.selectFrom('boards').selectAll().where('activity', '=', activity).execute();
      return rows as unknown as BoardRow[];
    },
    async save(row) {
      const { message, shown } = row;
      await db
        .insertInto('boards')
        .values(row)
        .onConflict((conflict) => conflict.columns(['activity', 'room', 'key']).doUpdateSet({ message, shown }))
        .execute();
    },
  };
}
