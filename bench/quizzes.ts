import { activityKinds } from '../src/core/activities.ts';
import { activityId, communityId, personId, roomId } from '../src/core/ids.ts';
import type { Clock, Logger, Outbox } from '../src/core/ports.ts';
import { openQuiz } from '../src/core/quiz/quiz-state.ts';
import { createReferee } from '../src/live/referee.ts';
import { systemClock } from '../src/live/system.ts';
import { smallCourse } from '../tests/support/courses.ts';
import { attemptOf, benchStore } from './ledger.ts';
import { figure, median, percentile } from './stats.ts';

export const quizzesHead = [
  '1,000 quizzes at once',
  'bell late p50 ms',
  'bell late p99 ms',
  'bell late max ms',
  'memory a quiz KB',
];

const quizzes = 1_000;
const bellMs = 5_000;
const startOverMs = 5_000;
const people = 5;
const quiet: Logger = { debug() {}, info() {}, warn() {}, error: (message, facts) => console.error(message, facts) };

/** A thousand quizzes whose bells ring all over the same five seconds; five people answer in each. */
export async function manyQuizzes(rounds: number): Promise<readonly string[][]> {
  const runs: Awaited<ReturnType<typeof once>>[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await once());
  const of = (key: keyof (typeof runs)[number]) => runs.map((one) => one[key]);
  return [
    ['two questions each', figure(of('p50')), figure(of('p99')), figure(of('max'), 0), figure(of('memoryKb'), 0)],
  ];
}

const kind = activityKinds.find((one) => one.kind === 'quiz');

async function once() {
  const { store, close } = await benchStore();
  const late: number[] = [];
  let count = 0;
  const outbox: Outbox = {
    async post() {
      count += 1;
      return { message: `m${count}`, at: Date.now() };
    },
    async replace() {},
    pace: (room) => ({ lane: room, everyMs: 1_000 }),
    missingPermissions: async () => [],
  };
  // A bell has rung when the step that settles the question is committed; it is late by the time since it was planned.
  const activities: typeof store.activities = {
    ...store.activities,
    async advance(snapshot, needs, decide, now) {
      const planned = kind?.nextTick(snapshot.state) ?? null;
      const after = await store.activities.advance(snapshot, needs, decide, now);
      if (after && needs.responses.length > 0 && planned !== null) late.push(Date.now() - planned);
      return after;
    },
  };
  const clock: Clock = systemClock;
  const referee = createReferee({
    ...store,
    activities,
    kinds: activityKinds,
    rows: store.boards,
    outbox,
    clock,
    log: quiet,
  });
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const questions = smallCourse.decks.flatMap((deck) => deck.questions).filter(({ kind }) => kind === 'one');
  const rounds = questions.slice(0, 2).map((question) => ({
    question,
    order: [0, 1, 2, 3].slice(0, 'options' in question ? question.options.length : 0),
  }));
  const start = Date.now();
  const started: Promise<unknown>[] = [];
  for (let index = 0; index < quizzes; index += 1) {
    const id = activityId(`q${index}`);
    const room = roomId('web', `r${index}`);
    const state = openQuiz(
      { title: smallCourse.title, lobbyMs: 0, windowMs: bellMs, scoring: 'speed', rounds },
      Date.now(),
    );
    started.push(
      referee.start(
        { id, kind: 'quiz', state, rooms: [room], course: 'bench', instructor: personId('web', 't') },
        communityId('web', 'page'),
      ),
    );
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, start + ((index + 1) * startOverMs) / quizzes - Date.now())),
    );
    for (let person = 0; person < people; person += 1)
      void Promise.all(started.slice(-1)).then(() => referee.respond(id, { ...attemptOf(person, Date.now()), room }));
  }
  await Promise.all(started);
  global.gc?.();
  const memoryKb = (process.memoryUsage().heapUsed - before) / 1_024 / quizzes;
  while (late.length < quizzes && Date.now() - start < 30_000) await new Promise((resolve) => setTimeout(resolve, 50));
  await referee.stop();
  await close();
  return { p50: median(late), p99: percentile(late, 0.99), max: Math.max(...late), memoryKb };
}
