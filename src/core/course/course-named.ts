import type { OptionWords } from '../command.ts';
import type { Library } from '../ports.ts';
import type { Course } from './course.ts';

/** The course somebody names by id or title, in either language; undefined when there is none. */
export function courseNamed(library: Library, typed: string): Course | undefined {
  const wanted = typed.trim().toLowerCase();
  return library
    .courses()
    .find(({ id, title }) => [id, title.fr.toLowerCase(), title.en.toLowerCase()].includes(wanted));
}

/** Completes the name of a course. */
export const suggestCourses: OptionWords['suggest'] = async ({ library }, { locale }, typed) => {
  const wanted = typed.trim().toLowerCase();
  return library
    .courses()
    .map(({ id, title }) => ({ value: id, label: title[locale] }))
    .filter(({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted));
};
