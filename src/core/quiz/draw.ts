import type { Course } from '../course/course.ts';
import type { Question } from '../course/question.ts';
import type { Random } from '../ports.ts';
import type { QuizRound } from './quiz-state.ts';

/** Items in an order drawn by chance (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random.next() * (last + 1));
    const held = all[last] as T;
    all[last] = all[pick] as T;
    all[pick] = held;
  }
  return all;
}

/** The questions a quiz may draw from: of one deck or (null) of all, of one level or (undefined) of all. */
export function questionsOf(course: Course, deck: string | null, level: number | undefined): readonly Question[] {
  return course.decks
    .filter((one) => deck === null || one.id === deck)
    .flatMap((one) => one.questions)
    .filter((question) => level === undefined || question.level === level);
}

/**
 * Draws the rounds of a quiz: what the room was asked least often comes first, so that a deck is used up before anything
 * repeats; questions and choices are in an order drawn by chance. At most `count` rounds.
 */
export function drawRounds(
  questions: readonly Question[],
  count: number,
  asked: ReadonlyMap<string, number>,
  random: Random,
): readonly QuizRound[] {
  const fresh = shuffled(questions, random).sort((one, other) => (asked.get(one.id) ?? 0) - (asked.get(other.id) ?? 0));
  return shuffled(fresh.slice(0, count), random).map((question) => ({ question, order: orderOf(question, random) }));
}

/** True comes before false everywhere; other choices are shuffled; words and numbers have none. */
function orderOf(question: Question, random: Random): number[] {
  if (question.kind === 'true-false') return [0, 1];
  if (!('options' in question)) return [];
  return shuffled([...question.options.keys()], random);
}
