import { z } from 'zod';
import { coversSchema, idSchema, wordListsSchema, wordsSchema } from './words.ts';

/** A word of the course. `figure` names the stack diagram that shows it. */
export const termSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema(60),
  aliases: wordListsSchema(60).default({ fr: [], en: [] }),
  short: wordsSchema(200),
  long: wordsSchema(1200),
  related: z.array(idSchema).max(5).default([]),
  figure: idSchema.optional(),
  sources: z.array(idSchema).min(1),
  covers: coversSchema,
});
export type Term = z.infer<typeof termSchema>;
