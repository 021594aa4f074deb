import { afterEach, describe, expect, test } from 'vitest';
import type { Question } from '../../src/core/course/question.ts';
import { quizSchema } from '../../src/core/quiz/quiz-state.ts';
import {
  courseWith,
  numberQuestion,
  oneQuestion,
  severalQuestion,
  textQuestion,
  trueFalseQuestion,
} from '../support/courses.ts';
import type { Person, StageOptions } from '../support/stage.ts';
import { Stage } from '../support/stage.ts';
import { wordsOf } from '../support/words-of.ts';

let stage: Stage;
afterEach(() => stage.close());

/** A stage with one question asked, its lobby over. */
async function asked(
  question: Question | readonly Question[],
  options: Record<string, unknown> = {},
  more: StageOptions = {},
) {
  const questions = Array.isArray(question) ? question : [question as Question];
  stage = await Stage.open({ locale: 'en', courses: [courseWith(questions)], ...more });
  const teacher = stage.instructor();
  await teacher.runs('quiz start', { lobby: 0, ...options });
  await stage.passes(0);
  return teacher;
}

const running = () => {
  const snapshot = stage.referee.runningIn(stage.instructor().call().room);
  if (!snapshot) throw new Error('nothing runs');
  return { id: snapshot.id, quiz: quizSchema.parse(snapshot.state) };
};

/** Picks several places of the menu that hold the given texts. */
async function picks(person: Person, texts: readonly string[]) {
  const menu = stage.room.last.view.blocks.find((block) => block.kind === 'menu');
  if (menu?.kind !== 'menu') throw new Error('there is no menu');
  const places = menu.choices.flatMap((choice, place) =>
    texts.some((text) => choice.text.startsWith(text)) ? [String(place)] : [],
  );
  return person.sends(menu.press, places);
}

describe('a quiz', () => {
  test('goes from its lobby to its podium', async () => {
    stage = await Stage.open({ locale: 'en', courses: [courseWith([oneQuestion('q')])] });
    const ada = stage.person('Ada');
    expect(await stage.instructor().runs('quiz start', { questions: 1 })).toContain(
      'The quiz has started: 1 question.',
    );
    expect(stage.room.says).toContain('20 seconds for each.');
    await stage.passes(10);
    expect(stage.room.says).toContain('Question 1 / 1');
    await stage.passes(5);
    expect(await ada.presses(/^right/)).toMatch(/Got it: [A-D], in 5\.0 s\. You can change your mind until the bell\./);
    await stage.passes(17);
    expect(stage.room.says).toContain('Question 1 / 1, the answer');
    expect(stage.room.says).toContain('Explanation of q.');
    await stage.passes(8);
    expect(stage.room.says).toContain('1 | Ada | 875');
    expect(await ada.presses('See my recap')).toContain('1 out of 1\n1\u00a0✓\n875 points, 1st place of 1.');
    expect(stage.referee.runningIn(ada.call().room)).toBeNull();
  });

  test('shows neither who nor what before the bell, only how many', async () => {
    await asked(oneQuestion('q'));
    await stage.person('Ada').presses(/^right/);
    await stage.person('Bo').presses(/^wrong 1/);
    await stage.passes(3);
    expect(stage.room.says).toContain('2 answers');
    expect(stage.room.says).not.toMatch(/Ada|Bo/);
    const bars = stage.room.last.view.blocks.filter((block) => block.kind === 'picture');
    expect(bars).toEqual([]);
  });

  test('plays all five types and says what was missed and why', async () => {
    const questions = [
      oneQuestion('a'),
      severalQuestion('b'),
      trueFalseQuestion('c'),
      textQuestion('d'),
      numberQuestion('e'),
    ];
    const teacher = await asked(questions, { questions: 5 });
    const ada = stage.person('Ada');
    for (let round = 0; round < 5; round += 1) {
      const { id, quiz } = running();
      const kind = quiz.rounds[round]?.question.kind;
      if (kind === 'one') await ada.presses(/^wrong 1/);
      if (kind === 'several') await picks(ada, ['right a', 'right b']);
      if (kind === 'true-false') await ada.presses('True');
      if (kind === 'text') await ada.fills(`answer:${id}:${round}`, { answer: 'Le Noyau' });
      if (kind === 'number') await ada.fills(`answer:${id}:${round}`, { answer: '2,55' });
      await teacher.runs('quiz skip');
      await stage.passes(2);
      await teacher.runs('quiz skip');
      await stage.passes(0.1);
    }
    const recap = await ada.presses('See my recap');
    expect(recap).toMatch(/4 out of 5\n(?=.*✗)(?:[1-5]\s[✓✗]\s*){5}4,000 points, 1st place of 1\./);
    expect(recap).toContain('because 1');
  });

  test('without a bell waits for the instructor, and every right answer is worth the same', async () => {
    const teacher = await asked(oneQuestion('q'), { seconds: 0 });
    await stage.passes(3_000);
    await stage.person('Ada').presses(/^right/);
    expect(await teacher.runs('quiz status')).toContain('1 answer to this question.');
    await teacher.runs('quiz skip');
    await stage.passes(2);
    await stage.passes(8);
    expect(stage.room.says).toContain('1 | Ada | 1,000');
  });

  test('gives ten seconds more as often as its instructor wants, and none after the bell', async () => {
    const teacher = await asked(oneQuestion('q'), { seconds: 20 });
    const board = stage.room.last.view;
    await stage.passes(15);
    await teacher.presses('+ 10 s', board);
    await stage.passes(1);
    await teacher.presses('+ 10 s', board);
    await stage.passes(23);
    expect(stage.room.says).toContain('Question 1 / 1\n');
    expect(await stage.person('Ada').presses(/^right/)).toMatch(/Got it: [A-D], in 39\.0 s\./);
    await stage.passes(3);
    expect(stage.room.says).toContain('Question 1 / 1, the answer');
    expect(await teacher.presses('+ 10 s', board)).toContain('Nothing');
    expect(await stage.person('Ada').presses('My result')).toContain('500 points on this question.');
  });

  test('is led on once by a button that is pressed twice, or whose press a platform brings again', async () => {
    const teacher = await asked([oneQuestion('q'), oneQuestion('r')], { questions: 2, lobby: 60 });
    const lobby = stage.room.last.view;
    await teacher.presses('Start now', lobby);
    await stage.passes(0.3);
    expect(await teacher.presses('Start now', lobby)).toContain('Nothing has changed');
    await stage.passes(3);
    const { id } = running();
    const skip = { ...teacher.call(), at: stage.clock.now() };
    await stage.door.run(skip, ['quiz', 'skip'], {});
    await stage.passes(12);
    expect(stage.room.says).toContain('Question 2 / 2\n');
    await stage.door.run(skip, ['quiz', 'skip'], {});
    await stage.door.press(skip, `steer:${id}:skip:question1`);
    await stage.passes(3);
    expect(stage.room.says).toContain('Question 2 / 2\n');
  });

  test('tells each person how they did, once the bell has rung and not before', async () => {
    await asked([oneQuestion('q'), oneQuestion('r')], { questions: 2 });
    const { id } = running();
    const [ada, bo, eve] = ['Ada', 'Bo', 'Eve'].map((name) => stage.person(name)) as [Person, Person, Person];
    await ada.presses(/^right/);
    await bo.presses(/^wrong 1/);
    await stage.person('Cy').presses(/^wrong 1/);
    expect(await ada.sends(`show:${id}:own-0`)).not.toMatch(/Right|points/);
    await stage.passes(22);
    expect(await ada.presses('My result')).toMatch(/^Right\nYour answer: [A-D]\. 1,000 points/);
    expect(await bo.presses('My result')).toMatch(
      /^Not this time\nYour answer: [A-D]\. 0 points on this question\.\n1 other person answered as you did\.\nbecause 1/,
    );
    expect(await eve.presses('My result')).toBe('No answer this time');
    for (const round of ['own-1', 'own-99', 'own-x', 'own-'])
      expect(await ada.sends(`show:${id}:${round}`)).not.toMatch(/Right|points/);
  });

  test('paused, takes no answer, and goes on with the time that was left', async () => {
    const teacher = await asked(oneQuestion('q'));
    await stage.passes(12);
    await teacher.runs('quiz pause');
    await stage.passes(600);
    expect(stage.room.says).toContain('Paused');
    const { id } = running();
    expect(await stage.person('Ada').sends(`answer:${id}:0:0`)).toContain('not open right now');
    await teacher.runs('quiz resume');
    await stage.passes(4);
    expect(await stage.person('Ada').presses(/^right/)).toContain('in 16.0 s');
    await stage.passes(3);
    expect(stage.room.says).toContain('Question 1 / 1');
    expect(stage.room.says).not.toContain('the answer');
    await stage.passes(3);
    expect(stage.room.says).toContain('the answer');
  });

  test('paused, still counts an answer made before the pause that arrives after it', async () => {
    const teacher = await asked(oneQuestion('q'));
    await stage.passes(5);
    const board = stage.room.last.view;
    await teacher.runs('quiz pause');
    await stage.passes(1);
    expect(await stage.person('Ada').presses(/^right/, board, 2_000)).toContain('Got it');
  });

  test('stopped, counts what was answered and shows the podium', async () => {
    const teacher = await asked([oneQuestion('a'), oneQuestion('b')]);
    await stage.person('Ada').presses(/^right/);
    await teacher.runs('quiz stop');
    await stage.passes(3);
    expect(stage.room.says).toContain('Quiz stopped');
    expect(stage.room.says).toContain('Ada | 1,000');
  });

  test('can be steered by those who lead and nobody else', async () => {
    await asked(oneQuestion('q'));
    const ada = stage.person('Ada');
    expect(await ada.runs('quiz stop')).toContain('Only whoever leads the class');
    expect(await ada.presses('Stop')).toContain('Only whoever leads the class');
    expect(await stage.instructor('Marc').presses('Skip')).toBe('');
    await stage.passes(2);
    expect(wordsOf(stage.room.last.view)).toContain('The answer');
    expect(await stage.instructor('Marc').runs('quiz stop')).toBe('Done.');
  });

  test('says what is wrong with an option, and starts nothing', async () => {
    stage = await Stage.open({ locale: 'en' });
    const teacher = stage.instructor();
    expect(await teacher.runs('quiz start', { seconds: 3 })).toContain(
      '“seconds” does not fit: seconds a question, from 5 to 300; 0: no bell',
    );
    expect(await teacher.runs('quiz start', { questions: 51 })).toContain('from 1 to 50');
    expect(await teacher.runs('quiz start', { deck: 'nope' })).toContain('Those of the course: deck');
    expect(await teacher.runs('quiz start', { secondes: 5 })).toContain('There is no option “secondes”');
    expect(stage.referee.runningIn(teacher.call().room)).toBeNull();
  });
});

describe('what every quiz bot has got wrong', () => {
  test('1. an answer after the bell is refused, says by how much, and never reaches the next question', async () => {
    await asked([oneQuestion('a'), oneQuestion('b')], { questions: 2 });
    const first = stage.room.last.view;
    const ada = stage.person('Ada');
    await stage.passes(20.8);
    expect(await ada.presses(/^right/, first)).toContain('The bell rang 0.8 s before');
    await stage.passes(10);
    expect(stage.room.says).toContain('Question 2 / 2');
    expect(await ada.presses(/^right/, first)).toContain('already rung');
    const { id } = running();
    expect(await stage.store.ledger.answered(id, 1)).toBe(0);
  });

  test('1. a click made in time and delivered after the bell, within the grace, counts', async () => {
    await asked(oneQuestion('q'));
    await stage.passes(20.9);
    expect(await stage.person('Ada').presses(/^right/, stage.room.last.view, 1_500)).toContain('in 19.4 s');
  });

  test('2. a person who clicks twice has one answer, the later one; a re-delivery undoes nothing', async () => {
    await asked(oneQuestion('q'));
    const ada = stage.person('Ada');
    await stage.passes(4);
    const early = ada.call();
    await ada.presses(/^wrong 1/);
    await stage.passes(2);
    expect(await ada.presses(/^right/)).toContain('no longer counts');
    const { id, quiz } = running();
    const wrong = quiz.rounds[0]?.order.indexOf(1);
    const outcome = await stage.door.press(early, `answer:${id}:0:${wrong}`);
    expect(JSON.stringify(outcome)).toContain('already in');
    await stage.passes(16);
    await stage.passes(8);
    expect(stage.room.says).toMatch(/Ada \| 850/);
  });

  test('3. one right answer out of two is half, and a wrong one takes it back', async () => {
    await asked(severalQuestion('q'));
    await picks(stage.person('Half'), ['right a']);
    await picks(stage.person('Undone'), ['right a', 'wrong 1']);
    await picks(stage.person('Whole'), ['right a', 'right b']);
    await stage.passes(30);
    expect(stage.room.says).toContain('1 | Whole | 1,000');
    expect(stage.room.says).toContain('2 | Half | 500');
    expect(stage.room.says).toContain('3 | Undone | 0');
  });

  test('5. a second start says what runs; a failed post neither blocks the room nor ends the quiz', async () => {
    const teacher = await asked(oneQuestion('q'));
    expect(await teacher.runs('quiz start')).toContain('already running here: the quiz');
    stage.room.faults.push(new Error('500'), new Error('socket hang up'));
    await stage.passes(22);
    await stage.passes(10);
    expect(stage.room.says).toContain('End of the quiz');
    expect(await teacher.runs('quiz start')).toContain('The quiz has started');
  });

  test('5. a question that cannot be shown pauses the quiz, which can be resumed', async () => {
    stage = await Stage.open({ locale: 'en', courses: [courseWith([oneQuestion('q')])] });
    const teacher = stage.instructor();
    await teacher.runs('quiz start', { lobby: 5 });
    stage.room.faults.push(...Array.from({ length: 8 }, () => new Error('503')));
    await stage.passes(40);
    expect(await teacher.runs('quiz status')).toContain('Paused');
    stage.room.faults.length = 0;
    await teacher.runs('quiz resume');
    await stage.passes(19);
    expect(await stage.person('Ada').presses(/^right/)).toContain('in 19.0 s');
  });

  test('7. the board is edited once for many answers', async () => {
    await asked(oneQuestion('q'));
    for (let index = 0; index < 40; index += 1) await stage.person(`P${index}`).presses(/^right/);
    await stage.passes(2);
    expect(stage.room.says).toContain('40 answers');
    expect(stage.room.last.edits).toBeLessThanOrEqual(3);
  });

  test('8. sixty players get their podium, ten places long', async () => {
    await asked(oneQuestion('q'));
    for (let index = 0; index < 60; index += 1)
      await stage.person(`Somebody with quite a long name ${index}`).presses(/^right/);
    await stage.passes(30);
    expect(stage.room.says).toContain('60 people played.');
    const table = stage.room.last.view.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows.length).toBe(10);
  });

  test('9. a single early answer does not end the round', async () => {
    await asked(oneQuestion('q'));
    await stage.person('Ada').presses(/^right/);
    await stage.passes(19);
    expect(await stage.person('Bo').presses(/^right/)).toContain('in 19.0 s');
  });

  test('11. a right answer is taken in spite of accents, capitals, articles, apostrophes and spaces', async () => {
    await asked(textQuestion('q'), { scoring: 'accuracy' });
    const { id } = running();
    const ways = ['NOYAU', 'le noyau', "Le  noyau  de l'hote", 'noyau de l’hôte', 'kernel', 'kernnel'];
    for (const [index, answer] of ways.entries()) await stage.person(`P${index}`).fills(`answer:${id}:0`, { answer });
    await stage.passes(30);
    expect(stage.room.says).toContain('The class found 100% of the answers.');
  });

  test('12. missing permissions are named before a quiz starts', async () => {
    stage = await Stage.open({ locale: 'en' });
    stage.room.missing.push('Send Messages', 'Attach Files');
    expect(await stage.instructor().runs('quiz start')).toContain('Send Messages, Attach Files');
    expect(stage.room.messages).toEqual([]);
  });

  test('13. a deck is used up before anything repeats, and the right answer moves', async () => {
    const questions = Array.from({ length: 6 }, (_, index) => oneQuestion(`q${index}`));
    const teacher = await asked(questions, { questions: 3 });
    const seen: string[] = [];
    const places = new Set<number>();
    for (let quiz = 0; quiz < 2; quiz += 1) {
      if (quiz > 0) await teacher.runs('quiz start', { questions: 3, lobby: 0 });
      await stage.passes(0);
      for (const { question, order } of running().quiz.rounds) {
        seen.push(question.id);
        places.add(order.indexOf(0));
      }
      await stage.passes(100);
    }
    expect(new Set(seen).size).toBe(6);
    expect(places.size).toBeGreaterThan(1);
  });

  test('14. a name that would ping or format is plain text in every view', async () => {
    await asked(oneQuestion('q'));
    await stage.person('@everyone <!channel> **x**').presses(/^right/);
    await stage.passes(30);
    expect(stage.room.says).toContain('@everyone <!channel> **x** | 1,000');
  });

  test('forged buttons change nothing and are answered kindly', async () => {
    await asked(oneQuestion('q'));
    const ada = stage.person('Ada');
    const { id } = running();
    for (const press of [
      `answer:${id}:0:9`,
      `answer:${id}:7:0`,
      `answer:${id}:0`,
      'answer:x:0:0',
      `answer:${id}:-1:0`,
      'nonsense',
      '',
      `steer:${id}:skip`,
    ]) {
      expect(await ada.sends(press, ['NaN'])).not.toContain('our fault');
    }
    const elsewhere = stage.person('Eve', { room: 'web:other' as never });
    expect(await elsewhere.sends(`answer:${id}:0:0`)).toContain('no longer works');
    expect(await stage.store.ledger.answered(id, 0)).toBe(0);
  });
});

describe('the desk of whoever leads a quiz', () => {
  test('has the answers as they come, for instructors alone', async () => {
    const teacher = await asked(oneQuestion('q'));
    const [ada, bo] = [stage.person('Ada'), stage.person('Bo')];
    await ada.presses(/^right/);
    await bo.presses(/^wrong 1/);
    const { id } = running();
    const told = await teacher.sends(`show:${id}:desk`);
    expect(told).toMatch(/right[^·]*: 1 person \(right\)/);
    expect(told).toMatch(/wrong 1[^·]*: 1 person(?! \(right\))/);
    expect(told).toContain('After the bell, the class will see: Explanation of q.');
    expect(told).not.toMatch(/Ada|Bo/);
    expect(await teacher.runs('quiz status')).toContain('2 answers');
    for (const person of [ada, bo]) expect(await person.sends(`show:${id}:desk`)).toMatch(/Only whoever leads/);
    expect(await ada.runs('quiz status')).not.toContain('Explanation');
  });

  test('has the results of the quizzes that ended, question by question', async () => {
    const teacher = await asked([oneQuestion('a'), oneQuestion('b')], { questions: 2 });
    expect(await teacher.runs('quiz results')).toContain('No quiz has ended');
    await stage.person('Ada').presses(/^right/);
    await stage.person('Bo').presses(/^wrong 1/);
    const { id } = running();
    await teacher.runs('quiz skip');
    await stage.passes(2);
    await teacher.runs('quiz stop');
    await stage.passes(2);
    expect(await teacher.runs('quiz results')).toMatch(/\[Nov [^\]]+\]/);
    const results = await teacher.sends(`show:${id}:desk`);
    expect(results).toContain('2 people played.');
    expect(results).toMatch(/1 of 2 \| [A-D], 1 person/);
    expect(await stage.person('Ada').runs('quiz results')).toMatch(/Only whoever leads/);
  });

  test('knows the questions of the course, their answers and how they went', async () => {
    const teacher = await asked([oneQuestion('a'), oneQuestion('b')], { questions: 1 });
    await stage.person('Ada').presses(/^right/);
    await teacher.runs('quiz skip');
    await stage.passes(2);
    await teacher.runs('quiz stop');
    await stage.passes(2);
    const told = await teacher.runs('course questions');
    expect(told).toMatch(/\| 1 of 1/);
    expect(told).toContain('right');
    expect(await stage.person('Ada').runs('course questions')).toMatch(/Only whoever leads/);
  });
});
