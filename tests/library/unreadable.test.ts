import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../src/library/library.ts';

const course = `title: { fr: Petit, en: Small }
summary: { fr: Un cours, en: A course }
sources:
  docs: { title: Docs, publisher: Somebody, url: "https://example.org/" }
outline:
  - { id: first, title: { fr: Un, en: One }, summary: { fr: Dit, en: Says } }
`;
const term = (id: string) => `  - id: ${id}
    name: { fr: ${id}, en: ${id} }
    short: { fr: court, en: short }
    long: { fr: long, en: long }
    sources: [docs]
`;
const glossary = `terms:\n${term('kernel')}`;

async function testFolder(): Promise<string> {
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

/** What is served and said of some folders. */
async function opened(...folders: string[]) {
  const { library, faults } = await openLibrary(folders, 'en');
  return {
    library,
    said: faults.map(({ file, line, problem }) => `${file}:${line} ${problem}`),
    courses: library.courses().map(({ id }) => id),
    terms: library.courses().flatMap(({ terms }) => terms.map(({ id }) => id)),
  };
}

/** The course `small` made of these files over a sound one, beside the sound course `zebra`. */
async function read(files: Readonly<Record<string, string>>) {
  const folder = await testFolder();
  await write(join(folder, 'small'), { 'course.yaml': course, ...files });
  await write(join(folder, 'zebra'), { 'course.yaml': course });
  return opened(folder);
}

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
for (const [name, inner] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair])) {
  bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${inner}`).join(', ')}]`);
}

describe('a file that cannot be read', () => {
  test.each([
    { what: 'broken YAML', text: `${glossary}  - id: [\n`, line: 8, problem: 'the YAML is malformed' },
    { what: 'bad indentation', text: `${glossary}   - id: last\n`, line: 7, problem: 'the YAML is malformed' },
    {
      what: 'a key twice',
      text: `${glossary}    long: { fr: a, en: b }\n`,
      line: 7,
      problem: 'Map keys must be unique',
    },
    { what: 'two documents', text: `${glossary}---\nterms: []\n`, line: 7, problem: 'multiple documents' },
    { what: 'an alias of nothing', text: `${glossary}  - *nothing\n`, line: 1, problem: 'Unresolved alias' },
    { what: 'a bomb of aliases', text: `${bomb.join('\n')}\nterms: [*h]\n`, line: 1, problem: 'Excessive alias count' },
    { what: 'brackets without end', text: `terms: ${'['.repeat(100_000)}`, line: 1, problem: 'the YAML is malformed' },
    { what: 'more than 2 MB', text: `${glossary}# ${'x'.repeat(2_000_000)}\n`, line: 1, problem: 'larger than 2 MB' },
    { what: 'nothing', text: '', line: 1, problem: 'a list is needed under “terms”' },
    { what: 'a list', text: '- kernel\n', line: 1, problem: 'a list is needed under “terms”' },
    {
      what: 'a mapping for a list',
      text: 'terms: { kernel: 1 }\n',
      line: 1,
      problem: 'a list is needed under “terms”',
    },
  ])('because it holds $what is said in one line, quickly, and the rest is served', async ({ text, line, problem }) => {
    const started = performance.now();
    const { said, courses, terms } = await read({ 'glossary.yaml': text });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`small/glossary.yaml:${line} `);
    expect(said[0]).toContain(problem);
    expect(said[0]).not.toContain('\n');
    expect({ courses, terms }).toEqual({ courses: ['small', 'zebra'], terms: [] });
  });

  test('because it is a folder is said', async () => {
    const { said, courses } = await read({ 'glossary.yaml/inside.txt': '' });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^small\/glossary\.yaml:1 the file cannot be read: /);
    expect(courses).toEqual(['small', 'zebra']);
  });

  test('because it is a link to nothing is said', async () => {
    const folder = await testFolder();
    await write(folder, { 'small/course.yaml': course });
    await symlink(join(folder, 'nowhere.yaml'), join(folder, 'small', 'glossary.yaml'));
    const { said } = await opened(folder);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^small\/glossary\.yaml:1 the file cannot be read: /);
  });

  test('because it links out of the course’s folder is not read, be it a file or its folder', async () => {
    const folder = await testFolder();
    await write(folder, {
      'content/small/course.yaml': course,
      'content/small-secrets/deck.yaml': 'title: secret\n',
      'outside/glossary.yaml': glossary,
    });
    const small = join(folder, 'content', 'small');
    await symlink(join(folder, 'outside', 'glossary.yaml'), join(small, 'glossary.yaml'));
    await symlink(join('..', 'small-secrets'), join(small, 'questions'));
    const { said, terms } = await opened(join(folder, 'content'));
    expect(said).toEqual([
      'small/glossary.yaml:1 the file is a link out of the course’s folder',
      'small/questions/deck.yaml:1 the file is a link out of the course’s folder',
    ]);
    expect(terms).toEqual([]);
  });

  test('is not one that links to a file of the same course, nor one reached through a link to the content', async () => {
    const folder = await testFolder();
    await write(folder, { 'content/small/course.yaml': course, 'content/small/..words.yaml': glossary });
    await symlink('..words.yaml', join(folder, 'content', 'small', 'glossary.yaml'));
    await symlink(join(folder, 'content'), join(folder, 'link'));
    const { said, terms } = await opened(join(folder, 'link'));
    expect({ said, terms }).toEqual({ said: [], terms: ['kernel'] });
  });
});

describe('a course that cannot be read', () => {
  test.each([
    { what: 'malformed', text: 'title: [\n', line: 2, problem: 'the YAML is malformed' },
    { what: 'empty', text: '', line: 1, problem: 'does not fit' },
    { what: 'without its title', text: course.replace(/^title.*\n/, ''), line: 1, problem: '“title” is missing' },
    { what: 'with an unknown key', text: `${course}author: me\n`, line: 1, problem: '“author” is not a known name' },
    {
      what: 'citing a plain http address',
      text: course.replace('https', 'http'),
      line: 4,
      problem: '“sources.docs.url”',
    },
    {
      what: 'without an outline',
      text: course.replace(/outline:[\s\S]*/, 'outline: []\n'),
      line: 5,
      problem: '“outline”',
    },
    { what: 'nested without end', text: '['.repeat(100_000), line: 1, problem: 'the YAML is malformed' },
  ])('because course.yaml is $what is left out and said; the others are served', async ({ text, line, problem }) => {
    const { said, courses, library } = await read({ 'course.yaml': text, 'glossary.yaml': glossary });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`small/course.yaml:${line} `);
    expect(said[0]).toContain(problem);
    expect(courses).toEqual(['zebra']);
    expect(library.course('small')).toBeNull();
    expect(library.course('zebra')?.id).toBe('zebra');
  });
});

describe('folders of courses', () => {
  test('give their courses by name; a folder without course.yaml is no course', async () => {
    const folder = await testFolder();
    await write(folder, { 'b/course.yaml': course, 'a/course.yaml': course, 'notes/todo.txt': '', 'course.txt': '' });
    expect(await opened(folder)).toMatchObject({ said: [], courses: ['a', 'b'] });
  });

  test('may be the one course itself', async () => {
    const folder = join(await testFolder(), 'mesures');
    await write(folder, { 'course.yaml': course, 'glossary.yaml': glossary });
    expect(await opened(folder)).toMatchObject({ said: [], courses: ['mesures'], terms: ['kernel'] });
  });

  test('keep the first of two courses with one name', async () => {
    const folder = await testFolder();
    await write(folder, { 'one/small/course.yaml': course, 'one/small/glossary.yaml': glossary });
    await write(folder, { 'two/small/course.yaml': course, 'two/zebra/course.yaml': course });
    const { said, courses, terms } = await opened(join(folder, 'one'), join(folder, 'two'));
    expect(said).toEqual(['small/course.yaml:1 a course “small” is already loaded; this one is left out']);
    expect({ courses, terms }).toEqual({ courses: ['small', 'zebra'], terms: ['kernel'] });
  });

  test('that are not there are said, and the others are served', async () => {
    const folder = await testFolder();
    await write(folder, { 'content/small/course.yaml': course });
    const missing = join(folder, 'nowhere');
    const { said, courses } = await opened(missing, join(folder, 'content'));
    expect(said).toEqual([`${missing}:1 this folder does not exist or cannot be read`]);
    expect(courses).toEqual(['small']);
  });
});
