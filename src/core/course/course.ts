import { z } from 'zod';
import type { comparisonSchema } from './comparison.ts';
import type { debateTopicSchema } from './debate-topic.ts';
import type { figureSchema } from './figure.ts';
import type { deckSchema } from './question.ts';
import type { termSchema } from './term.ts';
import { idSchema, wordsSchema } from './words.ts';

/** Where a fact comes from. */
export const sourceSchema = z.strictObject({
  title: z.string().min(1).max(150),
  publisher: z.string().min(1).max(80),
  url: z.url({ protocol: /^https$/, normalize: true }),
});
export type Source = z.infer<typeof sourceSchema>;

/** One part of a course's outline, in teaching order. `videos` are YouTube ids. */
export const sectionSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema(80),
  summary: wordsSchema(400),
  videos: z.array(z.strictObject({ youtube: z.string().regex(/^[\w-]{11}$/), title: wordsSchema(100) })).default([]),
  terms: z.array(idSchema).default([]),
  sources: z.array(idSchema).default([]),
});
export type Section = z.infer<typeof sectionSchema>;

/** `course.yaml`: what the course is, its outline and the sources every other file cites by key. */
export const courseFileSchema = z.strictObject({
  title: wordsSchema(60),
  summary: wordsSchema(400),
  sources: z.record(idSchema, sourceSchema),
  outline: z.array(sectionSchema).min(1),
});

/** A course as it is taught. `id` is its folder's name. */
export interface Course extends z.infer<typeof courseFileSchema> {
  readonly id: string;
  readonly terms: readonly z.infer<typeof termSchema>[];
  readonly comparisons: readonly z.infer<typeof comparisonSchema>[];
  readonly decks: readonly z.infer<typeof deckSchema>[];
  readonly debates: readonly z.infer<typeof debateTopicSchema>[];
  readonly figures: readonly z.infer<typeof figureSchema>[];
}
