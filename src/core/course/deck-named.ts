import { commandWords } from '../../locales/commands.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { OptionWords } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Course } from './course.ts';
import { courseOf } from './room-course.ts';

/** The deck somebody names by id or title, in either language; null for the whole course. Throws UserError when there is none. */
export function deckNamed(course: Course, typed: string | undefined): Course['decks'][number] | null {
  if (typed === undefined || typed === '') return null;
  const wanted = typed.toLowerCase();
  const names = new Set([course.id, course.title.fr.toLowerCase(), course.title.en.toLowerCase()]);
  if (names.has(wanted)) return null;
  const deck = course.decks.find((one) =>
    [one.id, one.title.fr.toLowerCase(), one.title.en.toLowerCase()].includes(wanted),
  );
  if (deck) return deck;
  const known = course.decks.map((one) => one.id).join(', ');
  throw new UserError((locale) =>
    commandWords.unknownDeck(locale, { typed, known: known || quizWords.wholeCourse(locale) }),
  );
}

/** Completes the name of a deck, or of the whole course. */
export const suggestDecks: OptionWords['suggest'] = async (tutor, call, typed) => {
  const { id, decks } = await courseOf(tutor, call);
  const wanted = typed.toLowerCase();
  const whole = { value: id, label: quizWords.wholeCourse(call.locale) };
  return [whole, ...decks.map((deck) => ({ value: deck.id, label: deck.title[call.locale] }))].filter(
    ({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted),
  );
};
