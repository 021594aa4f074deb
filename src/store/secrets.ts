import type { Kysely } from 'kysely';
import type { Secrets } from '../core/transcript.ts';
import type { Tables } from './tables.ts';

/** What the page keeps for itself. */
export function openSecrets(db: Kysely<Tables>): Secrets {
  return {
    async read(name) {
      const row = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value ?? null;
    },
    async keep(name, value) {
      await db
        .insertInto('secrets')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
