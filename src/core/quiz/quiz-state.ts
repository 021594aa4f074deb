import { z } from 'zod';
import { answerWindowSchema, openWindow } from '../answer-window.ts';
import { questionSchema } from '../course/question.ts';
import type { Instant } from '../ids.ts';
import { scorings } from './scoring.ts';

const words = z.object({ fr: z.string(), en: z.string() });

const lobby = z.object({ kind: z.literal('lobby'), until: z.number() });
const question = z.object({
  kind: z.literal('question'),
  round: z.number(),
  window: answerWindowSchema,
  /** Set when the quiz ends with this question, and why. */
  last: z.enum(['stopped', 'lost']).nullable(),
});
const reveal = z.object({
  kind: z.literal('reveal'),
  round: z.number(),
  until: z.number(),
  last: z.enum(['stopped', 'lost']).nullable(),
});
const paused = z.object({
  kind: z.literal('paused'),
  /** The phase that goes on after the pause. */
  phase: z.discriminatedUnion('kind', [lobby, question, reveal]),
  /** When it was paused: on the clock of whoever did, and on ours. */
  at: z.number(),
  since: z.number(),
  /** What was left of the phase; null without a bell. */
  leftMs: z.number().nullable(),
  reason: z.enum(['instructor', 'unreachable']),
});
const ended = z.object({
  kind: z.literal('ended'),
  why: z.enum(['finished', 'stopped', 'lost']),
  people: z.number(),
  /** The first ten; equal points share a rank. */
  top: z.array(z.object({ person: z.string(), name: z.string(), points: z.number(), rank: z.number() })),
  /** Everybody's points, most first: a rank can be told from them without a name. */
  scores: z.array(z.number()).default([]),
});

const round = z.object({
  question: questionSchema,
  /** `order[place]`: the option shown at a place. Empty for words and numbers. */
  order: z.array(z.number()),
});

const result = z.object({
  /** People a choice as shown; for words and numbers: right ones, other ones. */
  counts: z.array(z.number()),
  answered: z.number(),
  /** Answers that were wholly right. */
  right: z.number(),
  /** Which of the question's messages was the last. */
  take: z.number(),
});

/** A quiz from its lobby to its podium, as it is stored. */
export const quizSchema = z.object({
  version: z.literal(1),
  title: words,
  /** Milliseconds of notice before the first question; 0: there was none. */
  lobbyMs: z.number(),
  /** Milliseconds a question; null: the instructor moves on. */
  windowMs: z.number().nullable(),
  scoring: z.enum(scorings),
  rounds: z.array(round).min(1),
  /** One a settled round, in order. */
  results: z.array(result),
  /** When it was steered last, on the clock of whoever did. */
  movedAt: z.number().default(0),
  phase: z.discriminatedUnion('kind', [lobby, question, reveal, paused, ended]),
});

export type Quiz = z.infer<typeof quizSchema>;
export type QuizRound = z.infer<typeof round>;
export type QuizResult = z.infer<typeof result>;
export type Phase = Quiz['phase'];
export type Lobby = z.infer<typeof lobby>;
export type QuestionPhase = z.infer<typeof question>;
export type Reveal = z.infer<typeof reveal>;
export type Paused = z.infer<typeof paused>;
export type Ended = z.infer<typeof ended>;

/** The question that answers are taken for, also while it is paused: answers made before the pause still arrive. */
export function questionOf(phase: Phase): QuestionPhase | null {
  if (phase.kind === 'question') return phase;
  return phase.kind === 'paused' && phase.phase.kind === 'question' ? phase.phase : null;
}

/** A quiz that begins: with its lobby, or with its first question where there is none. */
export function openQuiz(
  quiz: Pick<Quiz, 'title' | 'lobbyMs' | 'windowMs' | 'scoring' | 'rounds'>,
  now: Instant,
): Quiz {
  const phase: Phase =
    quiz.lobbyMs > 0
      ? { kind: 'lobby', until: now + quiz.lobbyMs }
      : { kind: 'question', round: 0, window: openWindow(quiz.windowMs, now), last: null };
  return { ...quiz, version: 1, results: [], movedAt: 0, phase };
}
