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
  // A hair of slack: 0.1 + 0.2 is not 0.3 in binary.
  const slack = Number.EPSILON * 8 * Math.max(1, Math.abs(question.answer));
  return numbersMeant(words).some((number) => Math.abs(number - question.answer) <= question.tolerance + slack);
}

const typedNumber = /^([−+-]?)\s*([\d.,\s’']*\d)\s*[\p{L}\p{Sc}%°/²³ ]*[.!]?$/u;

/** The ways to write digits, each with how it is read. */
const spellings: readonly (readonly [form: RegExp, read: (digits: string) => string])[] = [
  [/^\d*[.,]?\d+$/, (digits) => digits.replace(',', '.')],
  [/^\d{1,3}(?:[\s’']\d{3})+(?:[.,]\d+)?$/, (digits) => digits.replace(/[\s’']/g, '').replace(',', '.')],
  [/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, (digits) => digits.replaceAll('.', '').replace(',', '.')],
  [/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, (digits) => digits.replaceAll(',', '')],
];

/**
 * The numbers a typed text may mean, with a unit after it or not: none when it is not one, two when a sign may part
 * thousands or decimals ("1,000" is 1 and 1000).
 */
export function numbersMeant(words: string): readonly number[] {
  const [, sign = '', digits = ''] = typedNumber.exec(words.trim()) ?? [];
  return spellings
    .filter(([form]) => form.test(digits))
    .map(([, read]) => Number(read(digits)) * (/[−-]/.test(sign) ? -1 : 1))
    .filter(Number.isFinite);
}
