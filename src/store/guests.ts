import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PersonId } from '../core/ids.ts';
import type { Guest, Guests } from '../core/transcript.ts';
import type { Tables } from './tables.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

const sessionsRemembered = 10_000;
const nameless = '—';

/** The people who joined by name. Secrets are stored hashed. */
export function openGuests(db: Kysely<Tables>): Guests {
  /** Sessions as they are stored: every act of the page asks for its own. */
  const known = new Map<string, readonly Guest[]>();

  return {
    async add(secret, { person, name, instructor }) {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('guests')
          .values({ person, name, instructor: Number(instructor), secret_hash: hashOf(secret) })
          .execute();
        await tx
          .insertInto('people')
          .values({ person, name })
          .onConflict((conflict) => conflict.column('person').doUpdateSet({ name }))
          .execute();
      });
      known.delete(secret);
    },
    async ofSession(secret) {
      const remembered = known.get(secret);
      if (remembered) return remembered;
      const rows = await db
        .selectFrom('guests')
        .selectAll()
        .where('secret_hash', '=', hashOf(secret))
        .orderBy('rowid' as never)
        .execute();
      const guests = rows.map(({ person, name, instructor }) => ({
        person: person as PersonId,
        name,
        instructor: instructor === 1,
      }));
      if (known.size >= sessionsRemembered) known.clear();
      if (guests.length > 0) known.set(secret, guests);
      return guests;
    },
    async lead(person) {
      await db.updateTable('guests').set({ instructor: 1 }).where('person', '=', person).execute();
      known.clear();
    },
    async rename(person, name) {
      await db.transaction().execute(async (tx) => {
        await tx.updateTable('guests').set({ name }).where('person', '=', person).execute();
        await tx.updateTable('people').set({ name }).where('person', '=', person).execute();
      });
      known.clear();
    },
    async remove(person) {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('guests').where('person', '=', person).execute();
        await tx.updateTable('people').set({ name: nameless }).where('person', '=', person).execute();
      });
      known.clear();
    },
  };
}
