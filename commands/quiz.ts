import { z } from 'zod';
import type { Call, Command, CommandGroup } from '../src/core/command.ts';
import { command, option } from '../src/core/command.ts';
import { deckNamed, suggestDecks } from '../src/core/course/deck-named.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { UserError } from '../src/core/errors.ts';
import { activityId } from '../src/core/ids.ts';
import type { Tutor } from '../src/core/ports.ts';
import { desk, mustHaveStarted, steer } from '../src/core/press.ts';
import { drawRounds, questionsOf } from '../src/core/quiz/draw.ts';
import { openQuiz, questionOf, quizSchema } from '../src/core/quiz/quiz-state.ts';
import { scorings } from '../src/core/quiz/scoring.ts';
import type { Button } from '../src/core/view.ts';
import { paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';
import type { Words } from '../src/locales/locale.ts';

const secondsAllowed = (seconds: number) => seconds === 0 || seconds >= 5;

const start = command({
  name: { fr: 'lancer', en: 'start' },
  summary: { fr: 'Lancer un quiz ici', en: 'Start a quiz here' },
  audience: 'instructor',
  asksFirst: true,
  form: z.object({
    deck: option(z.string().max(100).optional(), {
      label: { fr: 'Série', en: 'Deck' },
      summary: {
        fr: 'Une série de questions ; sans réponse, tout le cours',
        en: 'A deck of questions; the whole course if left empty',
      },
      suggest: suggestDecks,
      listed: true,
    }),
    questions: option(z.number().int().min(1).max(50).default(10), {
      label: { fr: 'Questions', en: 'Questions' },
      summary: { fr: 'Combien de questions, de 1 à 50', en: 'How many questions, from 1 to 50' },
    }),
    seconds: option(z.number().int().min(0).max(300).refine(secondsAllowed).default(20), {
      label: { fr: 'Temps par question', en: 'Time for each question' },
      summary: {
        fr: 'Secondes par question, de 5 à 300 ; 0 : sans cloche',
        en: 'Seconds a question, from 5 to 300; 0: no bell',
      },
    }),
    level: option(z.number().int().min(1).max(3).optional(), {
      label: { fr: 'Niveau', en: 'Level' },
      summary: { fr: 'Un seul niveau, de 1 à 3', en: 'One level only, from 1 to 3' },
    }),
    scoring: option(z.enum(scorings).default('speed'), {
      label: { fr: 'Points', en: 'Points' },
      summary: { fr: 'Ce qui donne des points', en: 'What gives points' },
      labels: {
        speed: { fr: 'justesse et vitesse', en: 'right and fast' },
        accuracy: { fr: 'justesse seule', en: 'right only' },
      },
    }),
    lobby: option(z.number().int().min(0).max(300).default(10), {
      label: { fr: 'Annonce', en: 'Lobby' },
      summary: {
        fr: 'Secondes d’annonce avant la première question',
        en: 'Seconds of notice before the first question',
      },
    }),
  }),
  async run(tutor, call, { deck, questions, seconds, level, scoring, lobby }) {
    const course = await courseOf(tutor, call);
    const drawn = deckNamed(course, deck);
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
  summary: { fr: 'Où en est le quiz, pour toi seul', en: 'Where the quiz is, for you alone' },
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
    const view = await desk(tutor, call, id);
    return [{ to: 'caller', view: { ...view, blocks: [paragraph(lines.filter(Boolean).join(' ')), ...view.blocks] } }];
  },
});

const mostResults = 10;

const results = command({
  name: { fr: 'résultats', en: 'results' },
  summary: { fr: 'Les derniers quiz, question par question', en: 'The last quizzes, question by question' },
  audience: 'instructor',
  form: z.object({}),
  async run(tutor, call) {
    const endings = await tutor.activities.endedIn(call.room, 'quiz', mostResults);
    const date = new Intl.DateTimeFormat(call.locale, { dateStyle: 'medium', timeStyle: 'short' });
    const buttons = endings.flatMap(({ snapshot, at }): Button[] => {
      const quiz = quizSchema.safeParse(snapshot.state);
      if (!quiz.success) return [];
      const label = `${date.format(at)}, ${quiz.data.title[call.locale]}`;
      return [{ kind: 'press', press: `show:${snapshot.id}:desk`, label, forInstructor: true }];
    });
    const title = commandWords.resultsTitle(call.locale);
    if (buttons.length === 0)
      return [{ to: 'caller', view: { title, blocks: [paragraph(commandWords.noResults(call.locale))] } }];
    return [{ to: 'caller', view: { title, blocks: [{ kind: 'buttons', buttons }] } }];
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
    results,
  ],
};

function runningQuiz(tutor: Tutor, call: Call) {
  const snapshot = tutor.referee.runningIn(call.room);
  const quiz = snapshot?.kind === 'quiz' ? quizSchema.safeParse(snapshot.state) : null;
  if (!snapshot || !quiz?.success) throw new UserError(commandWords.noQuiz);
  return { id: snapshot.id, quiz: quiz.data };
}

function said(text: string) {
  return [{ to: 'caller', view: { title: '', blocks: [paragraph(text)] } }] as const;
}
