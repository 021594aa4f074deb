import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { ActivityId } from '../ids.ts';
import type { Block, View } from '../view.ts';
import { note, paragraph } from '../view.ts';
import type { Ended, Quiz } from './quiz-state.ts';

/** The end of a quiz: the first ten, the class's own score, and the way to one's recap. */
export function podiumView(quiz: Quiz, ended: Ended, id: ActivityId, locale: Locale): View {
  const label = ended.why === 'finished' ? quizWords.endLabel(locale) : quizWords.stoppedLabel(locale);
  const head = { label, title: quiz.title[locale] };
  if (ended.people === 0) return { ...head, blocks: [paragraph(quizWords.nobodyPlayed(locale))] };
  const caption = `${quizWords.players(locale, { count: ended.people })} ${quizWords.classScore(locale, { percent: classPercent(quiz) })}`;
  const numbers = new Intl.NumberFormat(locale);
  const places = ended.top.map(({ rank, name, points }) => ({ rank, name, points: numbers.format(points) }));
  const said = ended.top
    .slice(0, 3)
    .map(({ rank, name, points }) => quizWords.placeAlt(locale, { rank, name, points }));
  const blocks: Block[] = [
    {
      kind: 'picture',
      picture: { kind: 'podium', title: quiz.title[locale], caption, places },
      alt: quizWords.podiumAlt(locale, { places: said.join(' · ') }),
    },
    {
      kind: 'table',
      head: [quizWords.rank(locale), quizWords.name(locale), quizWords.points(locale)],
      rows: places.map(({ rank, name, points }) => ({ cells: [String(rank), name, points] })),
      numeric: [0, 2],
    },
    note(caption),
    {
      kind: 'buttons',
      buttons: [
        { kind: 'press', press: `show:${id}:recap`, label: quizWords.recapButton(locale), primary: true, own: true },
      ],
    },
  ];
  return { ...head, blocks };
}

/** The share of all answers that were right, in whole percent, 0 to 100. */
export function classPercent(quiz: Quiz): number {
  const answered = quiz.results.reduce((sum, result) => sum + result.answered, 0);
  const right = quiz.results.reduce((sum, result) => sum + result.right, 0);
  return answered === 0 ? 0 : Math.round((100 * right) / answered);
}
