import { z } from 'zod';
import { idSchema, wordsSchema } from './words.ts';

/** Stack diagrams side by side: layers bottom first, one of them marked. Box texts stay short (22 characters). `id` is the file's name. */
export const figureSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema(60),
  /** What the picture says, for those who cannot see it. */
  alt: wordsSchema(1000),
  stacks: z
    .array(
      z.strictObject({
        title: wordsSchema(24),
        caption: wordsSchema(40),
        layers: z
          .array(
            z.strictObject({
              role: z.enum(['hardware', 'host', 'platform', 'guest', 'app']),
              boxes: z.array(wordsSchema(22)).min(1).max(3),
              marked: z.boolean().default(false),
            }),
          )
          .min(2)
          .max(6),
      }),
    )
    .min(1)
    .max(3),
});
export type Figure = z.infer<typeof figureSchema>;
