import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Course } from '../../src/core/course/course.ts';

/** The text of each file of a course by its path in the course’s folder. */
export type Files = Readonly<Record<string, string>>;

/** What stands in each file that somebody would write for a course. */
export function valuesOf(course: Course): Readonly<Record<string, unknown>> {
  const { title, summary, sources, outline, terms, comparisons, decks, debates } = course;
  return {
    'course.yaml': { title, summary, sources, outline },
    'glossary.yaml': { terms },
    'comparisons.yaml': { comparisons },
    'debates.yaml': { debates },
    ...Object.fromEntries(decks.map(({ id, ...deck }) => [`questions/${id}.yaml`, deck])),
  };
}

export const asYaml = (values: Readonly<Record<string, unknown>>): Files =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [path, stringify(value)]));

/** Writes a course into a folder of its own. */
export function writeCourse(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
