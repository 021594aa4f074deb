import { resolve } from 'node:path';
import type { Question } from '../../src/core/course/question.ts';
import { isRight } from '../../src/core/course/question.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Locale } from '../../src/locales/locale.ts';

/** Courses of the story's own, to be put in `CONTENT_DIR`. */
export const coursesFolder = resolve(import.meta.dirname, 'courses');

/** What somebody who knows the course answers: letters to pick, or words to write. */
export type Known =
  | {
      readonly kind: 'one' | 'true-false' | 'several';
      readonly right: readonly string[];
      readonly wrong: readonly string[];
    }
  | { readonly kind: 'text' | 'number'; readonly words: string };

/** Reads the answer to the question a board shows: `board` is its text with lines like "A  Some choice". */
export async function openAnswers(locale: Locale): Promise<(board: string) => Known> {
  const { library } = await openLibrary([resolve('content'), coursesFolder], locale);
  const questions = library.courses().flatMap((course) => course.decks.flatMap((deck) => deck.questions));
  return (board) => {
    const squeezed = squeeze(board);
    const question = questions
      .filter((one) => squeezed.includes(squeeze(one.prompt[locale])))
      .sort(byLength(locale))[0];
    if (!question) throw new Error(`no question of the course is on this board:\n${board}`);
    return known(question, board, locale);
  };
}

const byLength = (locale: Locale) => (a: Question, b: Question) => b.prompt[locale].length - a.prompt[locale].length;

/** A text without the marks a platform puts around it. */
const squeeze = (text: string) => text.replace(/[\\*_`~|]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ');

function known(question: Question, board: string, locale: Locale): Known {
  if (question.kind === 'text') return { kind: 'text', words: question.answers[locale][0] ?? '' };
  if (question.kind === 'number')
    return { kind: 'number', words: String(question.answer).replace('.', locale === 'fr' ? ',' : '.') };
  const texts =
    question.kind === 'true-false'
      ? { right: [yesNo(question.answer, locale)], wrong: [yesNo(!question.answer, locale)] }
      : {
          right: question.options.filter(isRight).map((option) => option.text[locale]),
          wrong: question.options.filter((option) => !isRight(option)).map((option) => option.text[locale]),
        };
  const letters = (all: readonly string[]) => all.map((text) => letterOf(text, board));
  return { kind: question.kind, right: letters(texts.right), wrong: letters(texts.wrong) };
}

const yesNo = (yes: boolean, locale: Locale) => (locale === 'fr' ? (yes ? 'Vrai' : 'Faux') : yes ? 'True' : 'False');

function letterOf(text: string, board: string): string {
  const wanted = squeeze(text).trim();
  for (const line of board.split('\n').map(squeeze)) {
    const found = /^\W*([A-F])[\s.):–-]+(.*?)\W*$/u.exec(line.trim());
    if (found?.[1] && squeeze(found[2] ?? '').trim() === wanted.replace(/\W*$/u, '')) return found[1];
  }
  throw new Error(`the choice "${text}" is not on this board:\n${board}`);
}
