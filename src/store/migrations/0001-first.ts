import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Rows are kept in the order of their key, in one tree. */
const byKey = sql`without rowid`;

/** Every table of the first version. */
export const first: Migration = {
  async up(db: Kysely<never>) {
    await db.schema
      .createTable('activities')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('open_round', 'integer')
      .addColumn('ended', 'integer', (column) => column.notNull())
      .addColumn('rested', 'integer', (column) => column.notNull())
      .addColumn('rooms', 'text', (column) => column.notNull())
      .addColumn('course', 'text', (column) => column.notNull())
      .addColumn('instructor', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'integer')
      .addColumn('credit_after', 'text')
      .modifyEnd(byKey)
      .execute();
    await db.schema.createIndex('activities_unrested').on('activities').column('rested').execute();

    await db.schema
      .createTable('running')
      .addColumn('room', 'text', (column) => column.primaryKey())
      .addColumn('activity', 'text', (column) => column.notNull().references('activities.id'))
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('responses')
      .addColumn('activity', 'text', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('ms', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('responses_key', ['activity', 'round', 'person'])
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('awards')
      .addColumn('activity', 'text', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('share', 'real', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('awards_key', ['activity', 'person', 'round'])
      .modifyEnd(byKey)
      .execute();

    await db.schema.createIndex('awards_of_person').on('awards').column('person').execute();

    await db.schema
      .createTable('people')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('standings')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('course', 'text', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('standings_key', ['scope', 'course', 'period', 'person'])
      .modifyEnd(byKey)
      .execute();
    await db.schema
      .createIndex('standings_by_points')
      .on('standings')
      .columns(['scope', 'course', 'period', 'points desc', 'person'])
      .execute();

    await db.schema
      .createTable('tallies')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('course', 'text', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('span', 'integer', (column) => column.notNull())
      .addColumn('bucket', 'integer', (column) => column.notNull())
      .addColumn('people', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('tallies_key', ['scope', 'course', 'period', 'span', 'bucket'])
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('boards')
      .addColumn('activity', 'text', (column) => column.notNull())
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('shown', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('boards_key', ['activity', 'room', 'key'])
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('rooms')
      .addColumn('room', 'text', (column) => column.primaryKey())
      .addColumn('community', 'text', (column) => column.notNull())
      .addColumn('course', 'text')
      .addColumn('locale', 'text')
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('asked')
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('course', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('asked_key', ['room', 'course', 'question'])
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('instructors')
      .addColumn('community', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('instructors_key', ['community', 'person'])
      .modifyEnd(byKey)
      .execute();

    await db.schema
      .createTable('transcript')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('only_for', 'text')
      .addColumn('content', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('transcript_of_room').on('transcript').columns(['room', 'seq']).execute();
    await sql`create index transcript_for_all on transcript (room, seq) where only_for is null`.execute(db);
    await sql`create index transcript_for_one on transcript (only_for, seq) where only_for is not null`.execute(db);

    await db.schema
      .createTable('guests')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('instructor', 'integer', (column) => column.notNull())
      .addColumn('secret_hash', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('guests_of_session').on('guests').column('secret_hash').execute();

    await db.schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .modifyEnd(byKey)
      .execute();
  },
};
