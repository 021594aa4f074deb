import type { Kysely } from 'kysely';
import type { PersonId } from '../core/ids.ts';
import type { Place, Standings, StandingsQuery } from '../core/ports.ts';
import { periodsOf } from '../core/standings/period.ts';
import type { Tables } from './tables.ts';

/** The leaderboards of a database. */
export function openStandings(db: Kysely<Tables>, timeZone: string): Standings {
  /** The rows of one leaderboard, with names. */
  function board({ scope, course, period, now }: StandingsQuery) {
    return db
      .selectFrom('standings')
      .where('scope', '=', scope)
      .where('course', '=', course ?? '')
      .where('period', '=', periodsOf(now, timeZone)[period]);
  }

  function named(query: StandingsQuery) {
    return board(query)
      .leftJoin('people', 'people.person', 'standings.person')
      .select(['standings.person', 'people.name', 'standings.points']);
  }

  async function placed(
    query: StandingsQuery,
    row: { person: string; name: string | null; points: number },
  ): Promise<Place> {
    const { ahead } = await board(query)
      .select(({ fn }) => fn.countAll<number>().as('ahead'))
      .where('points', '>', row.points)
      .executeTakeFirstOrThrow();
    return { person: row.person as PersonId, name: row.name ?? row.person, points: row.points, rank: ahead + 1 };
  }

  return {
    async top(query, limit) {
      const rows = await named(query).orderBy('standings.points', 'desc').orderBy('people.name').limit(limit).execute();
      let rank = 0;
      return rows.map(({ person, name, points }, index) => {
        if (index === 0 || rows[index - 1]?.points !== points) rank = index + 1;
        return { person: person as PersonId, name: name ?? person, points, rank };
      });
    },

    async around(query, person) {
      const own = await named(query).where('standings.person', '=', person).executeTakeFirst();
      if (!own) return [];
      // Equal points stand by person, so that everyone has one place and its neighbours.
      const above = await named(query)
        .where(({ or, and, eb }) =>
          or([
            eb('standings.points', '>', own.points),
            and([eb('standings.points', '=', own.points), eb('standings.person', '<', person)]),
          ]),
        )
        .orderBy('standings.points')
        .orderBy('standings.person', 'desc')
        .limit(1)
        .execute();
      const below = await named(query)
        .where(({ or, and, eb }) =>
          or([
            eb('standings.points', '<', own.points),
            and([eb('standings.points', '=', own.points), eb('standings.person', '>', person)]),
          ]),
        )
        .orderBy('standings.points', 'desc')
        .orderBy('standings.person')
        .limit(1)
        .execute();
      return Promise.all([...above, own, ...below].map((row) => placed(query, row)));
    },

    async people(query) {
      const { count } = await board(query)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
