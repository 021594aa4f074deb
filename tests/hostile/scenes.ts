import type { ActivityEvent } from '../../src/core/activity.ts';
import { graceMs } from '../../src/core/answer-window.ts';
import type { Question } from '../../src/core/course/question.ts';
import { debateKind, openDebate } from '../../src/core/debate/debate.ts';
import { voteKey } from '../../src/core/debate/debate-board.ts';
import { roomId } from '../../src/core/ids.ts';
import { quizKind, revealMs } from '../../src/core/quiz/quiz.ts';
import { questionKey } from '../../src/core/quiz/quiz-board.ts';
import { openQuiz } from '../../src/core/quiz/quiz-state.ts';
import { smallCourse } from '../support/courses.ts';
import type { Scene } from './stand.ts';
import { scene } from './stand.ts';

/** Stands in every text that nobody but its owner may read yet, and in no other. */
export const hidden = 'HIDDEN';
/** An answer that is a number, and as hidden. */
export const hiddenNumber = 918_273_645;
/** Stands in a question that only its own room has been shown. */
export const promptIn = (room: string) => `PROMPT-${room}.`;

export const windowMs = 20_000;
const bellInMs = 9_500;
/** How long before now a question was paused or its bell rung early. */
export const cutMs = 500;

const secondAskedMs = 1_000;

export type QuestionKind = Question['kind'];

/** What an open round takes: so many choices, one or several of them, or (null) words. */
export interface Open {
  readonly round: number;
  readonly choices: number | null;
  readonly several: boolean;
  /** The last instant of a click in time. */
  readonly until: number;
}

export interface Played extends Scene {
  readonly open: Open | null;
}

const words = (text: string) => ({ fr: text, en: text });
const places = (count: number) => Array.from({ length: count }, (_, place) => place);

function question(id: string, kind: QuestionKind, prompt: string, mark: string): Question {
  const common = {
    id,
    level: 1 as const,
    prompt: words(prompt),
    explanation: words(`${mark} why`),
    terms: [],
    sources: ['docs'],
    covers: [],
  };
  const right = { text: words(`${mark} right`), right: true as const };
  const wrong = { text: words(`${mark} wrong`), misconception: words(`${mark} trap`) };
  switch (kind) {
    case 'one':
      return { ...common, kind, options: [right, wrong, wrong, wrong] };
    case 'several':
      return { ...common, kind, options: [right, right, wrong, wrong] };
    case 'true-false':
      return { ...common, kind, answer: true, misconception: words(`${mark} trap`) };
    case 'text':
      return { ...common, kind, answers: { fr: [`${mark} le mot`], en: [`${mark} word`] } };
    case 'number':
      return { ...common, kind, answer: hiddenNumber, tolerance: 0 };
  }
}

const choicesIn = (kind: QuestionKind) => (kind === 'true-false' ? 2 : kind === 'one' || kind === 'several' ? 4 : 0);
const round = (of: Question) => ({ question: of, order: places(choicesIn(of.kind)).reverse() });

/** A quiz of three questions whose second one, of `kind`, has been asked for a while; `more` then happens. */
function quizIn(name: string, kind: QuestionKind, now: number, more: readonly ActivityEvent[], open: boolean): Played {
  const room = roomId('web', name);
  const askedAt = now + bellInMs - windowMs;
  const began = askedAt - revealMs - graceMs - windowMs;
  const posted = (index: number, at: number) =>
    ({ kind: 'posted', room, board: questionKey(index, 0), at, now: at }) as const;
  const state = openQuiz(
    {
      title: words('A quiz'),
      lobbyMs: 0,
      windowMs,
      scoring: 'speed',
      rounds: [
        round(question(`${name}-0`, 'one', 'The one before', 'Shown')),
        round(question(`${name}-1`, kind, promptIn(name), open ? hidden : 'Shown')),
        round(question(`${name}-2`, 'several', `${hidden} The one after`, hidden)),
      ],
    },
    began,
  );
  const events: ActivityEvent[] = [
    posted(0, began),
    { kind: 'tick', now: began + windowMs + graceMs },
    { kind: 'tick', now: askedAt },
    posted(1, askedAt),
    ...more,
  ];
  const until = more.length > 0 ? now - cutMs : now + bellInMs;
  const choices = choicesIn(kind) || null;
  return {
    ...scene(name, quizKind, state, events),
    open: open ? { round: 1, choices, several: kind === 'several', until } : null,
  };
}

/** A debate in which `votes` were opened and what then happened. */
function debateIn(name: string, now: number, more: readonly ActivityEvent[], opened: 1 | 2 | null): Played {
  const [topic] = smallCourse.debates;
  if (!topic) throw new Error('the small course has a debate');
  const room = roomId('web', name);
  const began = now - windowMs - graceMs - 1_000;
  const at = opened === 1 ? now + bellInMs - windowMs : began;
  const hiddenTopic = { ...topic, hint: words(`${hidden} hint`), model: words(`${hidden} model`) };
  const state = openDebate({ topic: hiddenTopic, figure: null, sources: [], voteMs: windowMs, seed: 1 }, at);
  const asked: ActivityEvent = { kind: 'posted', room, board: voteKey(1), at, now: at };
  const open = opened && {
    round: opened,
    choices: topic.options.length,
    several: false,
    until: opened === 1 ? now + bellInMs : now - secondAskedMs + windowMs,
  };
  return { ...scene(name, debateKind, state, [asked, ...more]), open };
}

/** Quizzes and debates in every phase there is, as they stand at `now`. */
export function everyPhase(now: number): readonly Played[] {
  const move = (what: string, at = now - cutMs) => ({ kind: 'move', move: what, now: at, at }) as const;
  const bell = { kind: 'tick', now: now + bellInMs + graceMs } as const;
  const closed = { kind: 'tick', now } as const;
  const inRoom = (room: string, index: number) =>
    ({ kind: 'posted', room: roomId('web', room), board: voteKey(index), at: now - secondAskedMs, now }) as const;
  const lobby = openQuiz(
    {
      title: words('A quiz'),
      lobbyMs: 60_000,
      windowMs,
      scoring: 'speed',
      rounds: [round(question('lobby-0', 'one', `${hidden} first`, hidden))],
    },
    now - 1_000,
  );
  return [
    ...(['one', 'several', 'true-false', 'text', 'number'] as const).map((kind) =>
      quizIn(kind.replace('-', ''), kind, now, [], true),
    ),
    { ...scene('lobby', quizKind, lobby, []), open: null },
    quizIn('rung', 'one', now, [move('skip')], true),
    quizIn('paused', 'several', now, [move('pause')], true),
    quizIn('reveal', 'true-false', now, [bell], false),
    quizIn('ended', 'text', now, [move('stop'), bell, { ...bell, now: bell.now + 1 }], false),
    debateIn('vote1', now, [], 1),
    debateIn('decide', now, [closed], null),
    debateIn('discuss', now, [closed, move('discuss', now)], null),
    debateIn('vote2', now, [closed, move('hint', now), inRoom('vote2', 2)], 2),
    debateIn('over', now, [closed, move('explain', now)], null),
  ];
}
