import { z } from 'zod';
import type { Call, Command, CommandGroup } from '../src/core/command.ts';
import { command, option } from '../src/core/command.ts';
import type { Course } from '../src/core/course/course.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { UserError } from '../src/core/errors.ts';
import { activityId } from '../src/core/ids.ts';
import type { Tutor } from '../src/core/ports.ts';
import { mustHaveStarted, steer } from '../src/core/press.ts';
import { drawRounds, questionsOf } from '../src/core/quiz/draw.ts';
import { openQuiz, questionOf, quizSchema } from '../src/core/quiz/quiz-state.ts';
import { scorings } from '../src/core/quiz/scoring.ts';
import { paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';
import type { Words } from '../src/locales/locale.ts';
import { quizWords } from '../src/locales/quiz.ts';

const secondsAllowed = (seconds: number) => seconds === 0 || seconds >= 5;

const start = command({
  name: { fr: 'lancer', en: 'start' },
  summary: { fr: 'Lancer un quiz dans ce salon', en: 'Start a quiz in this room' },
  audience: 'instructor',
  asksFirst: true,
  form: z.object({
    deck: option(z.string().max(100).optional(), {
      summary: {
        fr: 'Une série de questions ; sans réponse, tout le cours',
        en: 'A deck of questions; the whole course if left empty',
      },
      async suggest(tutor, call, typed) {
        const { decks } = await courseOf(tutor, call);
        const wanted = typed.toLowerCase();
        return decks
          .map((deck) => ({ value: deck.id, label: deck.title[call.locale] }))
          .filter(({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted));
      },
    }),
    questions: option(z.number().int().min(1).max(50).default(10), {
      summary: { fr: 'Combien de questions, de 1 à 50', en: 'How many questions, from 1 to 50' },
    }),
    seconds: option(z.number().int().min(0).max(300).refine(secondsAllowed).default(20), {
      summary: {
        fr: 'Secondes par question, de 5 à 300 ; 0 : sans cloche',
        en: 'Seconds a question, from 5 to 300; 0: no bell',
      },
    }),
    level: option(z.number().int().min(1).max(3).optional(), {
      summary: { fr: 'Un seul niveau, de 1 à 3', en: 'One level only, from 1 to 3' },
    }),
    scoring: option(z.enum(scorings).default('speed'), {
      summary: { fr: 'Ce qui donne des points', en: 'What gives points' },
      labels: {
        speed: { fr: 'justesse et vitesse', en: 'right and fast' },
        accuracy: { fr: 'justesse seule', en: 'right only' },
      },
    }),
    lobby: option(z.number().int().min(0).max(300).default(10), {
      summary: {
        fr: 'Secondes d’annonce avant la première question',
        en: 'Seconds of notice before the first question',
      },
    }),
  }),
  async run(tutor, call, { deck, questions, seconds, level, scoring, lobby }) {
    const course = await courseOf(tutor, call);
    const drawn = deck === undefined || deck === '' ? null : deckNamed(course, deck);
    const asked = await tutor.rooms.asked(call.room, course.id);
    const rounds = drawRounds(questionsOf(course, drawn?.id ?? null, level), questions, asked, tutor.random);
    if (rounds.length === 0) throw new UserError(commandWords.noQuestion);
    const title = drawn?.title ?? course.title;
    const windowMs = seconds === 0 ? null : seconds * 1_000;
    const state = openQuiz(
      { title, lobbyMs: lobby * 1_000, windowMs, scoring, rounds: [...rounds] },
      tutor.clock.now(),
    );
    const snapshot = {
      id: activityId(tutor.random.id()),
      kind: 'quiz',
      state,
      rooms: [call.room],
      course: course.id,
      instructor: call.person,
    };
    mustHaveStarted(await tutor.referee.start(snapshot, call.community));
    return said(commandWords.quizStarted(call.locale, { questions: rounds.length }));
  },
});

const status = command({
  name: { fr: 'état', en: 'status' },
  summary: { fr: 'Où en est le quiz', en: 'Where the quiz is' },
  audience: 'instructor',
  form: z.object({}),
  async run(tutor, call) {
    const { id, quiz } = runningQuiz(tutor, call);
    const { phase } = quiz;
    const open = questionOf(phase);
    const round = open?.round ?? ('round' in phase ? phase.round : null);
    const place =
      round === null ? '' : commandWords.statusQuestion(call.locale, { number: round + 1, total: quiz.rounds.length });
    const lines = [
      phase.kind === 'lobby' ? commandWords.statusLobby(call.locale) : place,
      phase.kind === 'paused' ? commandWords.statusPaused(call.locale) : '',
      open ? commandWords.statusAnswered(call.locale, { count: await tutor.ledger.answered(id, open.round) }) : '',
    ];
    return said(lines.filter(Boolean).join(' '));
  },
});

function move(name: Words, summary: Words, what: string): Command {
  return command({
    name,
    summary,
    audience: 'instructor',
    form: z.object({}),
    run: async (tutor, call) => steer(tutor, call, runningQuiz(tutor, call).id, what),
  });
}

/** Timed quizzes in a room. */
export const quiz: CommandGroup = {
  name: { fr: 'quiz', en: 'quiz' },
  summary: { fr: 'Un quiz chronométré dans ce salon', en: 'A timed quiz in this room' },
  commands: [
    start,
    move(
      { fr: 'arrêter', en: 'stop' },
      { fr: 'Arrêter le quiz, avec son podium', en: 'Stop the quiz, with its podium' },
      'stop',
    ),
    move({ fr: 'pause', en: 'pause' }, { fr: 'Mettre le quiz en pause', en: 'Pause the quiz' }, 'pause'),
    move(
      { fr: 'reprendre', en: 'resume' },
      { fr: 'Reprendre avec le temps qui restait', en: 'Go on with the time that was left' },
      'resume',
    ),
    move(
      { fr: 'passer', en: 'skip' },
      { fr: 'Sonner la cloche, ou passer à la suite', en: 'Ring the bell, or go to what comes next' },
      'skip',
    ),
    status,
  ],
};

function runningQuiz(tutor: Tutor, call: Call) {
  const snapshot = tutor.referee.runningIn(call.room);
  const quiz = snapshot?.kind === 'quiz' ? quizSchema.safeParse(snapshot.state) : null;
  if (!snapshot || !quiz?.success) throw new UserError(commandWords.noQuiz);
  return { id: snapshot.id, quiz: quiz.data };
}

function deckNamed(course: Course, typed: string) {
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

function said(text: string) {
  return [{ to: 'caller', view: { title: '', blocks: [paragraph(text)] } }] as const;
}
