import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { Chance } from '../simulation/chance.ts';
import type { Class } from './school.ts';
import { courseName, School } from './school.ts';

const restarted = /Colle vient de redémarrer/;
const noted = /noté/;
const students = 6;
/** Each ends a class on three platforms, of a quiz and of a debate: 102 classes, or as many as `KILLS` says. */
export const kills = Number(process.env.KILLS ?? 17);
const longestLifeMs = 6_000;
const mostTold = 20;

/** What a student was told is noted, and what they pressed after that without being told. */
interface Known {
  place: number | null;
  readonly untold: Set<number>;
}

interface Row {
  readonly activity: string;
  readonly round: number;
  readonly person: string;
  readonly body: string;
}

/** Acts in a class at random until it is told to stop. */
class Driver {
  readonly #class: Class;
  readonly #chance: Chance;
  readonly #start: () => Promise<unknown>;
  readonly #next: () => Promise<unknown>;
  /** By activity, round and person. */
  readonly known = new Map<string, Known>();
  stopped = false;
  /** How often somebody was told that an answer is noted. */
  told = 0;

  constructor(one: Class, chance: Chance, start: () => Promise<unknown>, next: () => Promise<unknown>) {
    this.#class = one;
    this.#chance = chance;
    this.#start = start;
    this.#next = next;
  }

  /** Students answer and change their minds; now and then the teacher goes on, or starts anew when nothing runs. */
  async acts(): Promise<void> {
    while (!this.stopped) {
      const offered = await this.#class.offered();
      if (offered.length === 0) {
        await this.#next();
        if ((await this.#class.offered()).length === 0) await this.#start();
        await sleep(50);
        continue;
      }
      const who = Array.from({ length: students }, (_, student) => student).filter(() => this.#chance.happens(0.7));
      await Promise.all(who.map((student) => this.#answers(student, this.#chance.pick(offered))));
      if (this.#chance.happens(0.15)) await this.#next();
    }
  }

  async #answers(student: number, { press, by }: Awaited<ReturnType<Class['offered']>>[number]): Promise<void> {
    const [, activity = '', round = '', place = ''] = press.split(':');
    const key = `${activity} ${round} ${this.#class.person(student)}`;
    const known = this.known.get(key) ?? { place: null, untold: new Set<number>() };
    this.known.set(key, known);
    known.untold.add(Number(place));
    if (!noted.test(await by(student))) return;
    this.told += 1;
    known.place = Number(place);
    known.untold.clear();
  }
}

/** Kills Colle again and again while three classes play, and holds the database to what people were told. */
export function survives(what: 'quiz' | 'debate', times: number): void {
  describe(`a ${what} on three platforms whose Colle is killed ${times} times`, () => {
    let school: School;
    beforeAll(async () => {
      school = await School.open();
    });
    afterAll(() => school?.close());

    test('keeps every answer that was acknowledged, counts none twice, and goes on', { timeout: 400_000 }, async () => {
      onTestFailed(() => console.error(school.colle.output.slice(-8_000)));
      const chance = new Chance(times);
      const start = (one: Class) => async () => {
        if (what === 'debate') return one.runs('debate start', { seconds: 300 });
        await one.runs('course use', { name: courseName });
        return one.runs('quiz start', { questions: 50, seconds: 0, lobby: 0 });
      };
      const next = (one: Class) => () => one.runs(what === 'debate' ? 'debate next' : 'quiz skip');
      let checked = 0;
      for (let kill = 0; kill < times; kill += 1) {
        const drivers = school.all.map(
          (one) => new Driver(one, new Chance(chance.next() * 1e9), start(one), next(one)),
        );
        // What is under way when Colle dies is answered by nobody.
        const acting = drivers.map((driver) => driver.acts().catch(() => undefined));
        await somewhereIn(drivers, chance);
        await school.colle.kill();
        for (const driver of drivers) driver.stopped = true;
        const rows = new Map(
          school
            .rows<Row>('select activity, round, person, body from responses')
            .map((row) => [`${row.activity} ${row.round} ${row.person}`, row]),
        );
        for (const { known } of drivers) {
          for (const [key, { place, untold }] of known) {
            if (place === null) continue;
            checked += 1;
            const body = JSON.parse(rows.get(key)?.body ?? '{}') as { choices?: readonly number[] };
            expect([place, ...untold], `${kill}: ${key} ${JSON.stringify(body)}`).toContain(body.choices?.[0]);
          }
        }
        await school.colle.start();
        void acting;
      }
      expect(checked).toBeGreaterThan(times * 3);
      for (const one of school.all)
        expect(
          (await one.texts()).some((text) => restarted.test(text)),
          one.platform,
        ).toBe(true);
      await ends(school, what);
      settled(school);
      expect([school.discord.refusals, school.slack.refusals]).toEqual([[], []]);
    });
  });
}

/** Waits until some answers, more or fewer, were told to be noted, and a moment longer: somewhere in an act. */
async function somewhereIn(drivers: readonly Driver[], chance: Chance): Promise<void> {
  const until = Date.now() + longestLifeMs;
  const enough = chance.between(0, mostTold);
  while (Date.now() < until && drivers.reduce((sum, driver) => sum + driver.told, 0) < enough) await sleep(5);
  await sleep(chance.between(0, 60));
}

/** Stops what runs, then Colle; a stop may be interrupted too, so that it goes on at the next start. */
async function ends(school: School, what: string): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    for (const one of school.all) await one.runs(`${what} stop`);
    await sleep(1_000);
    await school.colle.stop();
    if (school.rows('select id from activities where not ended').length === 0) return;
    await school.colle.start();
  }
  throw new Error('something never ends');
}

/** Awards sum to standings, and nobody has one without an answer. */
function settled(school: School): void {
  const unearned = `select awards.person from awards left join responses using (activity, round, person) where responses.person is null`;
  expect(school.rows(unearned)).toEqual([]);
  const [sums] = school.rows<{ awards: number; standings: number }>(
    `select (select coalesce(sum(points), 0) from awards) as awards,
      (select coalesce(sum(points), 0) from standings where period = 'all' and course = ''
        and scope in (select value from activities, json_each(activities.rooms))) as standings`,
  );
  expect(sums?.standings).toBe(sums?.awards);
}
