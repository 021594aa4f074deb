import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { courseWith, oneQuestion } from '../support/courses.ts';
import { Stage } from '../support/stage.ts';

let folder: string;
let stage: Stage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colle-'));
  stage = await Stage.open({
    locale: 'en',
    url: `sqlite:${join(folder, 'colle.db')}`,
    courses: [courseWith([oneQuestion('a'), oneQuestion('b')])],
  });
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

describe('4. a restart', () => {
  test('in a question keeps the answers, the bell, the message and its buttons, and tells the room in one line', async () => {
    await stage.instructor().runs('quiz start', { lobby: 0 });
    await stage.passes(5);
    const board = stage.room.last.view;
    await stage.person('Ada').presses(/^right/, board);
    const before = stage.room.messages.length;
    await stage.restarts();
    expect(stage.room.messages).toHaveLength(before + 1);
    expect(stage.room.says).toContain('Everything you answered is kept');
    await stage.passes(5);
    expect(await stage.person('Bo').presses(/^right/, board)).toContain('in 10.0 s');
    await stage.passes(12);
    const question = stage.room.messages.find((one) => one.view.label?.startsWith('Question 1 / 2'));
    expect(question?.view.label).toBe('Question 1 / 2, the answer');
    await stage.passes(60);
    expect(stage.room.says).toContain('2 people played.');
  });

  test('after the bell settles the question once, and the quiz goes on', async () => {
    await stage.instructor().runs('quiz start', { lobby: 0 });
    await stage.passes(1);
    await stage.person('Ada').presses(/^right/);
    await stage.referee.stop();
    await stage.clock.passes(300_000);
    await stage.restarts();
    await stage.restarts();
    await stage.passes(60);
    expect(stage.room.says).toContain('1 | Ada |');
    const places = await stage.person('Ada').runs('leaderboard');
    expect(places).toContain('1 | Ada | 975');
  });

  test('between the end and its podium still shows the podium', async () => {
    const teacher = stage.instructor();
    await teacher.runs('quiz start', { lobby: 60 });
    stage.room.faults.push(...Array.from({ length: 3 }, () => new Error('503')));
    await teacher.runs('quiz stop');
    await stage.restarts();
    await stage.passes(5);
    expect(stage.room.says).toContain('Nobody answered this time.');
  });
});

describe('15. a bell', () => {
  test.each([
    ['summer time ends', Date.UTC(2026, 9, 25, 0, 59, 50)],
    ['summer time begins', Date.UTC(2026, 2, 29, 0, 59, 50)],
  ])('rings once, after as many seconds as it said, when %s and the process restarts meanwhile', async (_, at) => {
    await stage.clock.passes(at - stage.clock.now());
    await stage.instructor().runs('quiz start', { lobby: 0, questions: 1 });
    await stage.passes(15);
    await stage.restarts();
    expect(await stage.person('Ada').presses(/^right/, questionBoard())).toContain('in 15.0 s');
    await stage.passes(4);
    expect(questionBoard().label).toBe('Question 1 / 1');
    await stage.passes(2);
    await stage.restarts();
    await stage.passes(60);
    const reveals = stage.room.messages.filter((one) => one.view.label === 'Question 1 / 1, the answer');
    expect(reveals).toHaveLength(1);
    expect(stage.room.says).toContain('1 person played.');
  });
});

function questionBoard() {
  const found = stage.room.messages.find((one) => one.view.label?.startsWith('Question 1'));
  if (!found) throw new Error('no question stands');
  return found.view;
}
