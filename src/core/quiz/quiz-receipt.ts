import type { Locale } from '../../locales/locale.ts';
import { progressWords } from '../../locales/progress.ts';
import { quizWords, receiptWords } from '../../locales/quiz.ts';
import type { Attempt, Body, OwnRows, Receipt } from '../activity.ts';
import type { ActivityId } from '../ids.ts';
import { receiptText } from '../receipt-text.ts';
import type { Mark, Text, View } from '../view.ts';
import { note, paragraph, strong } from '../view.ts';
import { misconceptionAt, modelAnswer, shortAnswer } from './question-view.ts';
import type { Quiz } from './quiz-state.ts';

/** What somebody is told alone after an answer. */
export function quizReceipt(_quiz: Quiz, _id: ActivityId, _attempt: Attempt, receipt: Receipt, locale: Locale): View {
  return { title: '', blocks: [paragraph(...receiptText(receipt, shortAnswer, locale))] };
}

/** What `show:<quiz>:recap` and `show:<quiz>:own-<round>` tell one person; null for any other name. */
export function quizAside(quiz: Quiz, name: string, own: OwnRows, locale: Locale): View | null {
  if (name === 'recap') return recapView(quiz, own, locale);
  const round = /^own-(\d{1,2})$/.exec(name)?.[1];
  return round === undefined ? null : ownResultView(quiz, Number(round), own, locale);
}

/** How one person did on a settled round; null before its bell. */
function ownResultView(quiz: Quiz, index: number, { responses, awards }: OwnRows, locale: Locale): View | null {
  const round = quiz.rounds[index];
  const result = quiz.results[index];
  if (!round || !result) return null;
  const body = responses.find((response) => response.round === index)?.body;
  if (!body) return { title: receiptWords.ownNone(locale), blocks: [] };
  const award = awards.find((one) => one.round === index);
  const share = award?.share ?? 0;
  const title = share === 1 ? receiptWords.ownRight : share > 0 ? receiptWords.ownPartly : receiptWords.ownWrong;
  const [only, ...others] = body.kind === 'choices' ? body.choices : [];
  const alike = only === undefined || others.length > 0 ? 0 : (result.counts[only] ?? 0) - 1;
  const trap = only === undefined ? null : misconceptionAt(round, only, locale);
  return {
    title: title(locale),
    blocks: [
      paragraph(
        receiptWords.recapYours(locale, { answer: shortAnswer(body) }),
        receiptWords.ownPoints(locale, { points: award?.points ?? 0 }),
      ),
      ...(alike > 0 ? [note(receiptWords.sameAsYou(locale, { count: alike }))] : []),
      ...(trap ? [paragraph(trap)] : []),
    ],
  };
}

const markOf = (share: number): Mark => (share === 1 ? 'right' : share > 0 ? 'partly' : 'missed');

const shownMisses = 8;

/** One person's quiz, for that person alone: the score, the place, then what was missed and why. */
function recapView(quiz: Quiz, { responses, awards }: OwnRows, locale: Locale): View {
  const title = receiptWords.recapTitle(locale);
  if (quiz.phase.kind !== 'ended') return { title, blocks: [paragraph(receiptWords.notOver(locale))] };
  const { scores } = quiz.phase;
  if (responses.length === 0) return { title, blocks: [paragraph(receiptWords.recapNothing(locale))] };
  const shares = new Map(awards.map((award) => [award.round, award.share]));
  const points = awards.reduce((sum, award) => sum + award.points, 0);
  const rounds = quiz.results.map((_, round) => markOf(shares.get(round) ?? 0));
  const missed = rounds.flatMap((mark, round) => (mark === 'right' ? [] : [round]));
  const of = receiptWords.recapOf(locale, { total: rounds.length });
  const rank = 1 + scores.filter((score) => score > points).length;
  const place =
    scores.length > 0
      ? receiptWords.recapPlace(locale, { points, rank, people: scores.length })
      : quizWords.pointsOf(locale, { points });
  const answers = new Map(responses.map((response) => [response.round, response.body]));
  return {
    title,
    blocks: [
      { kind: 'score', value: String(rounds.length - missed.length), of, rounds },
      paragraph(strong(place)),
      missed.length === 0
        ? paragraph(receiptWords.recapAllRight(locale))
        : {
            kind: 'list',
            items: missed.slice(0, shownMisses).map((round) => missedText(quiz, round, answers.get(round), locale)),
          },
      ...(missed.length > shownMisses
        ? [note(receiptWords.recapMore(locale, { count: missed.length - shownMisses }))]
        : []),
      {
        kind: 'buttons',
        buttons: [{ kind: 'press', press: 'run:progress', label: progressWords.title(locale) }],
      },
    ],
  };
}

function missedText(quiz: Quiz, index: number, body: Body | undefined, locale: Locale): Text {
  const round = quiz.rounds[index];
  if (!round) throw new RangeError(`the quiz has no round ${index}`);
  const trap =
    body?.kind === 'choices' ? body.choices.map((place) => misconceptionAt(round, place, locale)).find(Boolean) : null;
  return [
    strong(`${round.question.prompt[locale]} `),
    body ? receiptWords.recapYours(locale, { answer: shortAnswer(body) }) : receiptWords.recapNone(locale),
    receiptWords.recapRight(locale, { answer: modelAnswer(round, locale) }),
    trap ?? round.question.explanation[locale],
  ];
}
