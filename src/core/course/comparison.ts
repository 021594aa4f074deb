import { z } from 'zod';
import { coversSchema, idSchema, wordsSchema } from './words.ts';

/** Two terms held against each other, criterion by criterion. `a` and `b` are term ids. */
export const comparisonSchema = z.strictObject({
  id: idSchema,
  a: idSchema,
  b: idSchema,
  title: wordsSchema(80),
  criteria: z
    .array(
      z.strictObject({
        name: wordsSchema(40),
        a: wordsSchema(220),
        b: wordsSchema(220),
        sources: z.array(idSchema).min(1),
        covers: coversSchema,
      }),
    )
    .min(1)
    .max(10),
  /** What to remember. */
  conclusion: wordsSchema(400),
  figure: idSchema.optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
