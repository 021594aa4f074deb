import type { Kysely } from 'kysely';
import { openDoor } from '../../src/app.ts';
import { activityKinds } from '../../src/core/activities.ts';
import type { ActivityEvent, ActivityKind, Body, Facts } from '../../src/core/activity.ts';
import type { Call } from '../../src/core/command.ts';
import type { Course } from '../../src/core/course/course.ts';
import type { Door } from '../../src/core/door.ts';
import type { ActivityId, RoomId } from '../../src/core/ids.ts';
import { activityId, communityId, personId, roomId } from '../../src/core/ids.ts';
import type { Clock, Logger } from '../../src/core/ports.ts';
import type { RunningReferee } from '../../src/live/referee.ts';
import { createReferee } from '../../src/live/referee.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { storeOver } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { smallCourse } from '../support/courses.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeRoom } from '../support/fake-room.ts';
import { seededRandom } from '../support/stage.ts';

/** A store waits for nobody here: what it gathers for 5 ms goes at the next turn. */
const atOnce: Clock = {
  now: () => Date.now(),
  wakeAt(_, wake) {
    const soon = setImmediate(wake);
    return () => clearImmediate(soon);
  },
};

/** An activity that stands still in some phase, one in each room. */
export interface Scene {
  readonly id: ActivityId;
  readonly room: RoomId;
  readonly kind: ActivityKind<unknown>;
  readonly state: unknown;
}

/** Responses that were there before the test: somebody's, and in which round. */
export interface Before {
  readonly person: string;
  readonly round: number;
  readonly body: Body;
  readonly points?: number;
}

/** A tutor over a store in memory where time stands still: real door, referee and ledger, and thousands of acts a second. */
export class Stand {
  readonly clock = new FakeClock();
  readonly chat = new FakeRoom(this.clock);
  /** What was logged as our own fault: nothing may be. */
  readonly faults: unknown[] = [];
  readonly db: Kysely<Tables>;
  readonly store: Store;
  readonly referee: RunningReferee;
  readonly door: Door;

  private constructor(db: Kysely<Tables>, close: () => Promise<void>, courses: readonly Course[]) {
    const { clock, chat, faults } = this;
    const log: Logger = { debug() {}, info() {}, warn() {}, error: (...said) => faults.push(said) };
    this.db = db;
    this.store = storeOver(db, { timeZone: 'Europe/Paris', locale: 'fr', clock: atOnce }, close);
    const { store } = this;
    this.referee = createReferee({ ...store, kinds: activityKinds, rows: store.boards, outbox: chat, clock, log });
    const library = { courses: () => courses, course: (id: string) => courses.find((one) => one.id === id) ?? null };
    const pages = { projector: (room: string) => `http://colle.test/projector/${room}` };
    this.door = openDoor({ ...store, library, pages, referee: this.referee, clock, random: seededRandom() }, log);
  }

  static async open(courses: readonly Course[] = [smallCourse]): Promise<Stand> {
    const { db, close } = await openDatabase('sqlite::memory:');
    return new Stand(db, close, courses);
  }

  /** Sets the scenes and takes them up as after a restart; nothing in them moves by itself, for the clock stands. */
  async set<S extends Scene>(scenes: readonly S[], before: (scene: S) => readonly Before[]): Promise<void> {
    for (const scene of scenes) {
      const { id, room, kind, state } = scene;
      const ended = kind.ended(state);
      await this.store.activities.create(
        { id, kind: kind.kind, version: 0, state, rooms: [room], course: 'small', instructor: personId('web', 'prof') },
        { openRound: kind.openRound(state), ended },
      );
      if (ended) await this.db.deleteFrom('running').where('activity', '=', id).execute();
      for (const { person, round, body, points } of before(scene)) {
        await this.respond(id, person, round, body);
        if (points !== undefined)
          await this.db
            .insertInto('awards')
            .values({ activity: id, round, person, points, share: 0, question: 'q1' })
            .execute();
      }
    }
    await this.referee.resume();
  }

  async respond(activity: ActivityId, person: string, round: number, body: Body): Promise<void> {
    const at = this.clock.now() - 9_000;
    await this.db
      .insertInto('responses')
      .values({ activity, person, round, body: JSON.stringify(body), at, ms: 1_000 })
      .execute();
  }

  async close(): Promise<void> {
    await this.referee.stop();
    await this.store.close();
  }
}

/** Somebody's act, by default a student's of the page. */
export function callBy(name: string, more: Partial<Call> & Pick<Call, 'room' | 'at'>): Call {
  return {
    person: personId('web', name),
    name,
    community: communityId('web', 'page'),
    locale: 'en',
    instructor: false,
    ...more,
  };
}

const noFacts: Facts = { responses: () => [], totals: [] };

/** A scene in the room of its name: what became of a state after some events. */
export function scene<S>(name: string, kind: ActivityKind<S>, state: S, events: readonly ActivityEvent[]): Scene {
  const stands = events.reduce((before, event) => kind.step(before, event, noFacts).state, state);
  return { id: activityId(`${name}0`.padEnd(12, 'x')), room: roomId('web', name), kind: kind as never, state: stands };
}
