import { access, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Course } from '../core/course/course.ts';
import type { Library } from '../core/ports.ts';
import { libraryWords } from '../locales/library.ts';
import type { Locale } from '../locales/locale.ts';
import type { Fault } from './fault.ts';
import { readCourse } from './read-course.ts';

/**
 * Opens the courses in some folders: each sub-folder with a `course.yaml`, or the folder itself when it has one. Of two
 * courses with one id the first is kept. What cannot be used is left out and said; nothing that a file holds throws.
 */
export async function openLibrary(
  folders: readonly string[],
  locale: Locale,
): Promise<{ readonly library: Library; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const courses = new Map<string, Course>();
  for (const folder of folders) {
    for (const path of await courseFolders(folder, faults, locale)) {
      const id = basename(path);
      if (courses.has(id)) {
        faults.push({ file: join(id, 'course.yaml'), line: 1, problem: libraryWords.sameCourse(locale, { id }) });
        continue;
      }
      const course = await readCourse(path, id, faults, locale);
      if (course) courses.set(id, course);
    }
  }
  const all = [...courses.values()];
  return { library: { courses: () => all, course: (id) => courses.get(id) ?? null }, faults };
}

async function courseFolders(folder: string, faults: Fault[], locale: Locale): Promise<readonly string[]> {
  if (await hasCourse(folder)) return [folder];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const inside = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name))
      .sort();
    const found = await Promise.all(inside.map(async (path) => ((await hasCourse(path)) ? [path] : [])));
    return found.flat();
  } catch {
    faults.push({ file: folder, line: 1, problem: libraryWords.noFolder(locale) });
    return [];
  }
}

async function hasCourse(folder: string): Promise<boolean> {
  return access(join(folder, 'course.yaml')).then(
    () => true,
    () => false,
  );
}
