import { z } from 'zod';
import type { CourseRule } from '../../locales/library.ts';
import { coversSchema, idSchema, wordListsSchema, wordsSchema } from './words.ts';

const common = {
  id: idSchema,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  prompt: wordsSchema(280),
  explanation: wordsSchema(600),
  /** Terms to review when it was missed. */
  terms: z.array(idSchema).max(3).default([]),
  sources: z.array(idSchema).min(1),
  covers: coversSchema,
};

const rightOption = z.strictObject({ text: wordsSchema(70), right: z.literal(true) });
/** `misconception`: one sentence that says which wrong idea leads here. */
const wrongOption = z.strictObject({ text: wordsSchema(70), misconception: wordsSchema(240) });
const options = z.array(z.union([rightOption, wrongOption]));
export type Option = z.infer<typeof options>[number];

/** Whether an option is right. */
export const isRight = (option: Option): option is z.infer<typeof rightOption> => 'right' in option;

const rightCount = (all: readonly Option[]) => all.filter(isRight).length;

/** The five types of question. Texts of options fit a button on every platform. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('one'),
    options: options
      .min(3)
      .max(6)
      .refine((all) => rightCount(all) === 1, 'oneRight' satisfies CourseRule),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('several'),
    options: options
      .min(4)
      .max(6)
      .refine((all) => rightCount(all) >= 2 && rightCount(all) < all.length, 'severalRight' satisfies CourseRule),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('true-false'),
    answer: z.boolean(),
    /** The wrong idea behind the wrong side. */
    misconception: wordsSchema(240),
  }),
  /** `answers`: what is accepted, the first one being the model; either language is accepted in both. */
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    answers: wordListsSchema(60).refine(
      (lists) => lists.fr.length > 0 && lists.en.length > 0,
      'answerInEach' satisfies CourseRule,
    ),
  }),
  /** Right when the distance to `answer` is at most `tolerance`. */
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: wordsSchema(20).optional(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** `questions/<deck>.yaml`: questions that go together. `section` is the part of the outline they belong to; `id` is the file's name. */
export const deckSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema(60),
  section: idSchema,
  questions: z.array(questionSchema),
});
export type Deck = z.infer<typeof deckSchema>;
