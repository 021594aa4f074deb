import type { Locale } from '../../locales/locale.ts';
import { progressWords } from '../../locales/progress.ts';
import type { Course } from '../course/course.ts';
import { termButtons } from '../course/course-views.ts';
import type { Block, View } from '../view.ts';
import { note, paragraph, strong } from '../view.ts';
import { missedOf, partsOf } from './progress.ts';

const shownMissed = 5;
const shownTerms = 5;

/** How far somebody is in a course, and what to look at again, for that person alone. */
export function progressView(course: Course, shares: ReadonlyMap<string, number>, locale: Locale): View {
  const label = course.title[locale];
  const title = progressWords.title(locale);
  const parts = partsOf(course, shares).map((part) => ({ ...part, title: part.title[locale] }));
  const sum = (count: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + count(part), 0);
  const right = sum((part) => part.right);
  const missed = sum((part) => part.missed);
  const total = sum((part) => part.total);
  if (right + missed === 0) return { label, title, blocks: [paragraph(progressWords.nothingYet(locale))] };
  const legend = [
    progressWords.right(locale, { count: right }),
    progressWords.missed(locale, { count: missed }),
    progressWords.unseen(locale, { count: total - right - missed }),
  ] as const;
  const alt = [`${legend.join(', ')}.`, ...parts.map((part) => progressWords.part(locale, part))].join(' ');
  return {
    label,
    title,
    blocks: [
      { kind: 'picture', picture: { kind: 'parts', title, legend, parts }, alt },
      ...again(course, shares, locale),
    ],
  };
}

/** What was missed, with the terms that explain it a press away. */
function again(course: Course, shares: ReadonlyMap<string, number>, locale: Locale): readonly Block[] {
  const missed = missedOf(course, shares);
  if (missed.length === 0) return [paragraph(progressWords.nothingMissed(locale))];
  const wanted = new Set(missed.flatMap(({ terms }) => terms));
  const terms = course.terms.filter(({ id }) => wanted.has(id)).slice(0, shownTerms);
  const more = missed.length - shownMissed;
  return [
    paragraph(strong(progressWords.again(locale))),
    { kind: 'list', items: missed.slice(0, shownMissed).map(({ prompt }) => [prompt[locale]]) },
    ...(more > 0 ? [note(progressWords.more(locale, { count: more }))] : []),
    ...(terms.length > 0 ? [termButtons(terms, locale)] : []),
  ];
}
