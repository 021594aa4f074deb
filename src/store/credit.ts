import { setImmediate as breath } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ActivityId } from '../core/ids.ts';
import { periodsOf } from '../core/standings/period.ts';
import { spans } from './standings.ts';
import type { Tables } from './tables.ts';

/** How many people are credited in one transaction: answers that arrive meanwhile wait for no more. */
const peopleAtOnce = 200;

interface Gain {
  readonly person: string;
  readonly points: number;
}

/** One leaderboard's key: scope, course ('' for all), period. */
type Board = readonly [scope: string, course: string, period: string];

/**
 * Adds an ended activity's awards to its leaderboards, some people at a time; goes on where a crash left it, and does
 * nothing the second time. `timeZone` says where a week begins.
 */
export async function creditPoints(db: Kysely<Tables>, id: ActivityId, timeZone: string): Promise<void> {
  while (await db.transaction().execute((tx) => creditSome(tx, id, timeZone))) await breath();
}

/** Credits the next people; whether others still wait. */
async function creditSome(tx: Transaction<Tables>, id: ActivityId, timeZone: string): Promise<boolean> {
  const activity = await tx
    .selectFrom('activities')
    .select(['rooms', 'course', 'ended_at', 'credit_after'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!activity || activity.credit_after === null || activity.ended_at === null) return false;
  const gains = await tx
    .selectFrom('awards')
    .select(({ fn }) => ['person', fn.sum<number>('points').as('points')])
    .where('activity', '=', id)
    .where('person', '>', activity.credit_after)
    .groupBy('person')
    .orderBy('person')
    .limit(peopleAtOnce)
    .execute();
  const rooms = JSON.parse(activity.rooms) as string[];
  const periods = Object.values(periodsOf(activity.ended_at, timeZone));
  const boards = [...rooms, ...(await communitiesOf(tx, rooms))].flatMap((scope) =>
    [activity.course, ''].flatMap((course) => periods.map((period): Board => [scope, course, period])),
  );
  await add(
    tx,
    boards,
    gains.filter(({ points }) => points > 0),
  );
  const more = gains.length === peopleAtOnce;
  const after = more ? (gains.at(-1)?.person ?? null) : null;
  await tx.updateTable('activities').set({ credit_after: after }).where('id', '=', id).execute();
  return more;
}

async function communitiesOf(tx: Transaction<Tables>, rooms: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.selectFrom('rooms').select('community').distinct().where('room', 'in', rooms).execute();
  return rows.map(({ community }) => community);
}

/** Adds gains to each board: first to how many people stand in each span of points, then to the standings themselves. */
async function add(tx: Transaction<Tables>, boards: readonly Board[], gains: readonly Gain[]): Promise<void> {
  if (gains.length === 0) return;
  const rows = sql`
    boards as materialized (
      select value ->> 0 as scope, value ->> 1 as course, value ->> 2 as period from json_each(${JSON.stringify(boards)})
    ),
    gains as materialized (
      select value ->> 0 as person, value ->> 1 as gain
      from json_each(${JSON.stringify(gains.map(({ person, points }) => [person, points]))})
    )`;
  await sql`
    with ${rows},
    spans as (select value as span from json_each(${JSON.stringify(spans)})),
    moves as materialized (
      select b.scope, b.course, b.period, coalesce(s.points, 0) as before, coalesce(s.points, 0) + g.gain as after
      from gains as g cross join boards as b left join standings as s
      on s.scope = b.scope and s.course = b.course and s.period = b.period and s.person = g.person
    )
    insert into tallies (scope, course, period, span, bucket, people)
    select scope, course, period, span, bucket, sum(change) from (
      select scope, course, period, span, before / span as bucket, -1 as change from moves, spans where before > 0
      union all
      select scope, course, period, span, after / span, 1 from moves, spans
    ) group by scope, course, period, span, bucket having sum(change) <> 0
    on conflict do update set people = people + excluded.people`.execute(tx);
  await sql`
    with ${rows}
    insert into standings (scope, course, period, person, points)
    select scope, course, period, person, gain from boards cross join gains where true
    on conflict do update set points = points + excluded.points`.execute(tx);
}
