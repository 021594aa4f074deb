import type { Body } from '../activity.ts';
import { normalize } from '../course/normalize.ts';
import type { Question } from '../course/question.ts';
import { isRight } from '../course/question.ts';
import { isSlipOf } from './spelling.ts';

const longestWords = 200;

/**
 * How much of an answer is right, 0 to 1. `order[place]` is the option shown at a place (true-false: 0 is true). Several
 * right answers: `max((right − wrong)/k, 0)` for k right options. Words may carry a slip; numbers a tolerance.
 */
export function shareOf(question: Question, order: readonly number[], body: Body): number {
  switch (question.kind) {
    case 'text':
      return body.kind === 'words' && isAccepted(question, body.words) ? 1 : 0;
    case 'number':
      return body.kind === 'words' && isNear(question, body.words) ? 1 : 0;
    case 'true-false':
      return body.kind === 'choices' && (order[body.choices[0] ?? -1] === 0) === question.answer ? 1 : 0;
    case 'one':
    case 'several': {
      if (body.kind !== 'choices') return 0;
      const k = question.options.filter(isRight).length;
      const chosen = new Set(body.choices);
      let score = 0;
      for (const place of chosen) {
        const option = question.options[order[place] ?? -1];
        score += option && isRight(option) ? 1 : -1;
      }
      return Math.max(score / k, 0);
    }
  }
}

/** Whether a body is an answer to the question at all: places that are shown, once each; one of them where one is right; some words. */
export function isValid(question: Question, order: readonly number[], body: Body): boolean {
  if (question.kind === 'text' || question.kind === 'number') {
    return body.kind === 'words' && body.words.trim().length > 0 && body.words.length <= longestWords;
  }
  if (body.kind !== 'choices' || body.choices.length === 0) return false;
  if (question.kind !== 'several' && body.choices.length !== 1) return false;
  const shown = body.choices.every((place) => Number.isInteger(place) && place >= 0 && place < order.length);
  return shown && new Set(body.choices).size === body.choices.length;
}

function isAccepted(question: Question & { kind: 'text' }, words: string): boolean {
  const typed = normalize(words);
  return [...question.answers.fr, ...question.answers.en].some((answer) => isSlipOf(typed, normalize(answer)));
}

function isNear(question: Question & { kind: 'number' }, words: string): boolean {
  const number = numberIn(words);
  if (number === null) return false;
  // A hair of slack: 0.1 + 0.2 is not 0.3 in binary.
  const slack = Number.EPSILON * 8 * Math.max(1, Math.abs(question.answer));
  return Math.abs(number - question.answer) <= question.tolerance + slack;
}

/** The number somebody typed, with a decimal comma or point, spaces between thousands and a unit or not; null when there is none. */
export function numberIn(words: string): number | null {
  const text = words.trim().replace(/(?<=\d)[\s\u00a0\u202f’'](?=\d{3}(?!\d))/g, '');
  const found = /^([−+-]?)(\d+)(?:[.,](\d+))?\s*[\p{L}%°/²³ ]*\.?$/u.exec(text);
  if (!found) return null;
  const [, sign, whole, fraction = ''] = found;
  const number = Number(`${whole}.${fraction || '0'}`);
  return sign === '-' || sign === '−' ? -number : number;
}
