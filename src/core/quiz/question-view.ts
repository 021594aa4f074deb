import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { Body } from '../activity.ts';
import { isRight } from '../course/question.ts';
import type { Choice } from '../view.ts';
import { letterAt } from '../view.ts';
import type { QuizRound } from './quiz-state.ts';

/** The choices of a round as the room sees them; none for words and numbers. */
export function choicesOf(round: QuizRound, locale: Locale): readonly Choice[] {
  return round.order.map((_, place) => ({ letter: letterAt(place), text: textAt(round, place, locale) }));
}

function textAt({ question, order }: QuizRound, place: number, locale: Locale): string {
  const index = order[place] ?? -1;
  if (question.kind === 'true-false') return index === 0 ? quizWords.true(locale) : quizWords.false(locale);
  return 'options' in question ? (question.options[index]?.text[locale] ?? '') : '';
}

/** The places of the right choices; none for words and numbers. */
export function rightPlaces({ question, order }: QuizRound): readonly number[] {
  const places = order.map((_, place) => place);
  if (question.kind === 'true-false') return places.filter((place) => (order[place] === 0) === question.answer);
  if (!('options' in question)) return [];
  return places.filter((place) => {
    const option = question.options[order[place] ?? -1];
    return option !== undefined && isRight(option);
  });
}

/** Why a wrong choice is wrong; null for a right one. */
export function misconceptionAt({ question, order }: QuizRound, place: number, locale: Locale): string | null {
  const index = order[place] ?? -1;
  if (question.kind === 'true-false') return (index === 0) === question.answer ? null : question.misconception[locale];
  if (!('options' in question)) return null;
  const option = question.options[index];
  return option && !isRight(option) ? option.misconception[locale] : null;
}

/** The model answer in words: "B, le noyau de l'hôte", or what was to be written. */
export function modelAnswer(round: QuizRound, locale: Locale): string {
  const { question } = round;
  if (question.kind === 'text') return question.answers[locale][0] ?? '';
  if (question.kind === 'number') {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: question.answer >= 10_000 });
    return question.unit
      ? `${number.format(question.answer)} ${question.unit[locale]}`
      : number.format(question.answer);
  }
  return rightPlaces(round)
    .map((place) => `${letterAt(place)}, ${textAt(round, place, locale)}`)
    .join(' · ');
}

/** An answer in few words: its letters, or what was written. */
export function shortAnswer(body: Body): string {
  return body.kind === 'words'
    ? body.words
    : [...body.choices]
        .sort((a, b) => a - b)
        .map(letterAt)
        .join(', ');
}
