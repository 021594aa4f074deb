import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Award, Needs, Response, Snapshot, Total } from '../core/activity.ts';
import type { ActivityId, PersonId, RoomId } from '../core/ids.ts';
import type { Activities, Standing } from '../core/ports.ts';
import { creditPoints } from './credit.ts';
import { responseOf } from './ledger.ts';
import type { Tables } from './tables.ts';

/** The activities of a database, each moved on by compare-and-set. `timeZone` says where a week begins. */
export function openActivities(db: Kysely<Tables>, timeZone: string): Activities {
  return {
    async create(snapshot, standing) {
      return db.transaction().execute(async (tx) => {
        const taken = await tx
          .selectFrom('running')
          .select('activity')
          .where('room', 'in', snapshot.rooms)
          .executeTakeFirst();
        if (taken) return { kind: 'running', id: taken.activity as ActivityId } as const;
        await tx.insertInto('activities').values(rowOf(snapshot, standing)).execute();
        await tx
          .insertInto('running')
          .values(snapshot.rooms.map((room) => ({ room, activity: snapshot.id })))
          .execute();
        return { kind: 'created' } as const;
      });
    },

    async unfinished() {
      const rows = await db.selectFrom('activities').selectAll().where('rested', '=', 0).execute();
      return rows.map(snapshotOf);
    },

    credit: (id) => creditPoints(db, id, timeZone),

    async rest(id) {
      await db
        .updateTable('activities')
        .set({ rested: 1 })
        .where('id', '=', id)
        .where('ended', '=', 1)
        .where('credit_after', 'is', null)
        .execute();
    },

    async endedIn(room, kind, limit) {
      const { rows } = await sql<Tables['activities'] & { ended_at: number }>`
        select a.* from activities as a, json_each(a.rooms) as place
        where a.ended = 1 and a.kind = ${kind} and place.value = ${room} order by a.ended_at desc limit ${limit}`.execute(
        db,
      );
      return rows.map((row) => ({ snapshot: snapshotOf(row), at: row.ended_at }));
    },

    async byId(id) {
      const row = await db.selectFrom('activities').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? snapshotOf(row) : null;
    },

    async advance(snapshot, needs, decide, now) {
      return db.transaction().execute(async (tx) => {
        const stored = await tx
          .selectFrom('activities')
          .select('version')
          .where('id', '=', snapshot.id)
          .executeTakeFirst();
        if (stored?.version !== snapshot.version) return null;
        const decided = decide(await factsFor(tx, snapshot.id, needs));
        if (!decided) return null;
        const { step, standing } = decided;
        const after: Snapshot = { ...snapshot, version: snapshot.version + 1, state: step.state };
        await tx
          .updateTable('activities')
          .set({
            version: after.version,
            state: JSON.stringify(step.state),
            open_round: standing.openRound,
            ...(standing.ended ? { ended: 1, ended_at: now, credit_after: '' } : {}),
          })
          .where('id', '=', snapshot.id)
          .execute();
        await give(tx, snapshot.id, step.awards);
        await countAsked(tx, snapshot, step.asked);
        if (standing.ended) await tx.deleteFrom('running').where('activity', '=', snapshot.id).execute();
        return after;
      });
    },
  };
}

async function give(tx: Transaction<Tables>, id: ActivityId, awards: readonly Award[]): Promise<void> {
  if (awards.length === 0) return;
  const rows = JSON.stringify(
    awards.map(({ person, round, points, share, question }) => [person, round, points, share, question]),
  );
  await sql`
    insert into awards (activity, person, round, points, share, question)
    select ${id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${rows}) where true
    on conflict do nothing`.execute(tx);
}

async function countAsked(
  tx: Transaction<Tables>,
  { rooms, course }: Snapshot,
  asked: readonly string[],
): Promise<void> {
  if (asked.length === 0) return;
  const rows = rooms.flatMap((room) => asked.map((question) => ({ room, course, question, times: 1 })));
  await tx
    .insertInto('asked')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['room', 'course', 'question']).doUpdateSet({ times: sql`times + 1` }))
    .execute();
}

async function factsFor(tx: Transaction<Tables>, id: ActivityId, needs: Needs) {
  const rounds = new Map<number, readonly Response[]>();
  for (const round of needs.responses) {
    const rows = await tx
      .selectFrom('responses')
      .selectAll()
      .where('activity', '=', id)
      .where('round', '=', round)
      .execute();
    rounds.set(round, rows.map(responseOf));
  }
  return { responses: (round: number) => rounds.get(round) ?? [], totals: needs.totals ? await totalsOf(tx, id) : [] };
}

async function totalsOf(tx: Transaction<Tables>, id: ActivityId): Promise<readonly Total[]> {
  const rows = await tx
    .selectFrom('awards')
    .leftJoin('people', 'people.person', 'awards.person')
    .select(({ fn }) => ['awards.person', 'people.name', fn.sum<number>('awards.points').as('points')])
    .where('awards.activity', '=', id)
    .groupBy(['awards.person', 'people.name'])
    .orderBy('points', 'desc')
    .execute();
  return rows.map(({ person, name, points }) => ({ person: person as PersonId, name: name ?? person, points }));
}

function rowOf(snapshot: Snapshot, standing: Standing): Tables['activities'] {
  const { id, kind, version, course, instructor } = snapshot;
  return {
    id,
    kind,
    version,
    course,
    instructor,
    state: JSON.stringify(snapshot.state),
    rooms: JSON.stringify(snapshot.rooms),
    open_round: standing.openRound,
    ended: Number(standing.ended),
    rested: 0,
    ended_at: null,
    credit_after: null,
  };
}

function snapshotOf(row: Tables['activities']): Snapshot {
  const { id, kind, version, course, instructor } = row;
  return {
    id: id as ActivityId,
    kind,
    version,
    course,
    instructor: instructor as PersonId,
    state: JSON.parse(row.state) as unknown,
    rooms: JSON.parse(row.rooms) as RoomId[],
  };
}
