import { afterEach, describe, expect, test } from 'vitest';
import { personId, roomId } from '../../src/core/ids.ts';
import { courseWith, oneQuestion } from '../support/courses.ts';
import { Stage } from '../support/stage.ts';
import { wordsOf } from '../support/words-of.ts';

let stage: Stage;
afterEach(() => stage.close());

describe('definitions', () => {
  test('are found by name in either language and with a typing error, in the caller’s language', async () => {
    stage = await Stage.open();
    const ada = stage.person('Ada');
    expect(await ada.runs('define', { term: 'hyperviseur' })).toContain('Hyperviseur\nshort of hypervisor (fr)');
    expect(await ada.runs('define', { term: 'hypervisor' })).toContain('short of hypervisor (fr)');
    expect(await ada.runs('define', { term: 'hypervizeur' })).toContain('Hyperviseur');
    expect(await stage.person('Bo', { locale: 'en' }).runs('define', { term: 'noyau' })).toContain(
      'Kernel\nshort of kernel',
    );
  });

  test('are private unless shown', async () => {
    stage = await Stage.open();
    expect(await stage.person('Ada').runs('define', { term: 'noyau', show: true })).toMatch(/^\(room\)/);
  });

  test('of a word the course does not have say it back', async () => {
    stage = await Stage.open();
    expect(await stage.person('Ada').runs('define', { term: 'zzzzqqq' })).toContain(
      '« zzzzqqq » n’est pas dans ce cours.',
    );
  });

  test('complete while typing', async () => {
    stage = await Stage.open();
    const call = stage.person('Ada').call();
    const found = await stage.door.suggest(call, ['define'], 'term', 'cont');
    expect(found.map(({ label }) => label)).toContain('Conteneur');
  });
});

describe('a form', () => {
  test('offers decks, debates and courses as lists, and words as what is typed', async () => {
    stage = await Stage.open({ locale: 'en' });
    const asks = async (...path: string[]) => {
      const asked = await stage.door.ask(stage.instructor().call(), path);
      return asked.kind === 'form' ? asked.form.fields[0] : null;
    };
    const deck = await asks('quiz', 'start');
    expect(deck?.kind === 'choice' && deck.options.map(({ label }) => label)).toEqual(['the whole course', 'The deck']);
    expect(await asks('debate', 'start')).toMatchObject({ kind: 'choice', name: 'topic', required: false });
    expect(await asks('course', 'use')).toMatchObject({ kind: 'choice', name: 'name', required: true });
    expect(await asks('define')).toMatchObject({ kind: 'text', name: 'term' });
  });
});

describe('an option that does not fit', () => {
  test('is answered with what would', async () => {
    stage = await Stage.open();
    const teacher = stage.instructor();
    expect(await teacher.runs('quiz start', { seconds: '400' })).toContain('un nombre entier de 0 à 300');
    expect(await teacher.runs('quiz start', { seconds: '3' })).toContain('secondes par question, de 5 à 300');
  });
});

describe('the questions of a course', () => {
  test('stand in pages where a message holds only some of them', async () => {
    const questions = Array.from({ length: 31 }, (_, index) => oneQuestion(`q${index}`));
    stage = await Stage.open({ locale: 'en', courses: [courseWith(questions)] });
    const call = { ...stage.instructor().call(), person: personId('discord', '1'), room: roomId('discord', '2') };
    const page = async (number: string) => {
      const told = await stage.door.run(call, ['course', 'questions'], { page: number });
      return told.kind === 'replies' && told.replies[0] ? wordsOf(told.replies[0].view) : '';
    };
    const pages = await Promise.all(['1', '2', '3'].map(page));
    expect(pages.map((one) => /Page \d of 3/.exec(one)?.[0])).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
    for (const { prompt } of questions) expect(pages.filter((one) => one.includes(`${prompt.en} |`))).toHaveLength(1);
    const onThePage = await stage.instructor().runs('course questions');
    for (const { prompt } of questions) expect(onThePage).toContain(`${prompt.en} |`);
  });
});

describe('comparisons', () => {
  test('stand in either order, and what there is is said when there is none', async () => {
    stage = await Stage.open({ locale: 'en' });
    const ada = stage.person('Ada');
    expect(await ada.runs('compare', { a: 'container', b: 'kernel' })).toContain('What | one | many');
    expect(await ada.runs('compare', { a: 'hypervisor', b: 'kernel' })).toContain('- Kernel and container');
  });
});

describe('one’s own progress', () => {
  test('says for each part what was right when last met, what was not and what is still to come', async () => {
    const questions = [oneQuestion('q'), oneQuestion('r'), oneQuestion('s')];
    stage = await Stage.open({ locale: 'en', courses: [courseWith(questions)] });
    const [ada, teacher] = [stage.person('Ada'), stage.instructor()];
    expect(await ada.runs('progress')).toContain('You have not answered a question of this course yet.');
    await teacher.runs('quiz start', { lobby: 0, questions: 2 });
    await stage.passes(0);
    await ada.presses(/^right/);
    await stage.passes(30);
    await ada.presses(/^wrong 1/);
    await stage.passes(30);
    const said = await ada.runs('progress');
    expect(said).toContain('1 right, 1 to review, 1 not asked yet.');
    expect(said).toMatch(/To review\n- Prompt of [qrs]\?\n\[Kernel\]/);
    // Another’s answers are another’s, and what is answered better later is no longer missed.
    expect(await stage.person('Bo').runs('progress')).toContain('not answered');
    await teacher.runs('quiz start', { lobby: 0, questions: 3 });
    await stage.passes(0);
    for (let round = 0; round < 3; round += 1) {
      await ada.presses(/^right/);
      await stage.passes(30);
    }
    expect(await ada.runs('progress')).toContain('Nothing to review');
    expect(await ada.runs('progress', { course: 'nope' })).toContain('no course');
  });
});

describe('the course of a room', () => {
  test('shows its outline with its video', async () => {
    stage = await Stage.open({ locale: 'en' });
    expect(await stage.person('Ada').runs('course show')).toContain('Video: A video');
  });

  test('is set by instructors, with the room’s language', async () => {
    stage = await Stage.open({ locale: 'fr' });
    expect(await stage.person('Ada').runs('course use', { name: 'small' })).toContain('réservée');
    expect(await stage.instructor().runs('course use', { name: 'small', language: 'en' })).toContain(
      '(room) This room now follows',
    );
    expect(await stage.instructor().runs('course use', { name: 'nope' })).toContain('small');
  });
});

describe('those who may lead', () => {
  test('can be added by those who do, and taken away', async () => {
    stage = await Stage.open({ locale: 'en' });
    const ada = stage.person('Ada');
    await stage.instructor().runs('course instructor', { person: 'web:ada' });
    expect(await ada.runs('quiz start')).toContain('The quiz has started');
    await stage.instructor().runs('course instructor', { person: 'web:ada', remove: true });
    await stage.passes(60);
    expect(await ada.runs('debate start')).toContain('Only whoever leads');
  });
});

describe('the leaderboard', () => {
  test('is empty with a word on how to fill it', async () => {
    stage = await Stage.open();
    expect(await stage.person('Ada').runs('leaderboard')).toContain('Personne n’a encore joué.');
  });

  test('tells the room the first ten and the caller their own place', async () => {
    stage = await Stage.open({ locale: 'en' });
    await stage.instructor().runs('quiz start', { lobby: 0, questions: 1, scoring: 'accuracy' });
    await stage.passes(0);
    const id = stage.referee.runningIn(stage.instructor().call().room)?.id;
    for (const name of ['Ada', 'Bo']) {
      for (const place of ['0', '1', '2', '3']) await stage.person(name).sends(`answer:${id}:0`, [place]);
    }
    await stage.passes(40);
    for (const scope of ['room', 'community']) {
      for (const period of ['week', 'month', 'all']) {
        const told = await stage.person('Ada').runs('leaderboard', { scope, period });
        expect(told).toMatch(/^\(room\) Leaderboard/);
      }
    }
  });
});

describe('help', () => {
  test('lists every command in the caller’s language', async () => {
    stage = await Stage.open();
    const french = await stage.person('Ada').runs('help');
    expect(french).toContain('/définir');
    expect(french).toContain('/quiz lancer');
    expect(await stage.person('Bo', { locale: 'en' }).runs('help')).toContain('/quiz start');
  });
});

describe('the wall’s address', () => {
  test('is told to instructors, in private', async () => {
    stage = await Stage.open();
    expect(await stage.person('Ada').runs('projector')).toContain('réservée');
    const told = await stage.instructor().runs('projector');
    expect(told).toContain('http://colle.test/projector/');
    expect(told).not.toContain('(room)');
  });
});
