import type { Kysely } from 'kysely';
import type { PersonId } from '../core/ids.ts';
import type { Rooms } from '../core/ports.ts';
import type { Locale } from '../locales/locale.ts';
import type { Tables } from './tables.ts';

/** What the rooms of a database are set to; `locale` is that of rooms nobody set. */
export function openRooms(db: Kysely<Tables>, locale: Locale): Rooms {
  return {
    async settings(room) {
      const row = await db.selectFrom('rooms').select(['course', 'locale']).where('room', '=', room).executeTakeFirst();
      return { course: row?.course ?? null, locale: (row?.locale as Locale | null | undefined) ?? locale };
    },

    async set(room, community, settings) {
      await db
        .insertInto('rooms')
        .values({ room, community, course: null, locale: null, ...settings })
        .onConflict((conflict) => conflict.column('room').doUpdateSet({ community, ...settings }))
        .execute();
    },

    async asked(room, course) {
      const rows = await db
        .selectFrom('asked')
        .select(['question', 'times'])
        .where('room', '=', room)
        .where('course', '=', course)
        .execute();
      return new Map(rows.map(({ question, times }) => [question, times]));
    },

    async instructors(community) {
      const rows = await db.selectFrom('instructors').select('person').where('community', '=', community).execute();
      return new Set(rows.map(({ person }) => person as PersonId));
    },

    async allowInstructor(community, person, allowed) {
      if (allowed) {
        await db
          .insertInto('instructors')
          .values({ community, person })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await db.deleteFrom('instructors').where('community', '=', community).where('person', '=', person).execute();
      }
    },
  };
}
