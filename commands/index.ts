import type { CommandEntry } from '../src/core/command.ts';
import { compare } from './compare.ts';
import { course } from './course.ts';
import { debate } from './debate.ts';
import { define } from './define.ts';
import { helpFor } from './help.ts';
import { leaderboard } from './leaderboard.ts';
import { progress } from './progress.ts';
import { projector } from './projector.ts';
import { quiz } from './quiz.ts';

const teaching: readonly CommandEntry[] = [define, compare, quiz, debate, leaderboard, progress, course, projector];

/** Everything people can type, in the order help shows it. */
export const commands: readonly CommandEntry[] = [...teaching, helpFor(teaching)];
