import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { PersonId } from '../core/ids.ts';
import { periodsOf } from '../core/standings/period.ts';
import type { Place, Standings, StandingsQuery } from '../core/standings/standings.ts';
import type { Tables } from './tables.ts';

/**
 * The widths of the spans of points in which people are counted, so that a place is found without counting everybody
 * ahead: those in the same narrow span one by one, the others by the span.
 */
export const spans = [64, 8_192] as const;
const [narrow, wide] = spans;

interface Row {
  readonly person: string;
  readonly name: string | null;
  readonly points: number;
}

/** The leaderboards of a database. Equal points stand by person, so that everyone has one place and its neighbours. */
export function openStandings(db: Kysely<Tables>, timeZone: string): Standings {
  const keyOf = ({ scope, course, period, now }: StandingsQuery) => ({
    scope,
    course: course ?? '',
    period: periodsOf(now, timeZone)[period],
  });

  function named(query: StandingsQuery) {
    const { scope, course, period } = keyOf(query);
    return db
      .selectFrom('standings')
      .where('scope', '=', scope)
      .where('course', '=', course)
      .where('period', '=', period)
      .leftJoin('people', 'people.person', 'standings.person')
      .select(['standings.person', 'people.name', 'standings.points']);
  }

  /** The neighbour of a row in the order of the board: among equal points, else with the next points there are. */
  async function beside(query: StandingsQuery, { person, points }: Row, side: 'above' | 'below'): Promise<Row[]> {
    const [beyond, order] = side === 'above' ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
    const [further, direction] = side === 'above' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    const equal = await named(query)
      .where('standings.points', '=', points)
      .where('standings.person', beyond, person)
      .orderBy('standings.person', order)
      .limit(1)
      .execute();
    if (equal.length > 0) return equal;
    return named(query)
      .where('standings.points', further, points)
      .orderBy('standings.points', direction)
      .orderBy('standings.person', order)
      .limit(1)
      .execute();
  }

  async function rankOf(query: StandingsQuery, points: number): Promise<number> {
    const { scope, course, period } = keyOf(query);
    const board = sql`scope = ${scope} and course = ${course} and period = ${period}`;
    const bucket = Math.floor(points / narrow);
    const wideBucket = Math.floor(points / wide);
    const perWide = wide / narrow;
    const { rows } = await sql<{ ahead: number }>`
      select (select count(*) from standings where ${board} and points > ${points} and points < ${(bucket + 1) * narrow})
        + (select coalesce(sum(people), 0) from tallies where ${board} and span = ${narrow}
            and bucket > ${bucket} and bucket < ${(wideBucket + 1) * perWide})
        + (select coalesce(sum(people), 0) from tallies where ${board} and span = ${wide} and bucket > ${wideBucket})
        as ahead`.execute(db);
    return (rows[0]?.ahead ?? 0) + 1;
  }

  async function placed(query: StandingsQuery, rows: readonly Row[]): Promise<readonly Place[]> {
    const ranks = new Map<number, number>();
    for (const { points } of rows) if (!ranks.has(points)) ranks.set(points, await rankOf(query, points));
    return rows.map(({ person, name, points }) => ({
      person: person as PersonId,
      name: name ?? person,
      points,
      rank: ranks.get(points) ?? 0,
    }));
  }

  return {
    async top(query, limit) {
      const rows = await named(query)
        .orderBy('standings.points', 'desc')
        .orderBy('standings.person')
        .limit(limit)
        .execute();
      let rank = 0;
      return rows.map(({ person, name, points }, index) => {
        if (index === 0 || rows[index - 1]?.points !== points) rank = index + 1;
        return { person: person as PersonId, name: name ?? person, points, rank };
      });
    },

    async around(query, person) {
      const own = await named(query).where('standings.person', '=', person).executeTakeFirst();
      if (!own) return [];
      return placed(query, [...(await beside(query, own, 'above')), own, ...(await beside(query, own, 'below'))]);
    },

    async people(query) {
      const { scope, course, period } = keyOf(query);
      const { count } = await db
        .selectFrom('tallies')
        .select(({ fn }) => fn.sum<number | null>('people').as('count'))
        .where('scope', '=', scope)
        .where('course', '=', course)
        .where('period', '=', period)
        .where('span', '=', wide)
        .executeTakeFirstOrThrow();
      return count ?? 0;
    },
  };
}
