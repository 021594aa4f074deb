import { z } from 'zod';
import type { CourseRule } from '../../locales/library.ts';
import { visible } from '../visible.ts';

/** The name of a thing in course files: lower-case letters, digits and hyphens, at most 48. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'idForm' satisfies CourseRule)
  .max(48);

/** A text of 1 to `max` characters that can be seen. */
const text = (max: number) => z.string().overwrite(visible).trim().min(1).max(max);

/** One text in both languages, each between 1 and `max` characters. */
export const wordsSchema = (max: number) => z.strictObject({ fr: text(max), en: text(max) });

/** Lists of words in both languages: other names, accepted answers. */
export const wordListsSchema = (max: number) => z.strictObject({ fr: z.array(text(max)), en: z.array(text(max)) });

/** Claims of the course page that an entry covers: C1, C2 … */
export const coversSchema = z.array(z.string().regex(/^[CV]\d+$/)).default([]);
