import type { ActivityKind } from './activity.ts';
import { debateKind } from './debate/debate.ts';
import { quizKind } from './quiz/quiz.ts';

/** Keeps a kind's own state to itself: outside its folder a state is opaque. */
const opaque = <State>(kind: ActivityKind<State>) => kind as unknown as ActivityKind<unknown>;

/** Every kind of activity there is. */
export const activityKinds: readonly ActivityKind<unknown>[] = [opaque(quizKind), opaque(debateKind)];
