import type { Body } from '../activity.ts';

/** The longest reason, in characters. */
export const longestReason = 200;

/** Whether a body is a vote for one of `options`, with a reason that is short enough or none. */
export function isBallot(body: Body, options: number): boolean {
  if (body.kind !== 'choices' || body.choices.length !== 1) return false;
  const [choice] = body.choices;
  if (choice === undefined || !Number.isInteger(choice) || choice < 0 || choice >= options) return false;
  return body.reason === undefined || (body.reason.length > 0 && body.reason.length <= longestReason);
}
