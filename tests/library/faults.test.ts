import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../src/library/library.ts';
import type { Locale } from '../../src/locales/locale.ts';

const course = `title: { fr: Petit, en: Small }
summary: { fr: Un cours, en: A course }
sources:
  docs: { title: Docs, publisher: Somebody, url: "https://example.org/" }
outline:
  - id: first
    title: { fr: Un, en: One }
    summary: { fr: Dit, en: Says }
    terms: [kernel]
`;

const term = (id: string, more = '') => `  - id: ${id}
    name: { fr: ${id}, en: ${id} }
    short: { fr: court, en: short }
    long: { fr: long, en: long }
    sources: [docs]
${more}`;

const question = (id: string, more = '    answer: 4\n') => `  - id: ${id}
    kind: number
    level: 1
    prompt: { fr: Combien ?, en: How many? }
    explanation: { fr: Ainsi, en: Thus }
    sources: [docs]
${more}`;

const deck = (...questions: string[]) => `title: { fr: Jeu, en: Deck }
section: first
questions:
${questions.join('')}`;

/** Three terms; the second one, from line 7 on, is the one that tests break. */
const glossary = (broken: string) => `terms:\n${term('kernel')}${broken}${term('last')}`;

/** A folder of courses that is gone when the test is over. */
async function contentFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colle-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The course `small`, made of these files over a sound one, and what is said of it: `file:line problem`. */
async function read(files: Readonly<Record<string, string>>, locale: Locale = 'en') {
  const folder = await contentFolder();
  await write(join(folder, 'small'), { 'course.yaml': course, 'glossary.yaml': glossary(''), ...files });
  return opened([folder], locale);
}

async function opened(folders: readonly string[], locale: Locale = 'en') {
  const { library, faults } = await openLibrary(folders, locale);
  const found = library.courses()[0] ?? null;
  return {
    library,
    course: found,
    said: faults.map(({ file, line, problem }) => `${file}:${line} ${problem}`),
    terms: found?.terms.map(({ id }) => id) ?? [],
    questions: found?.decks.flatMap(({ questions }) => questions.map(({ id }) => id)) ?? [],
  };
}

describe('a sound course', () => {
  test('is served whole, and nothing is said', async () => {
    const { said, terms, questions, course: small } = await read({ 'questions/deck.yaml': deck(question('q1')) });
    expect({ said, terms, questions }).toEqual({ said: [], terms: ['kernel', 'last'], questions: ['q1'] });
    expect(small).toMatchObject({ id: 'small', decks: [{ id: 'deck', section: 'first' }] });
  });
});

describe('an entry of a file that does not fit', () => {
  const long = 'x'.repeat(201);
  test.each([
    { what: 'an unknown key', more: '    colour: red\n', line: 7, problem: '“colour” is not a known name here' },
    {
      what: 'an unknown key within',
      more: '    aliases: { fr: [], en: [], de: [] }\n',
      line: 12,
      problem: '“de” is not',
    },
    { what: 'a wrong type', more: '    related: 4\n', line: 12, problem: '“related” does not fit' },
    { what: 'a number for a text', more: '    figure: 2\n', line: 12, problem: '“figure” must be a text' },
    { what: 'too many', more: '    related: [a, b, c, d, e, f]\n', line: 12, problem: '“related”: at most 5' },
    { what: 'a name out of shape', more: '    related: [Not An Id]\n', line: 12, problem: '“related.0” does not fit' },
  ])('is left out with its file, its line and $what said; the rest is served', async ({ more, line, problem }) => {
    const { said, terms } = await read({ 'glossary.yaml': glossary(term('broken', more)) });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`small/glossary.yaml:${line} ${problem}`);
    expect(terms).toEqual(['kernel', 'last']);
  });

  test.each([
    {
      what: 'too long',
      from: '{ fr: court, en: short }',
      to: `{ fr: court, en: ${long} }`,
      line: 9,
      problem: '“short.en” is 201 characters, at most 200',
    },
    { what: 'empty', from: 'en: short', to: "en: '  '", line: 9, problem: '“short.en” is empty' },
    { what: 'missing', from: ', en: short', to: '', line: 9, problem: '“short.en” is missing' },
    { what: 'without a source', from: '[docs]', to: '[]', line: 11, problem: '“sources”: at least 1' },
    {
      what: 'a number',
      from: 'fr: court',
      to: 'fr: 64',
      line: 9,
      problem: '“short.fr” must be a text: put it between quotes',
    },
  ])('says where a text is $what', async ({ from, to, line, problem }) => {
    const { said, terms } = await read({ 'glossary.yaml': glossary(term('broken').replace(from, to)) });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`small/glossary.yaml:${line} ${problem}`);
    expect(terms).toEqual(['kernel', 'last']);
  });

  test('says everything that is wrong with it, and speaks the language it is asked to', async () => {
    const broken = term('broken', '    colour: red\n').replace('en: short', `en: ${long}`);
    const { said } = await read({ 'glossary.yaml': glossary(broken) }, 'fr');
    // French puts no-break spaces inside its quotation marks.
    expect(said.map((one) => one.replace(/[\u00a0\u202f]/g, ' ')).toSorted()).toEqual([
      'small/glossary.yaml:7 « colour » n’est pas un nom connu ici',
      'small/glossary.yaml:9 « short.en » a 201 caractères, 200 au plus',
    ]);
  });
});

describe('a key or a name that is there for nothing', () => {
  test('is said at the top of any file', async () => {
    const { said, terms, questions } = await read({
      'glossary.yaml': `${glossary('')}\nthemes: []\n`,
      'questions/deck.yaml': `${deck(question('q1'))}colour: red\n`,
    });
    expect(said.map((one) => one.replace(/:\d+/, ''))).toEqual([
      'small/glossary.yaml “themes” is not a known name here',
      'small/questions/deck.yaml “colour” is not a known name here',
    ]);
    expect({ terms, questions }).toEqual({ terms: ['kernel', 'last'], questions: ['q1'] });
  });

  test('is a section named twice, and a term that was left out for its sources', async () => {
    const again = '  - { id: first, title: { fr: Bis, en: Again }, summary: { fr: Dit, en: Says } }\n';
    const { said, course: small } = await read({
      'course.yaml': course + again,
      'glossary.yaml': `terms:\n${term('kernel', '    related: [lost]\n')}${term('lost').replace('[docs]', '[nowhere]')}`,
    });
    expect(said).toEqual([
      'small/glossary.yaml:12 there is no source “nowhere” in this course',
      'small/course.yaml:10 “first” already exists; this one is left out',
      'small/glossary.yaml:7 there is no term “lost” in this course',
    ]);
    expect(small?.outline).toHaveLength(1);
    expect(small?.terms).toMatchObject([{ id: 'kernel', related: [] }]);
  });
});

describe('a bad question', () => {
  const option = (text: string, more: string) => `      - { text: { fr: ${text}, en: ${text} }, ${more} }\n`;
  const wrong = (text: string) => option(text, 'misconception: { fr: m, en: m }');
  const one = (...options: string[]) =>
    question('bad', `    options:\n${options.join('')}`).replace('kind: number', 'kind: one');

  test.each([
    {
      what: 'of no known type',
      bad: question('bad').replace('kind: number', 'kind: riddle'),
      line: 12,
      problem: '“kind”',
    },
    { what: 'without its answer', bad: question('bad', ''), line: 11, problem: '“answer” is missing' },
    { what: 'of no known level', bad: question('bad').replace('level: 1', 'level: 4'), line: 13, problem: '“level”' },
    {
      what: 'with an unknown source',
      bad: question('bad').replace('[docs]', '[docs, nowhere]'),
      line: 16,
      problem: 'there is no source “nowhere”',
    },
    {
      what: 'with an unknown term',
      bad: question('bad', '    answer: 4\n    terms: [ghost]\n'),
      line: 18,
      problem: 'there is no term “ghost”',
    },
    { what: 'whose id is taken', bad: question('q1'), line: 11, problem: '“q1” already exists; this one is left out' },
    {
      what: 'with two right options of one',
      bad: one(option('a', 'right: true'), option('b', 'right: true'), wrong('c')),
      line: 18,
      problem: 'one right option, and only one',
    },
    {
      what: 'whose wrong option explains nothing',
      bad: one(option('a', 'right: true'), wrong('b'), option('c', 'right: false')),
      line: 20,
      problem: '“options.2',
    },
    { what: 'that is not a question', bad: '  - 42\n', line: 11, problem: 'does not fit' },
  ])('$what is left out and said; the rest is served', async ({ bad, line, problem }) => {
    const { said, questions } = await read({ 'questions/deck.yaml': deck(question('q1'), bad, question('q2')) });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^small/questions/deck\\.yaml:${line} `));
    expect(said[0]).toContain(problem);
    expect(questions).toEqual(['q1', 'q2']);
  });

  test('is one that has the id of a question in another deck', async () => {
    const decks = {
      'questions/a.yaml': deck(question('q1')),
      'questions/b.yaml': deck(question('q1'), question('q2')),
    };
    const { said, questions } = await read(decks);
    expect(said).toEqual(['small/questions/b.yaml:4 “q1” already exists; this one is left out']);
    expect(questions).toEqual(['q1', 'q2']);
  });

  test('does not keep a deck with a bad head, nor one without a list, from the others', async () => {
    const { said, questions } = await read({
      'questions/a.yaml': deck(question('q1')).replace('section: first\n', ''),
      'questions/b.yaml': 'title: { fr: b, en: b }\nsection: first\n',
      'questions/c.yaml': deck(question('q3')),
      'questions/d.yaml': deck(question('q4')).replace('section: first', 'section: ghost'),
    });
    expect(said).toEqual([
      'small/questions/a.yaml:1 “section” is missing',
      'small/questions/b.yaml:1 a list is needed under “questions”',
      'small/questions/d.yaml:2 there is no section “ghost” in this course',
    ]);
    expect(questions).toEqual(['q3', 'q4']);
  });
});

describe('something named that is not there', () => {
  test('is said where it is named: in outlines, terms, comparisons and debates', async () => {
    const words = '{ fr: a, en: a }';
    const comparison = (b: string, source: string) => `  - id: ${b}-${source}
    a: kernel
    b: ${b}
    title: ${words}
    criteria: [{ name: ${words}, a: ${words}, b: ${words}, sources: [${source}] }]
    conclusion: ${words}
`;
    const side = `{ text: ${words}, reminder: ${words}, argument: ${words}, misconception: ${words} }`;
    const debate = (id: string, source: string) => `  - id: ${id}
    title: ${words}
    prompt: ${words}
    options: [${side}, ${side}]
    hint: ${words}
    model: ${words}
    figure: ghost
    sources: [${source}]
`;
    const { said, course: small } = await read({
      'course.yaml': course.replace('[kernel]', '[kernel, ghost]'),
      'glossary.yaml': `terms:\n${term('kernel', '    related: [ghost, last]\n    figure: ghost\n')}${term('last')}`,
      'comparisons.yaml': `comparisons:\n${comparison('last', 'docs')}${comparison('ghost', 'docs')}${comparison('last', 'nowhere')}`,
      'debates.yaml': `debates:\n${debate('kept', 'docs')}${debate('dropped', 'nowhere')}`,
    });
    expect(said.toSorted()).toEqual(
      [
        'small/course.yaml:9 there is no term “ghost” in this course',
        'small/glossary.yaml:7 there is no term “ghost” in this course',
        'small/glossary.yaml:8 there is no figure “ghost” in this course',
        'small/comparisons.yaml:9 there is no term “ghost” in this course',
        'small/comparisons.yaml:18 there is no source “nowhere” in this course',
        'small/debates.yaml:8 there is no figure “ghost” in this course',
        'small/debates.yaml:17 there is no source “nowhere” in this course',
      ].toSorted(),
    );
    expect(small?.terms.map(({ id, related }) => [id, related])).toEqual([
      ['kernel', ['last']],
      ['last', []],
    ]);
    expect(small?.comparisons.map(({ id }) => id)).toEqual(['last-docs']);
    expect(small?.debates.map(({ id }) => id)).toEqual(['kept']);
  });

  test('is a term with an id that is taken', async () => {
    const { said, terms } = await read({ 'glossary.yaml': glossary(term('kernel')) });
    expect(said).toEqual(['small/glossary.yaml:7 “kernel” already exists; this one is left out']);
    expect(terms).toEqual(['kernel', 'last']);
  });
});
