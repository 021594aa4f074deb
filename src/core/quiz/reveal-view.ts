import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { ActivityId } from '../ids.ts';
import type { Bar, Block, View } from '../view.ts';
import { letterAt, paragraph, strong } from '../view.ts';
import { choicesOf, misconceptionAt, modelAnswer, rightPlaces } from './question-view.ts';
import type { Quiz, QuizResult, QuizRound } from './quiz-state.ts';
import type { RoundTally } from './tally.ts';

/** A settled round: how the class answered, what is right and why, and the trap most fell into. */
export function revealView(quiz: Quiz, index: number, id: ActivityId, locale: Locale): View {
  const round = quiz.rounds[index];
  const result = quiz.results[index];
  if (!round || !result) throw new RangeError(`round ${index} is not settled`);
  const prompt = round.question.prompt[locale];
  const bars = barsOf(round, result, locale);
  const label = quizWords.revealLabel(locale, { number: index + 1, total: quiz.rounds.length });
  return {
    label,
    title: prompt,
    blocks: [
      {
        kind: 'picture',
        picture: {
          kind: 'bars',
          label,
          caption: quizWords.answered(locale, { count: result.answered }),
          title: prompt,
          bars,
        },
        alt: barsAlt(prompt, bars, locale),
      },
      paragraph(strong(quizWords.theAnswer(locale, { answer: modelAnswer(round, locale) }))),
      ...reasons(round, result, locale),
      {
        kind: 'buttons',
        buttons: [{ kind: 'press', press: `show:${id}:own-${index}`, label: quizWords.ownButton(locale), own: true }],
      },
    ],
  };
}

/** How a round was answered, right and wrong. */
export function barsOf(round: QuizRound, result: RoundTally, locale: Locale): readonly Bar[] {
  const right = new Set(rightPlaces(round));
  const choices = choicesOf(round, locale);
  if (choices.length > 0) {
    return choices.map(({ letter, text }, place) => ({
      letter,
      text,
      count: result.counts[place] ?? 0,
      right: right.has(place),
    }));
  }
  return [
    { letter: null, text: modelAnswer(round, locale), count: result.counts[0] ?? 0, right: true },
    { letter: null, text: quizWords.otherAnswers(locale), count: result.counts[1] ?? 0, right: false },
  ];
}

/** The same in words. */
export function barsAlt(prompt: string, bars: readonly Bar[], locale: Locale): string {
  const said = bars.map((bar) =>
    quizWords.barAlt(locale, {
      text: bar.letter ? `${bar.letter}, ${bar.text}` : bar.text,
      count: bar.count,
      right: bar.right ? 'yes' : 'no',
    }),
  );
  return quizWords.barsAlt(locale, { prompt, bars: said.join(' · ') });
}

function reasons(round: QuizRound, result: QuizResult, locale: Locale): readonly Block[] {
  const right = rightPlaces(round).map(letterAt).join(', ');
  const why = right ? quizWords.whyLetter(locale, { letter: right }) : quizWords.why(locale);
  const blocks: Block[] = [paragraph(strong(why), round.question.explanation[locale])];
  const trap = worstTrap(round, result);
  const misconception = trap === null ? null : misconceptionAt(round, trap, locale);
  if (trap !== null && misconception) {
    blocks.push(paragraph(strong(quizWords.trap(locale, { letter: letterAt(trap) })), misconception));
  }
  return blocks;
}

/** The wrong choice most people took; null when nobody fell. */
export function worstTrap(round: QuizRound, result: RoundTally): number | null {
  const right = new Set(rightPlaces(round));
  let worst: number | null = null;
  for (const place of round.order.keys()) {
    const count = result.counts[place] ?? 0;
    if (!right.has(place) && count > 0 && count > (worst === null ? 0 : (result.counts[worst] ?? 0))) worst = place;
  }
  return worst;
}
