import { z } from 'zod';
import { answerWindowSchema } from '../answer-window.ts';
import { sourceSchema } from '../course/course.ts';
import { debateTopicSchema } from '../course/debate-topic.ts';
import { figureSchema } from '../course/figure.ts';

const vote = z.object({
  kind: z.literal('vote'),
  /** First or second; also the round its responses are kept under. */
  round: z.union([z.literal(1), z.literal(2)]),
  window: answerWindowSchema,
  /** Set when the debate ends with this vote, and why. */
  last: z.enum(['stopped', 'lost']).nullable(),
});
const decide = z.object({ kind: z.literal('decide'), since: z.number() });
const discuss = z.object({ kind: z.literal('discuss'), since: z.number() });
const ended = z.object({ kind: z.literal('ended'), why: z.enum(['finished', 'stopped', 'lost']) });

/** Votes by option, in the order they are shown. */
const counts = z.array(z.number());

/** A debate from its first vote to its result, as it is stored. No person appears in it. */
export const debateSchema = z.object({
  version: z.literal(1),
  topic: debateTopicSchema,
  /** The stack diagram the answer is explained with. */
  figure: figureSchema.nullable(),
  sources: z.array(sourceSchema),
  voteMs: z.number(),
  /** Decides the order reasons are shown in, so that it says nothing of who wrote first. */
  seed: z.number(),
  first: counts.nullable(),
  second: counts.nullable(),
  /** Up to three anonymous reasons an option, the same number for each option that had votes. */
  reasons: z.array(z.array(z.string())),
  /** Whether the course's hint was given before the second vote. */
  hinted: z.boolean(),
  /** People who voted twice, and how many of them changed; `flows[from][to]`. */
  shift: z.object({ both: z.number(), moved: z.number(), flows: z.array(counts) }).nullable(),
  /** When it was steered last, on the clock of whoever did. */
  movedAt: z.number().default(0),
  phase: z.discriminatedUnion('kind', [vote, decide, discuss, ended]),
});

export type Debate = z.infer<typeof debateSchema>;
export type DebatePhase = Debate['phase'];
export type Vote = z.infer<typeof vote>;
export type DebateShift = NonNullable<Debate['shift']>;
