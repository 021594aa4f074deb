import { openDebate } from '../../src/core/debate/debate.ts';
import type { ActivityId, RoomId } from '../../src/core/ids.ts';
import { activityId, communityId, personId, platformOf, roomId } from '../../src/core/ids.ts';
import { drawRounds, questionsOf } from '../../src/core/quiz/draw.ts';
import type { Quiz } from '../../src/core/quiz/quiz-state.ts';
import { openQuiz } from '../../src/core/quiz/quiz-state.ts';
import type { RunningReferee } from '../../src/live/referee.ts';
import { smallCourse } from '../support/courses.ts';
import { Chance } from './chance.ts';
import { Crowd } from './crowd.ts';
import { SimClock } from './sim-clock.ts';
import { SimDisk } from './sim-disk.ts';
import { SimPlatform } from './sim-platform.ts';
import type { Bug, Fate } from './sim-process.ts';
import { platforms, startProcess } from './sim-process.ts';

const minute = 60_000;
const stormMs = 4 * minute;
/** Long enough for every window, pause and retry, and for activities nobody leads any more (they wait 12 h). */
const calmMs = 30 * 3_600_000;

/** How rough a world is. */
interface Weather {
  readonly kill: number;
  readonly disk: number;
  readonly network: number;
  readonly stepsBack: boolean;
  readonly deletes: number;
}

/** A school in simulated time: rooms with people, a process that dies and comes back, and platforms that fail. */
export class World {
  readonly clock = new SimClock();
  readonly disk = new SimDisk();
  readonly chance: Chance;
  readonly platform: SimPlatform;
  readonly crowd: Crowd;
  readonly weather: Weather;
  readonly rooms: readonly RoomId[];
  /** How often an instructor asked for a later bell, by activity and round. */
  readonly putOff = new Map<string, number>();
  readonly #bug: Bug;
  #alive = { now: false };
  #referee: RunningReferee | null = null;
  #stormy = true;
  #count = 0;

  constructor(seed: number, bug: Bug) {
    const chance = new Chance(seed);
    this.chance = chance;
    this.#bug = bug;
    this.platform = new SimPlatform(this.clock, chance);
    const rough = chance.pick([0, 0.3, 1]);
    this.weather = {
      kill: rough * 0.004,
      disk: rough * 0.02,
      network: rough * 0.15,
      stepsBack: chance.happens(0.2),
      deletes: rough * 0.02,
    };
    const many = chance.happens(0.03);
    this.rooms = Array.from({ length: many ? 24 : chance.between(1, 5) }, (_, index) =>
      roomId(chance.pick(platforms), `r${index}`),
    );
    this.crowd = new Crowd({
      clock: this.clock,
      chance,
      peopleIn: () => (many ? chance.between(40, 120) : chance.between(1, 14)),
      respond: (id, attempt) => this.#referee?.respond(id, attempt) ?? null,
      lives: () => this.#alive,
    });
  }

  /** The whole of it: a storm in which everything happens, then calm until nothing is left to do. */
  async run(): Promise<void> {
    this.platform.trouble = this.weather.network;
    this.platform.heard = (message) => {
      this.crowd.sees(message);
      if (this.#stormy && this.chance.happens(this.weather.deletes))
        this.clock.after(this.chance.wait(5_000), () => this.platform.deletes(message));
    };
    await this.#start();
    for (const room of this.rooms) this.#teach(room);
    if (this.weather.stepsBack)
      this.clock.after(this.chance.between(1, stormMs), () => this.clock.stepBack(this.chance.between(100, 5_000)));
    await this.clock.passes(stormMs);
    this.#stormy = false;
    this.platform.trouble = 0;
    await this.clock.passes(calmMs);
  }

  /** The process comes up, unless it dies while it does. */
  async #start(): Promise<void> {
    const alive = { now: true };
    this.#alive = alive;
    const fate: Fate = {
      lives: () => alive.now,
      between: () => {
        if (alive.now && this.#stormy && this.chance.happens(this.weather.kill)) this.#dies();
      },
      disk: () => {
        if (this.#stormy && this.chance.happens(this.weather.disk)) throw new Error('SQLITE_FULL');
      },
    };
    const db = await this.disk.open();
    const clock = this.clock.machine(() => alive.now);
    const { referee } = await startProcess(db, clock, this.platform, fate, this.#bug);
    this.#referee = referee;
    const failed = (error: unknown) => {
      // A start that meets a full disk is tried again, as whoever looks after it would.
      if (alive.now) this.#dies();
      if (!this.#stormy) throw error;
    };
    referee
      .resume()
      .then(() => Promise.all(platforms.map((platform) => referee.greet(platform))))
      .catch(failed);
  }

  #dies(): void {
    this.#alive.now = false;
    this.#referee = null;
    this.disk.crash();
    this.clock.after(this.chance.between(1_000, 15_000), () => void this.#start());
  }

  /** Somebody leads this room: starts one thing after another and steers it now and then. */
  #teach(room: RoomId): void {
    const { chance, clock } = this;
    const lesson = () => {
      if (!this.#stormy) return;
      const referee = this.#referee;
      const running = referee?.runningIn(room) ?? null;
      if (referee && !running) this.#launch(referee, room);
      else if (running && chance.happens(0.5)) this.#steer(running.id, running.kind);
      clock.after(chance.between(2_000, 25_000), lesson);
    };
    clock.after(chance.wait(3_000), lesson);
  }

  #launch(referee: RunningReferee, room: RoomId): void {
    const { chance } = this;
    const now = this.clock.true - this.clock.behind;
    const state = chance.happens(0.7) ? this.#quiz(now) : this.#debate(now);
    const id = activityId(`a${String(this.#count++).padStart(11, '0')}`);
    const kind = 'rounds' in state ? 'quiz' : 'debate';
    const instructor = personId(platformOf(room), 'teacher');
    referee
      .start({ id, kind, state, rooms: [room], course: 'small', instructor }, communityId(platformOf(room), 'school'))
      .catch(ignored);
  }

  #quiz(now: number): Quiz {
    const { chance } = this;
    const random = { next: () => chance.next(), id: () => 'none' };
    const questions = questionsOf(smallCourse, null, undefined);
    const quiz = {
      title: { fr: 'Petit', en: 'Small' },
      lobbyMs: chance.pick([0, 0, 5_000]),
      windowMs: chance.pick([5_000, 10_000, 20_000, null]),
      scoring: chance.pick(['speed', 'accuracy'] as const),
      rounds: [...drawRounds(questions, chance.between(1, 5), new Map(), random)],
    };
    return openQuiz(quiz, now);
  }

  #debate(now: number) {
    const [topic] = smallCourse.debates;
    if (!topic) throw new Error('the course has no debate');
    return openDebate({ topic, figure: null, sources: [], voteMs: this.chance.pick([10_000, 30_000]), seed: 7 }, now);
  }

  #counts(id: ActivityId): void {
    const row = this.disk.rows<{ open_round: number | null }>('select open_round from activities where id = ?', id)[0];
    const key = `${id} ${row?.open_round}`;
    this.putOff.set(key, (this.putOff.get(key) ?? 0) + 1);
  }

  #steer(id: ActivityId, kind: string): void {
    const moves =
      kind === 'quiz' ? ['skip', 'skip', 'pause', 'resume', 'more', 'stop'] : ['next', 'next', 'explain', 'stop'];
    const move = this.chance.pick(moves);
    if (move === 'more') this.#counts(id);
    const at = this.clock.true;
    this.#referee?.happen(id, { kind: 'move', move, at, now: at - this.clock.behind }).catch(ignored);
  }
}

/** What an instructor is told when something fails; they try again. */
const ignored = () => {};
