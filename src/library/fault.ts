import type { z } from 'zod';
import { courseRules, libraryWords } from '../locales/library.ts';
import type { Locale } from '../locales/locale.ts';

/** Something wrong in a course: where (the file, and its line counted from 1), and what, in words for a teacher. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

/** A zod issue in a teacher's words; `valueAt` finds what stands at a path. */
export function problemOf(
  issue: z.core.$ZodIssue,
  valueAt: (path: readonly PropertyKey[]) => unknown,
  locale: Locale,
): string {
  const path = issue.path.map(String).join('.') || '…';
  const value = valueAt(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return libraryWords.unknownKey(locale, { key: issue.keys.join(', ') });
    case 'invalid_type':
      if (value === undefined) return libraryWords.missing(locale, { path });
      return issue.expected === 'string'
        ? libraryWords.textWanted(locale, { path })
        : libraryWords.wrong(locale, { path, cause: issue.message });
    case 'too_big':
      if (typeof value === 'string')
        return libraryWords.tooLong(locale, { path, length: value.length, most: Number(issue.maximum) });
      return libraryWords.tooMany(locale, { path, most: Number(issue.maximum) });
    case 'too_small':
      if (typeof value === 'string') return libraryWords.empty(locale, { path });
      return libraryWords.tooFew(locale, { path, least: Number(issue.minimum) });
    default:
      return value === undefined
        ? libraryWords.missing(locale, { path })
        : libraryWords.wrong(locale, { path, cause: saidBy(issue, locale) });
  }
}

/** A rule of ours is named by the schema; the others are said by zod itself. */
function saidBy({ message }: z.core.$ZodIssue, locale: Locale): string {
  return message in courseRules ? courseRules[message as keyof typeof courseRules](locale) : message;
}

/** The issue to tell: inside a union, that of the branch that came closest. */
export function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => a.length - b.length);
  const best = branches[0]?.[0];
  return best ? deepest({ ...best, path: [...issue.path, ...best.path] }) : issue;
}
