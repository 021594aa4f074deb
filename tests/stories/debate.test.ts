import { afterEach, describe, expect, test } from 'vitest';
import { Stage } from '../support/stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const names = ['Ada', 'Bo', 'Chloé', 'Diego', 'Eva', 'Fatou'];

async function opened(seconds = 60) {
  stage = await Stage.open({ locale: 'en' });
  const teacher = stage.instructor();
  await teacher.runs('debate start', { seconds });
  await stage.passes(0);
  return teacher;
}

async function vote(choices: Readonly<Record<string, string>>) {
  const board = stage.room.last.view;
  for (const [name, letter] of Object.entries(choices)) await stage.person(name).presses(letter, board);
}

const splitBoard = () => {
  const message = stage.room.messages.find((one) => one.view.blocks.some((block) => block.kind === 'buttons'));
  if (!message) throw new Error('no board has buttons');
  return message.view;
};

describe('a debate', () => {
  test('goes through two votes and a discussion to its result', async () => {
    const teacher = await opened();
    expect(stage.room.says).toContain('Docker: type I or II?');
    await vote({ Ada: 'A', Bo: 'A', Chloé: 'B', Diego: 'B', Eva: 'B', Fatou: 'C' });
    await stage.passes(62);
    expect(stage.room.says).toContain('6 people voted.');
    expect(stage.room.says).not.toMatch(/Type II|\b[23]\b/);
    const split = await teacher.presses(/^See the split/, splitBoard());
    expect(split).toContain('B. Type II | 3');
    await teacher.runs('debate next');
    expect(stage.room.says).toContain('To start the discussion');
    expect(stage.room.last.under).toBe('m1');
    await stage.passes(60);
    await teacher.runs('debate next');
    expect(stage.room.says).toContain('Debate, vote 2');
    await vote({ Ada: 'C', Bo: 'A', Chloé: 'C', Diego: 'C', Eva: 'B', Fatou: 'C' });
    await stage.passes(62);
    expect(stage.room.says).toContain('3 people out of 6 changed their mind.');
    expect(stage.room.says).toContain('2 people went from B to C');
    expect(stage.room.says).toContain('What the documentation says. Neither.');
    expect(stage.room.says).not.toMatch(new RegExp(names.join('|')));
  });

  test('shows the split to nobody but the instructor', async () => {
    await opened();
    await vote({ Ada: 'A' });
    await stage.passes(62);
    expect(await stage.person('Ada').presses(/^See the split/, splitBoard())).toContain('Only whoever leads');
  });

  test('gives no from-to figures when fewer than five voted twice', async () => {
    const teacher = await opened();
    await vote({ Ada: 'A', Bo: 'A', Chloé: 'B', Diego: 'B' });
    await stage.passes(62);
    await teacher.runs('debate next');
    await stage.passes(60);
    await teacher.runs('debate next');
    await vote({ Ada: 'C', Bo: 'A', Chloé: 'C', Diego: 'C' });
    await stage.passes(62);
    expect(stage.room.says).toContain('Fewer than 5 people voted twice');
    expect(stage.room.says).not.toMatch(/(person|people) went from/);
    const picture = stage.room.last.view.blocks.find((block) => block.kind === 'picture');
    expect(picture?.kind === 'picture' && picture.picture.kind === 'shift' && picture.picture.flows).toBeNull();
  });

  test('opens the discussion with the same number of anonymous reasons each', async () => {
    const teacher = await opened();
    const board = stage.room.last.view;
    const id = stage.referee.runningIn(teacher.call().room)?.id;
    const choices: [string, number][] = [
      ['Ada', 0],
      ['Bo', 0],
      ['Chloé', 1],
    ];
    for (const [name, choice] of choices) {
      const person = stage.person(name);
      await person.presses('ABC'[choice] ?? '', board);
      await stage.passes(1);
      expect(await person.fills(`answer:${id}:1:${choice}`, { reason: `because of ${name.length}` })).toContain(
        'without your name',
      );
    }
    await stage.passes(62);
    await teacher.runs('debate next');
    expect(stage.room.says.match(/because of/g)).toHaveLength(2);
    expect(stage.room.says).not.toMatch(/Ada|Bo|Chloé/);
  });

  test('is led on once by a button that is pressed twice', async () => {
    const teacher = await opened();
    await vote({ Ada: 'A' });
    await stage.passes(62);
    const id = stage.referee.runningIn(teacher.call().room)?.id;
    await teacher.sends(`steer:${id}:next:decide`);
    await stage.passes(0.2);
    expect(await teacher.sends(`steer:${id}:next:decide`)).toContain('Nothing has changed');
    expect(stage.room.says).toContain('To start the discussion');
  });

  test('can be explained at once, with the bars of its only vote', async () => {
    const teacher = await opened();
    await vote({ Ada: 'A', Bo: 'B' });
    await stage.passes(62);
    const id = stage.referee.runningIn(teacher.call().room)?.id;
    await teacher.sends(`steer:${id}:explain`);
    expect(stage.room.says).toContain('There was one vote only.');
    expect(stage.room.says).toContain('Behind “Type I”');
  });

  test('gives the hint before voting again when the instructor chose so', async () => {
    const teacher = await opened();
    await vote({ Ada: 'A' });
    await stage.passes(62);
    const id = stage.referee.runningIn(teacher.call().room)?.id;
    await teacher.sends(`steer:${id}:hint`);
    expect(stage.room.says).toContain('A hint. Think of the kernel.');
  });

  test('stopped during a vote, ends with what was voted', async () => {
    const teacher = await opened();
    await vote({ Ada: 'A' });
    await teacher.runs('debate stop');
    await stage.passes(2);
    expect(stage.room.says).toContain('Debate stopped');
    expect(stage.referee.runningIn(teacher.call().room)).toBeNull();
  });

  test('lets a vote be changed, and keeps the last', async () => {
    await opened();
    const board = stage.room.last.view;
    const ada = stage.person('Ada');
    await ada.presses('A', board);
    await stage.passes(1);
    expect(await ada.presses('C', board)).toContain('Your first vote, A, Type I, no longer counts.');
  });
});
