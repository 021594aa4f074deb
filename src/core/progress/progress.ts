import type { Course } from '../course/course.ts';
import type { Question } from '../course/question.ts';
import type { PersonId } from '../ids.ts';

/** What somebody has shown of what they know. */
export interface Progress {
  /** How much of each question of a course (0 to 1) was right when the person last met it, by the question's id. */
  of(person: PersonId, course: string): Promise<ReadonlyMap<string, number>>;
}

/** One part of a course's outline, and how somebody did on its questions. */
export interface Part {
  readonly title: Question['prompt'];
  readonly right: number;
  readonly missed: number;
  readonly total: number;
}

/** The parts of a course that have questions, in teaching order. */
export function partsOf(course: Course, shares: ReadonlyMap<string, number>): readonly Part[] {
  return course.outline.flatMap(({ id, title }): Part[] => {
    const questions = course.decks.filter(({ section }) => section === id).flatMap((deck) => deck.questions);
    if (questions.length === 0) return [];
    const met = questions.flatMap((question) => shares.get(question.id) ?? []);
    const right = met.filter((share) => share === 1).length;
    return [{ title, right, missed: met.length - right, total: questions.length }];
  });
}

/** The questions of a course that were not all right when last met, in teaching order. */
export function missedOf(course: Course, shares: ReadonlyMap<string, number>): readonly Question[] {
  return course.decks.flatMap((deck) => deck.questions).filter(({ id }) => (shares.get(id) ?? 1) < 1);
}
