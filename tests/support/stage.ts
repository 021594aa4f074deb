import { openDoor } from '../../src/app.ts';
import { activityKinds } from '../../src/core/activities.ts';
import type { Call, Outcome } from '../../src/core/command.ts';
import type { Course } from '../../src/core/course/course.ts';
import type { Door } from '../../src/core/door.ts';
import { communityId, personId, roomId } from '../../src/core/ids.ts';
import type { Library, Logger, Random } from '../../src/core/ports.ts';
import type { View } from '../../src/core/view.ts';
import type { RunningReferee } from '../../src/live/referee.ts';
import { createReferee } from '../../src/live/referee.ts';
import { systemClock } from '../../src/live/system.ts';
import type { Locale } from '../../src/locales/locale.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore } from '../../src/store/store.ts';
import { smallCourse } from './courses.ts';
import { breath, FakeClock } from './fake-clock.ts';
import { FakeRoom } from './fake-room.ts';
import { pressOf, wordsOf } from './words-of.ts';

const quiet: Logger = { debug() {}, info() {}, warn() {}, error: (message, facts) => console.error(message, facts) };

/** Numbers that look drawn by chance and are the same in every run. */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let count = 0;
  const id = () => {
    count += 1;
    return `a${count.toString(36).padStart(11, '0')}`;
  };
  return { next, id };
}

/** A class on a stage: real core, referee, keeper and store; time and the room are made up. */
export class Stage {
  readonly clock = new FakeClock();
  readonly room = new FakeRoom(this.clock);
  readonly locale: Locale;
  readonly #courses: readonly Course[];
  readonly #url: string;
  readonly #random = seededRandom();
  #store!: Store;
  #referee!: RunningReferee;
  #door!: Door;

  private constructor(options: StageOptions) {
    this.locale = options.locale ?? 'fr';
    this.#courses = options.courses ?? [smallCourse];
    this.#url = options.url ?? 'sqlite::memory:';
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const stage = new Stage(options);
    await stage.#start();
    return stage;
  }

  async #start(): Promise<void> {
    this.#store = await openStore({
      url: this.#url,
      timeZone: 'Europe/Paris',
      locale: this.locale,
      clock: systemClock,
    });
    const { clock, room: outbox } = this;
    const ports = { ...this.#store, kinds: activityKinds, rows: this.#store.boards, outbox, clock, log: quiet };
    this.#referee = createReferee(ports);
    const courses = this.#courses;
    const library: Library = { courses: () => courses, course: (id) => courses.find((one) => one.id === id) ?? null };
    const pages = { projector: (room: string) => `http://colle.test/projector/${room}` };
    const tutor = { ...this.#store, library, pages, referee: this.#referee, clock, random: this.#random };
    this.#door = openDoor(tutor, quiet);
    await this.#referee.resume();
    await this.#referee.greet('web');
  }

  get door(): Door {
    return this.#door;
  }

  get store(): Store {
    return this.#store;
  }

  get referee(): RunningReferee {
    return this.#referee;
  }

  /** Somebody in the room. */
  person(name: string, more: Partial<Call> = {}): Person {
    const call: Omit<Call, 'at'> = {
      person: personId('web', name.toLowerCase()),
      name,
      room: roomId('web', 'quiz'),
      community: communityId('web', 'page'),
      locale: this.locale,
      instructor: false,
      ...more,
    };
    return new Person(this, call);
  }

  instructor(name = 'Hélène'): Person {
    return this.person(name, { instructor: true });
  }

  async passes(seconds: number): Promise<void> {
    await this.clock.passes(seconds * 1_000);
  }

  /** The process ends and starts again over the same database; what was in memory is gone. */
  async restarts(): Promise<void> {
    await this.close();
    await this.#start();
    await breath();
  }

  async close(): Promise<void> {
    await this.#referee.stop();
    await this.#store.close();
  }
}

export interface StageOptions {
  readonly locale?: Locale;
  readonly courses?: readonly Course[];
  /** A database on disk, for a story that survives a restart. */
  readonly url?: string;
}

/** Somebody who types and presses; every act answers with what that person alone is told. */
export class Person {
  readonly #stage: Stage;
  readonly #call: Omit<Call, 'at'>;

  constructor(stage: Stage, call: Omit<Call, 'at'>) {
    this.#stage = stage;
    this.#call = call;
  }

  /** The call of an act made now, or `agoMs` ago. */
  call(agoMs = 0): Call {
    return { ...this.#call, at: this.#stage.clock.now() - agoMs };
  }

  async runs(path: string, options: Record<string, unknown> = {}): Promise<string> {
    return this.#told(await this.#stage.door.run(this.call(), path.split(' '), options));
  }

  /** Presses what the latest message (or another view) calls `label`. */
  async presses(label: string | RegExp, view: View = this.#stage.room.last.view, agoMs = 0): Promise<string> {
    return this.#told(await this.#stage.door.press(this.call(agoMs), pressOf(view, label)));
  }

  async sends(press: string, values: readonly string[] = [], agoMs = 0): Promise<string> {
    return this.#told(await this.#stage.door.press(this.call(agoMs), press, values));
  }

  async fills(submit: string, values: Record<string, string>, agoMs = 0): Promise<string> {
    return this.#told(await this.#stage.door.submit(this.call(agoMs), submit, values));
  }

  async #told(outcome: Outcome): Promise<string> {
    await breath();
    if (outcome.kind === 'form') return `form ${outcome.form.submit}`;
    return outcome.replies
      .map(({ to, view }) => (to === 'room' ? `(room) ${wordsOf(view)}` : wordsOf(view)))
      .join('\n---\n');
  }
}
