import { z } from 'zod';
import { idSchema, wordsSchema } from './words.ts';

/** A question without one right answer to click, for a two-vote debate. */
export const debateTopicSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema(70),
  prompt: wordsSchema(400),
  options: z
    .array(
      z.strictObject({
        text: wordsSchema(60),
        /** A neutral reminder of what choosing it means. */
        reminder: wordsSchema(120),
        /** The best case for it, to open the discussion with. */
        argument: wordsSchema(300),
        /** The misconception that may stand behind it, or what it gets right. */
        misconception: wordsSchema(400),
      }),
    )
    .min(2)
    .max(6),
  hint: wordsSchema(400),
  model: wordsSchema(1500),
  figure: idSchema.optional(),
  sources: z.array(idSchema).min(1),
  covers: z.array(z.string()).default([]),
});
export type DebateTopic = z.infer<typeof debateTopicSchema>;
