import type { Response } from '../activity.ts';
import { shareOf } from './grading.ts';
import type { QuizRound } from './quiz-state.ts';

/** How a round is answered: people a choice as shown (for words and numbers: right ones, other ones), and how many wholly right. */
export interface RoundTally {
  readonly counts: number[];
  readonly answered: number;
  readonly right: number;
}

/** Counts the answers of a round. */
export function tallyOf({ question, order }: QuizRound, responses: readonly Response[]): RoundTally {
  const counts = order.length > 0 ? order.map(() => 0) : [0, 0];
  let right = 0;
  for (const { body } of responses) {
    const isRight = shareOf(question, order, body) === 1;
    if (isRight) right += 1;
    for (const place of body.kind === 'choices' ? body.choices : [isRight ? 0 : 1])
      counts[place] = (counts[place] ?? 0) + 1;
  }
  return { counts, answered: responses.length, right };
}
