import type { Kysely } from 'kysely';
import type { Progress } from '../core/progress/progress.ts';
import type { Tables } from './tables.ts';

/** What the people of a database have shown of what they know. */
export function openProgress(db: Kysely<Tables>): Progress {
  return {
    async of(person, course) {
      const rows = await db
        .selectFrom('awards')
        .innerJoin('activities', 'activities.id', 'awards.activity')
        .select(['awards.question', 'awards.share', 'activities.ended_at'])
        .where('awards.person', '=', person)
        .where('activities.course', '=', course)
        .execute();
      // What still runs is the latest.
      const inTime = rows.sort((one, other) => (one.ended_at ?? Infinity) - (other.ended_at ?? Infinity));
      return new Map(inTime.map(({ question, share }) => [question, share]));
    },
  };
}
