import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Attempt, Body, Response } from '../core/activity.ts';
import type { ActivityId, PersonId } from '../core/ids.ts';
import type { Clock, Ledger, Recorded } from '../core/ports.ts';
import { Batch } from './batch.ts';
import type { Tables } from './tables.ts';

interface Entry {
  readonly activity: ActivityId;
  readonly attempt: Attempt;
  readonly ms: number;
}

/** An activity of a batch with the response that stands, if there is one. */
type Found = { readonly id: string; readonly open_round: number | null } & (
  | Omit<Tables['responses'], 'activity'>
  | { readonly person: null }
);

/** A ledger that can finish what waits. */
export interface OpenLedger extends Ledger {
  drain(): Promise<void>;
}

const namesRemembered = 20_000;

const keyOf = (activity: string, round: number, person: string) => `${activity} ${round} ${person}`;

/** A response as its row. */
export function responseOf(row: { person: string; round: number; body: string; at: number; ms: number }): Response {
  return { ...row, person: row.person as PersonId, body: JSON.parse(row.body) as Body };
}

/** The responses of a database, written in shared commits. */
export function openLedger(db: Kysely<Tables>, clock: Clock): OpenLedger {
  /** Names as last written, so that an answer seldom writes one. */
  const names = new Map<string, string>();

  const batch = new Batch<Entry, Recorded>(clock, async (entries) => {
    const { recorded, written } = await db.transaction().execute((tx) => record(tx, entries));
    remember(written);
    return recorded;
  });

  async function record(
    tx: Transaction<Tables>,
    entries: readonly Entry[],
  ): Promise<{ readonly recorded: readonly Recorded[]; readonly written: readonly Entry[] }> {
    const { open, standing } = await standingOf(tx, entries);
    const changed = new Map<string, Entry>();
    const recorded = entries.map((entry): Recorded => {
      const { activity, attempt, ms } = entry;
      if (open.get(activity) !== attempt.round) return { kind: 'closed' };
      const key = keyOf(activity, attempt.round, attempt.person);
      const before = standing.get(key);
      if (before && before.at >= attempt.at) return { kind: 'older' };
      standing.set(key, { person: attempt.person, round: attempt.round, body: attempt.body, at: attempt.at, ms });
      changed.set(key, entry);
      return before ? { kind: 'changed', before } : { kind: 'taken' };
    });
    const written = [...changed.values()];
    await write(tx, written);
    return { recorded, written };
  }

  /** What a batch finds: the open round of each activity, and the response of each person that stands. */
  async function standingOf(tx: Transaction<Tables>, entries: readonly Entry[]) {
    const keys = JSON.stringify(entries.map(({ activity, attempt }) => [activity, attempt.round, attempt.person]));
    const { rows } = await sql<Found>`
      select a.id, a.open_round, r.person, r.round, r.body, r.at, r.ms
      from json_each(${keys}) as wanted cross join activities as a left join responses as r
      on r.activity = a.id and r.round = wanted.value ->> 1 and r.person = wanted.value ->> 2
      where a.id = wanted.value ->> 0`.execute(tx);
    const open = new Map(rows.map((row) => [row.id, row.open_round]));
    const standing = new Map<string, Response>();
    for (const { id, open_round: _, ...row } of rows)
      if (row.person !== null) standing.set(keyOf(id, row.round, row.person), responseOf(row));
    return { open, standing };
  }

  async function write(tx: Transaction<Tables>, entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = JSON.stringify(
      entries.map(({ activity, attempt: { round, person, body, at }, ms }) => [
        activity,
        round,
        person,
        JSON.stringify(body),
        at,
        Math.round(ms),
      ]),
    );
    await sql`
      insert into responses (activity, round, person, body, at, ms)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 from json_each(${rows}) where true
      on conflict (activity, round, person) do update set body = excluded.body, at = excluded.at, ms = excluded.ms`.execute(
      tx,
    );
    const unknown = entries.filter(({ attempt }) => names.get(attempt.person) !== attempt.name);
    if (unknown.length === 0) return;
    const people = JSON.stringify(unknown.map(({ attempt }) => [attempt.person, attempt.name]));
    await sql`
      insert into people (person, name) select value ->> 0, value ->> 1 from json_each(${people}) where true
      on conflict (person) do update set name = excluded.name`.execute(tx);
  }

  function remember(entries: readonly Entry[]): void {
    if (names.size > namesRemembered) names.clear();
    for (const { attempt } of entries) names.set(attempt.person, attempt.name);
  }

  return {
    record: (activity, attempt, ms) => batch.add({ activity, attempt, ms }),

    async ofPerson(activity, person) {
      // From round to round by the key: others' responses are not read.
      const responses = await sql<Tables['responses']>`
        with recursive rounds(round) as (
          select min(round) from responses where activity = ${activity}
          union all
          select (select min(round) from responses where activity = ${activity} and round > rounds.round)
          from rounds where rounds.round is not null
        )
        select r.* from rounds cross join responses as r
        where r.activity = ${activity} and r.round = rounds.round and r.person = ${person}`.execute(db);
      const awards = await db
        .selectFrom('awards')
        .selectAll()
        .where('activity', '=', activity)
        .where('person', '=', person)
        .orderBy('round')
        .execute();
      return {
        responses: responses.rows.map(responseOf),
        awards: awards.map(({ round, points, share, question }) => ({ person, round, points, share, question })),
      };
    },

    async ofRound(activity, round) {
      const rows = await db
        .selectFrom('responses')
        .selectAll()
        .where('activity', '=', activity)
        .where('round', '=', round)
        .execute();
      return rows.map(responseOf);
    },

    async answered(activity, round) {
      const { count } = await db
        .selectFrom('responses')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('activity', '=', activity)
        .where('round', '=', round)
        .executeTakeFirstOrThrow();
      return count;
    },

    drain: () => batch.drain(),
  };
}
