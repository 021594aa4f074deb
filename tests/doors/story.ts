import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import type { Known } from './answers.ts';
import { openAnswers } from './answers.ts';
import type { Attendee, Classroom } from './classroom.ts';

const students = ['Ada', 'Bo', 'Chloé', 'Diego', 'Eva', 'Fatou', 'Gaëlle', 'Hugo'];

/** The whole story of a class, told the same on every platform. */
export function tellsTheStory(door: string, open: () => Promise<Classroom>): void {
  describe(`a class on ${door}`, { timeout: 150_000 }, () => {
    let room: Classroom;
    let teacher: Attendee;
    let people: ReadonlyMap<string, Attendee>;
    let answers: (board: string) => Known;

    beforeAll(async () => {
      room = await open();
      teacher = await room.joins('Hélène', 'instructor');
      people = new Map(
        await Promise.all(students.map(async (name) => [name, await room.joins(name, 'student')] as const)),
      );
      answers = await openAnswers('fr');
    }, 60_000);
    afterAll(() => room?.close());

    const person = (name: string): Attendee => {
      const found = people.get(name);
      if (!found) throw new Error(`${name} is not here`);
      return found;
    };

    /** How many messages there were when the test began: it looks only at later ones. */
    let before = 0;
    beforeEach(async () => {
      onTestFailed(() => console.error(`Colle’s log:\n${room.log()}`));
      before = (await room.messages()).length;
    });

    /** Waits until some message of this test fits, newest first. */
    async function sees(wanted: RegExp, within = 15_000): Promise<string> {
      const until = Date.now() + within;
      for (;;) {
        const all = (await room.messages()).slice(before);
        const found = all.findLast((text) => wanted.test(text));
        if (found !== undefined) return found;
        if (Date.now() > until)
          throw new Error(`nobody saw ${wanted}; the room says:\n${all.slice(-3).join('\n---\n')}`);
        await sleep(100);
      }
    }

    const question = (number: number) => sees(new RegExp(`Question ${number} / \\d+(?!, la réponse)`));

    async function answersWell(who: Attendee, known: Known, well: boolean): Promise<string> {
      if ('words' in known) return who.writes(well ? known.words : '987654321');
      if (known.kind === 'several') return who.picks(well ? known.right : known.wrong.slice(0, 1));
      return who.presses((well ? known.right : known.wrong)[0] ?? '');
    }

    test('somebody asks for a definition with a typing error, and reads it alone', async () => {
      const said = await person('Ada').runs('define', { term: 'hypervizeur' });
      expect(said).toContain('Hyperviseur');
      expect(said).toMatch(/machines virtuelles/);
      expect((await room.messages()).join('\n')).not.toContain('Hyperviseur');
    });

    test('somebody compares machines and containers, criterion by criterion', async () => {
      const said = await person('Bo').runs('compare', { a: 'machine virtuelle', b: 'conteneur' });
      for (const criterion of ['Isolation', 'Performance', 'Portabilité']) expect(said).toContain(criterion);
    });

    test('a student cannot launch a quiz', async () => {
      await person('Bo').runs('quiz start', { questions: 1 });
      expect((await room.messages()).join('\n')).not.toMatch(/Question 1/);
    });

    test('eight people play ten questions of all five types, with a pause and a skip', async () => {
      await teacher.runs('course use', { name: 'mesures' });
      await sees(/Mesures/);
      await teacher.runs('quiz start', { questions: 10, seconds: 120, lobby: 0 });
      const kinds = new Set<string>();
      for (let number = 1; number <= 10; number += 1) {
        const known = answers(await question(number));
        kinds.add(known.kind);
        const receipts = await Promise.all(
          students.map((name, index) => answersWell(person(name), known, name === 'Ada' || (number + index) % 3 !== 0)),
        );
        for (const receipt of receipts) expect(receipt).toContain('C’est noté');
        if (number === 2) {
          await teacher.runs('quiz pause');
          await sees(/en pause/i);
          await teacher.runs('quiz resume');
          await sleep(300);
        }
        if (number === 1) await teacher.runs('quiz start', { questions: 1 });
        await teacher.runs('quiz skip');
        await sees(new RegExp(`Question ${number} / 10, la réponse`));
        await teacher.runs('quiz skip');
      }
      const podium = await sees(/Fin du quiz/);
      expect(podium).toContain('Ada');
      expect(podium).toMatch(/8 personnes ont joué/);
      expect(kinds.size).toBe(5);
      expect(await person('Ada').presses('Voir mon bilan')).toMatch(/10 sur 10/);
      expect(await person('Bo').presses('Voir mon bilan')).toMatch(/sur 10/);
      await teacher.runs('course use', { name: 'les-bases' });
    });

    test('the leaderboard stands for the room and the community, over each period', async () => {
      for (const scope of ['room', 'community']) {
        for (const period of ['week', 'month', 'all']) {
          const own = await person('Ada').runs('leaderboard', { scope, period });
          expect(own).toMatch(/Ta place\s*: 1/);
        }
      }
      const board = await sees(/Depuis le début/);
      expect(board).toContain('Ada');
    });

    test('a quiz killed in the middle of a question goes on with every answer, and old buttons work', async () => {
      await teacher.runs('quiz start', { questions: 1, seconds: 60, lobby: 0 });
      const known = answers(await sees(/Question 1 \/ 1(?!, la réponse)/));
      expect(await answersWell(person('Ada'), known, true)).toContain('C’est noté');
      expect(await answersWell(person('Bo'), known, true)).toContain('C’est noté');
      await room.kill();
      await room.start();
      await sees(/Colle vient de redémarrer/);
      expect(await answersWell(person('Eva'), known, true)).toContain('C’est noté');
      await teacher.runs('quiz skip');
      await sees(/Question 1 \/ 1, la réponse/);
      await teacher.runs('quiz stop');
      const podium = await sees(/3 personnes ont joué/);
      for (const name of ['Ada', 'Bo', 'Eva']) expect(podium).toContain(name);
    });

    test('a debate goes through both votes, killed between them, to its result', async () => {
      await teacher.runs('debate start', { topic: 'docker', seconds: 120 });
      await sees(/Débat, vote 1/);
      for (const [index, name] of students.entries()) {
        expect(await person(name).presses('ABCD'[index % 4] ?? 'A')).toContain('C’est noté');
      }
      await room.kill();
      await room.start();
      await teacher.runs('debate next');
      await sees(/8 personnes ont voté/);
      expect(await teacher.presses('Voir le partage et décider')).toMatch(/Type II\W+2/);
      await teacher.runs('debate next');
      await sees(/Pour lancer la discussion/);
      await teacher.runs('debate next');
      await sees(/Débat, vote 2/);
      for (const name of students) expect(await person(name).presses('C')).toMatch(/C’est noté/);
      await teacher.runs('debate next');
      const result = await sees(/Débat, résultat/);
      expect(result).toMatch(/6 personnes sur 8 ont changé d’avis/);
      for (const name of students) expect(result).not.toContain(name);
    });

    test('a quiz can be stopped', async () => {
      await teacher.runs('quiz start', { questions: 5, seconds: 60, lobby: 0 });
      await sees(/Question 1 \/ 5(?!, la réponse)/);
      await teacher.runs('quiz stop');
      await sees(/Quiz arrêté/);
    });
  });
}
