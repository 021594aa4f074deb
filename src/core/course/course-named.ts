import { commandWords } from '../../locales/commands.ts';
import type { OptionWords } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Library } from '../ports.ts';
import type { Course } from './course.ts';

/** The course somebody names by id or title, in either language. Throws a UserError that names those there are. */
export function courseNamed(library: Library, typed: string): Course {
  const wanted = typed.trim().toLowerCase();
  const courses = library.courses();
  const found = courses.find(({ id, title }) =>
    [id, ...Object.values(title)].some((name) => name.toLowerCase() === wanted),
  );
  if (found) return found;
  const known = courses.map(({ id }) => id).join(', ');
  throw new UserError((locale) => commandWords.unknownCourse(locale, { typed, known }));
}

/** Completes the name of a course. */
export const suggestCourses: OptionWords['suggest'] = async ({ library }, { locale }, typed) => {
  const wanted = typed.trim().toLowerCase();
  return library
    .courses()
    .map(({ id, title }) => ({ value: id, label: title[locale] }))
    .filter(({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted));
};
