import type { Locale } from '../../locales/locale.ts';
import { quizWords } from '../../locales/quiz.ts';
import type { Board, Tally } from '../activity.ts';
import type { AnswerWindow } from '../answer-window.ts';
import { shownBell } from '../answer-window.ts';
import type { ActivityId } from '../ids.ts';
import type { Block, Button, View } from '../view.ts';
import { note, paragraph } from '../view.ts';
import { podiumView } from './podium-view.ts';
import { choicesOf } from './question-view.ts';
import type { Lobby, Paused, Phase, QuestionPhase, Quiz, QuizResult, QuizRound } from './quiz-state.ts';
import { revealView } from './reveal-view.ts';

/** The key of a round's message; every pause gives it a new one. */
export const questionKey = (round: number, take: number) => `question-${round + 1}${take > 0 ? `.${take}` : ''}`;

/** What a phase is called by the buttons that lead on from it. */
export const phaseKey = (phase: Phase): string =>
  phase.kind === 'question' || phase.kind === 'reveal' ? `${phase.kind}${phase.round + 1}` : phase.kind;

/** What a room sees of a quiz: every message it leaves behind as it should read for good, then the current one. */
export function quizBoards(quiz: Quiz, id: ActivityId, tally: Tally, locale: Locale): readonly Board[] {
  const { phase } = quiz;
  switch (phase.kind) {
    case 'lobby':
      return [{ key: 'lobby', view: lobbyView(quiz, id, phase, null, locale) }];
    case 'question':
      return [
        ...behind(quiz, id, phase.round, phase.window.take, locale),
        questionBoard(quiz, id, phase, null, tally, locale),
      ];
    case 'reveal':
      return revealBoards(quiz, phase.round, id, locale);
    case 'paused':
      return pausedBoards(quiz, id, phase, tally, locale);
    case 'ended':
      return [
        ...behind(quiz, id, quiz.results.length, 0, locale),
        { key: 'podium', view: podiumView(quiz, phase, id, locale) },
      ];
  }
}

function pausedBoards(quiz: Quiz, id: ActivityId, paused: Paused, tally: Tally, locale: Locale): readonly Board[] {
  const { phase } = paused;
  if (phase.kind === 'lobby') return [{ key: 'lobby', view: lobbyView(quiz, id, phase, paused, locale) }];
  if (phase.kind === 'question')
    return [
      ...behind(quiz, id, phase.round, phase.window.take, locale),
      questionBoard(quiz, id, phase, paused, tally, locale),
    ];
  return revealBoards(quiz, phase.round, id, locale, paused);
}

/** The messages before the current one: the lobby, each settled round, and a round's messages from before its pauses. */
function behind(quiz: Quiz, id: ActivityId, rounds: number, takes: number, locale: Locale): readonly Board[] {
  const lobby = { key: 'lobby', view: { ...lobbyHead(quiz, locale), blocks: [note(quizWords.lobbyOver(locale))] } };
  const settled = quiz.results
    .slice(0, rounds)
    .flatMap((result, round) => [
      ...movedBelow(quiz, round, result.take, locale),
      revealBoard(quiz, round, id, locale),
    ]);
  return [...(quiz.lobbyMs > 0 ? [lobby] : []), ...settled, ...movedBelow(quiz, rounds, takes, locale)];
}

function movedBelow(quiz: Quiz, round: number, takes: number, locale: Locale): readonly Board[] {
  return Array.from({ length: takes }, (_, take) => ({
    key: questionKey(round, take),
    view: { ...questionHead(quiz, round, locale), blocks: [note(quizWords.movedBelow(locale))] },
  }));
}

/** The reveal and, until the next question, what an instructor may do. */
function revealBoards(
  quiz: Quiz,
  round: number,
  id: ActivityId,
  locale: Locale,
  paused: Paused | null = null,
): readonly Board[] {
  const { key, view } = revealBoard(quiz, round, id, locale);
  const from = `reveal${round + 1}`;
  const moves = paused ? (['resume', 'stop'] as const) : (['skip', 'pause', 'stop'] as const);
  const blocks = [...view.blocks, ...steering(id, from, moves, locale)];
  const takes = quiz.results[round]?.take ?? 0;
  return [
    ...behind(quiz, id, round, 0, locale),
    ...movedBelow(quiz, round, takes, locale),
    { key, view: { ...view, blocks } },
  ];
}

/** A settled round never changes: its board is made once a language. */
const revealed = new WeakMap<QuizResult, Partial<Record<Locale, Board>>>();

function revealBoard(quiz: Quiz, round: number, id: ActivityId, locale: Locale): Board {
  const result = quiz.results[round];
  if (!result) throw new RangeError(`round ${round} is not settled`);
  const made = revealed.get(result) ?? {};
  revealed.set(result, made);
  made[locale] ??= { key: questionKey(round, result.take), view: revealView(quiz, round, id, locale) };
  return made[locale];
}

function lobbyHead(quiz: Quiz, locale: Locale) {
  return { label: quizWords.lobbyLabel(locale), title: quiz.title[locale] };
}

function lobbyView(quiz: Quiz, id: ActivityId, lobby: Lobby, paused: Paused | null, locale: Locale): View {
  const pace =
    quiz.windowMs === null
      ? quizWords.lobbyUntimed(locale)
      : quizWords.lobbyTimed(locale, { seconds: quiz.windowMs / 1000 });
  const scoring =
    quiz.scoring === 'accuracy' || quiz.windowMs === null ? quizWords.lobbyAccuracy : quizWords.lobbySpeed;
  return {
    ...lobbyHead(quiz, locale),
    blocks: [
      paragraph(`${quizWords.lobbyRules(locale, { questions: quiz.rounds.length })} ${pace}`),
      { kind: 'list', items: [[scoring(locale)], [quizWords.lobbySecret(locale)]] },
      paused
        ? stoppedClock(paused, quiz.lobbyMs, locale)
        : { kind: 'clock', until: lobby.until, totalMs: quiz.lobbyMs },
      ...steering(
        id,
        phaseKey(lobby),
        paused ? ['resume', 'stop'] : ['skip', 'stop'],
        locale,
        quizWords.startNow(locale),
      ),
    ],
  };
}

function questionHead(quiz: Quiz, round: number, locale: Locale, paused = false) {
  const place = { number: round + 1, total: quiz.rounds.length };
  return {
    label: paused ? quizWords.pausedLabel(locale, place) : quizWords.questionLabel(locale, place),
    title: quiz.rounds[round]?.question.prompt[locale] ?? '',
  };
}

function questionBoard(
  quiz: Quiz,
  id: ActivityId,
  phase: QuestionPhase,
  paused: Paused | null,
  tally: Tally,
  locale: Locale,
): Board {
  const round = quiz.rounds[phase.round];
  if (!round) throw new RangeError(`the quiz has no round ${phase.round}`);
  const more = phase.window.totalMs === null ? [] : (['more'] as const);
  const view: View = {
    ...questionHead(quiz, phase.round, locale, paused !== null),
    blocks: [
      ...answerBlocks(round, paused ? null : `${id}:${phase.round}`, locale),
      ...clockBlocks(phase.window, paused, locale),
      { kind: 'count', answered: tally.answered, text: quizWords.answered(locale, { count: tally.answered }) },
      ...steering(id, phaseKey(phase), paused ? ['resume', 'stop'] : ['skip', 'pause', ...more, 'stop'], locale),
    ],
  };
  return { key: questionKey(phase.round, phase.window.take), view };
}

/** How to answer: `place` is the activity and round that presses name; null when answers are only shown. */
function answerBlocks(round: QuizRound, place: string | null, locale: Locale): readonly Block[] {
  const { question } = round;
  const choices = choicesOf(round, locale);
  switch (question.kind) {
    case 'one':
    case 'true-false':
      return [{ kind: 'choices', choices, press: place && `answer:${place}` }];
    case 'several':
      return [
        note(quizWords.severalHint(locale)),
        place
          ? { kind: 'menu', choices, press: `answer:${place}`, placeholder: quizWords.pickSeveral(locale) }
          : { kind: 'choices', choices, press: null },
      ];
    case 'text':
    case 'number': {
      const hint =
        question.kind === 'text'
          ? quizWords.writeHint(locale)
          : question.unit
            ? quizWords.numberUnitHint(locale, { unit: question.unit[locale] })
            : quizWords.numberHint(locale);
      const button: Button = { kind: 'press', press: `form:${place}`, label: quizWords.write(locale), primary: true };
      return place ? [note(hint), { kind: 'buttons', buttons: [button] }] : [note(hint)];
    }
  }
}

function clockBlocks(window: AnswerWindow, paused: Paused | null, locale: Locale): readonly Block[] {
  if (paused) {
    const why = paused.reason === 'unreachable' ? quizWords.pausedUnreachable : quizWords.pausedByInstructor;
    return [stoppedClock(paused, window.totalMs ?? 0, locale), note(why(locale))];
  }
  if (window.bellAt === null || window.totalMs === null) return [note(quizWords.noBell(locale))];
  return [{ kind: 'clock', until: shownBell(window) ?? window.bellAt, totalMs: window.totalMs }];
}

function stoppedClock(paused: Paused, totalMs: number, locale: Locale): Block {
  return { kind: 'stopped-clock', leftMs: paused.leftMs ?? 0, totalMs, text: quizWords.pauseText(locale) };
}

/** What an instructor may do; going on leads on `from` a phase, so that a second click does not skip what comes next. */
function steering(
  id: ActivityId,
  from: string,
  moves: readonly ('skip' | 'pause' | 'resume' | 'more' | 'stop')[],
  locale: Locale,
  skip = quizWords.skip(locale),
): readonly Block[] {
  const labels = {
    skip,
    pause: quizWords.pause(locale),
    resume: quizWords.resume(locale),
    more: quizWords.more(locale),
    stop: quizWords.stop(locale),
  };
  const asksAgain = { question: quizWords.stopQuestion(locale), yes: labels.stop, no: quizWords.goOn(locale) };
  const buttons = moves.map(
    (move): Button => ({
      kind: 'press',
      press: move === 'skip' ? `steer:${id}:skip:${from}` : `steer:${id}:${move}`,
      label: labels[move],
      forInstructor: true,
      ...(move === 'stop' ? { asksAgain } : {}),
    }),
  );
  return [{ kind: 'buttons', buttons }];
}
