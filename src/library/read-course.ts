import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { comparisonSchema } from '../core/course/comparison.ts';
import type { Course } from '../core/course/course.ts';
import { courseFileSchema } from '../core/course/course.ts';
import { debateTopicSchema } from '../core/course/debate-topic.ts';
import type { Figure } from '../core/course/figure.ts';
import { figureSchema } from '../core/course/figure.ts';
import type { Deck } from '../core/course/question.ts';
import { deckSchema, questionSchema } from '../core/course/question.ts';
import { termSchema } from '../core/course/term.ts';
import { libraryWords } from '../locales/library.ts';
import type { Locale } from '../locales/locale.ts';
import { CourseFile } from './course-file.ts';
import type { Fault } from './fault.ts';

const figureFileSchema = figureSchema.omit({ id: true });
const deckHeadSchema = deckSchema.omit({ id: true, questions: true }).loose();

/** An entry of a course file with where it stands. */
interface Entry<T> {
  readonly value: T;
  readonly file: CourseFile;
  readonly path: readonly PropertyKey[];
}

/**
 * Reads the course in a folder. What does not fit is left out and said in `faults`, the rest is served; null when
 * course.yaml itself cannot be used. Never throws for what a file holds. `name` is how faults call the folder.
 */
export async function readCourse(
  folder: string,
  name: string,
  faults: Fault[],
  locale: Locale,
): Promise<Course | null> {
  const open = (path: string) => CourseFile.read(folder, join(folder, path), join(name, path), faults, locale);
  const courseFile = await open('course.yaml');
  const course = courseFile?.parse(courseFileSchema) ?? null;
  if (!courseFile || !course) return null;

  const listed = async <T extends { id: string }>(
    path: string,
    key: string,
    schema: z.ZodType<T>,
  ): Promise<Entry<T>[]> => {
    if (!(await isThere(folder, path))) return [];
    const file = await open(path);
    file?.knowOnly([key]);
    return file ? file.entries(schema, key).map((entry) => ({ ...entry, file })) : [];
  };
  const check = new References(locale);

  const figures = await readFigures(folder, open);
  check.known('figure', figures);
  check.known(
    'source',
    Object.keys(course.sources).map((id) => ({ id })),
  );
  const terms = check
    .unique(await listed('glossary.yaml', 'terms', termSchema))
    .filter((one) => check.sources(one) && check.figure(one));
  check.known('term', terms);
  const sections = check.unique(
    course.outline.map((value, index) => ({ value, file: courseFile, path: ['outline', index] })),
  );
  check.known('section', sections);
  for (const section of sections) {
    check.all(section, 'term', section.value.terms, 'terms');
    check.sources(section);
  }

  const decks: Deck[] = [];
  const seen = new Set<string>();
  for (const path of await yamlFiles(folder, 'questions')) {
    const file = await open(path);
    const head = file?.parse(deckHeadSchema);
    if (!file || !head) continue;
    file.knowOnly(['title', 'section', 'questions']);
    const questions = file.entries(questionSchema, 'questions').map((entry) => ({ ...entry, file }));
    const kept = check
      .unique(questions, seen)
      .filter((one) => check.sources(one) && check.all(one, 'term', one.value.terms, 'terms'));
    if (!check.has('section', head.section))
      check.say({ value: head, file, path: [] }, 'section', head.section, 'section');
    decks.push({
      id: basename(path, '.yaml'),
      title: head.title,
      section: head.section,
      questions: kept.map(({ value }) => value),
    });
  }

  return {
    ...course,
    id: basename(folder),
    outline: sections.map(({ value }) => value),
    terms: terms.map((one) => ({ ...one.value, ...check.links(one, 'term', one.value.related, 'related') })),
    comparisons: check
      .unique(await listed('comparisons.yaml', 'comparisons', comparisonSchema))
      .filter((one) => check.all(one, 'term', [one.value.a, one.value.b], 'a') && check.figure(one))
      .filter((one) => one.value.criteria.every((criterion, index) => check.sources(within(one, criterion, index))))
      .map(({ value }) => value),
    debates: check
      .unique(await listed('debates.yaml', 'debates', debateTopicSchema))
      .filter((one) => check.sources(one) && check.figure(one))
      .map(({ value }) => value),
    figures,
    decks,
  };
}

async function readFigures(folder: string, open: (path: string) => Promise<CourseFile | null>) {
  const figures: Figure[] = [];
  for (const path of await yamlFiles(folder, 'figures')) {
    const figure = (await open(path))?.parse(figureFileSchema);
    if (figure) figures.push({ ...figure, id: basename(path, '.yaml') });
  }
  return figures;
}

/** A criterion of a comparison, where it stands. */
const within = <T>({ file, path }: Entry<unknown>, value: T, index: number): Entry<T> => ({
  value,
  file,
  path: [...path, 'criteria', index],
});

/** The YAML files of a sub-folder, by name; none when there is no such folder. */
async function yamlFiles(folder: string, sub: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, sub)).catch(() => []);
  return names
    .filter((one) => one.endsWith('.yaml'))
    .sort()
    .map((one) => join(sub, one));
}

async function isThere(folder: string, path: string): Promise<boolean> {
  return (await readdir(folder)).includes(path);
}

/** What the entries of a course may name, and the saying of what they name in vain. */
class References {
  readonly #locale: Locale;
  readonly #ids = new Map<string, ReadonlySet<string>>();

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  known(
    kind: string,
    things: readonly ({ readonly id: string } | { readonly value: { readonly id: string } })[],
  ): void {
    this.#ids.set(kind, new Set(things.map((one) => ('value' in one ? one.value.id : one.id))));
  }

  has(kind: string, id: string): boolean {
    return this.#ids.get(kind)?.has(id) ?? false;
  }

  say({ file, path }: Entry<unknown>, kind: string, id: string, key: string): void {
    file.fault([...path, key], libraryWords.unknownReference(this.#locale, { kind, id }));
  }

  /** Those whose id comes first; the others are said. */
  unique<T extends { id: string }>(entries: readonly Entry<T>[], seen = new Set<string>()): Entry<T>[] {
    return entries.filter(({ value, file, path }) => {
      if (!seen.has(value.id)) return Boolean(seen.add(value.id));
      file.fault([...path, 'id'], libraryWords.twice(this.#locale, { id: value.id }));
      return false;
    });
  }

  /** Whether all the things named exist; those that do not are said. */
  all(entry: Entry<unknown>, kind: string, ids: readonly string[], key: string): boolean {
    const unknown = ids.filter((id) => !this.has(kind, id));
    for (const id of unknown) this.say(entry, kind, id, key);
    return unknown.length === 0;
  }

  sources(entry: Entry<{ readonly sources: readonly string[] }>): boolean {
    return this.all(entry, 'source', entry.value.sources, 'sources');
  }

  /** Says a figure that is not there; what names it is served without it. */
  figure(entry: Entry<{ readonly figure?: string | undefined }>): true {
    const { figure } = entry.value;
    if (figure !== undefined) this.all(entry, 'figure', [figure], 'figure');
    return true;
  }

  /** Related things that exist; a link in vain is dropped and said, what carries it stays. */
  links(entry: Entry<unknown>, kind: string, ids: readonly string[], key: string): { readonly related: string[] } {
    this.all(entry, kind, ids, key);
    return { related: ids.filter((id) => this.has(kind, id)) };
  }
}
