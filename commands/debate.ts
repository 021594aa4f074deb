import { z } from 'zod';
import type { Call, CommandGroup } from '../src/core/command.ts';
import { command, option } from '../src/core/command.ts';
import type { Course } from '../src/core/course/course.ts';
import type { DebateTopic } from '../src/core/course/debate-topic.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { openDebate } from '../src/core/debate/debate.ts';
import { UserError } from '../src/core/errors.ts';
import { activityId } from '../src/core/ids.ts';
import type { Tutor } from '../src/core/ports.ts';
import { mustHaveStarted, steer } from '../src/core/press.ts';
import { paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';

const start = command({
  name: { fr: 'lancer', en: 'start' },
  summary: { fr: 'Ouvrir un débat en deux votes', en: 'Open a debate in two votes' },
  audience: 'instructor',
  asksFirst: true,
  form: z.object({
    topic: option(z.string().max(100).optional(), {
      label: { fr: 'Débat', en: 'Debate' },
      summary: {
        fr: 'Le débat ; sans réponse, le premier du cours',
        en: 'The debate; the course’s first if left empty',
      },
      listed: true,
      async suggest(tutor, call, typed) {
        const { debates } = await courseOf(tutor, call);
        const wanted = typed.toLowerCase();
        return debates
          .map((topic) => ({ value: topic.id, label: topic.title[call.locale] }))
          .filter(({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted));
      },
    }),
    seconds: option(z.number().int().min(10).max(900).default(90), {
      label: { fr: 'Temps par vote', en: 'Time for each vote' },
      summary: { fr: 'Secondes pour voter, de 10 à 900', en: 'Seconds to vote, from 10 to 900' },
    }),
  }),
  async run(tutor, call, { topic: typed, seconds }) {
    const course = await courseOf(tutor, call);
    const topic = topicNamed(course, typed);
    const seed = Math.floor(tutor.random.next() * 2 ** 32);
    const figure = course.figures.find(({ id }) => id === topic.figure) ?? null;
    const sources = topic.sources.flatMap((id) => course.sources[id] ?? []);
    const state = openDebate({ topic, figure, sources, voteMs: seconds * 1_000, seed }, tutor.clock.now());
    const snapshot = {
      id: activityId(tutor.random.id()),
      kind: 'debate',
      state,
      rooms: [call.room],
      course: course.id,
      instructor: call.person,
    };
    mustHaveStarted(await tutor.referee.start(snapshot, call.community));
    return [{ to: 'caller', view: { title: '', blocks: [paragraph(commandWords.debateStarted(call.locale))] } }];
  },
});

const next = command({
  name: { fr: 'suivant', en: 'next' },
  summary: {
    fr: 'Clore le vote, faire discuter, ou voter de nouveau',
    en: 'Close the vote, have them discuss, or vote again',
  },
  audience: 'instructor',
  form: z.object({}),
  run: async (tutor, call) => steer(tutor, call, runningDebate(tutor, call), 'next'),
});

const stop = command({
  name: { fr: 'arrêter', en: 'stop' },
  summary: { fr: 'Arrêter le débat, avec son résultat', en: 'Stop the debate, with its result' },
  audience: 'instructor',
  form: z.object({}),
  run: async (tutor, call) => steer(tutor, call, runningDebate(tutor, call), 'stop'),
});

/** Debates in two votes. */
export const debate: CommandGroup = {
  name: { fr: 'débat', en: 'debate' },
  summary: { fr: 'Un débat en deux votes dans ce salon', en: 'A debate in two votes in this room' },
  commands: [start, next, stop],
};

function runningDebate(tutor: Tutor, call: Call) {
  const snapshot = tutor.referee.runningIn(call.room);
  if (snapshot?.kind !== 'debate') throw new UserError(commandWords.noDebate);
  return snapshot.id;
}

function topicNamed({ debates }: Course, typed: string | undefined): DebateTopic {
  const wanted = typed?.toLowerCase();
  const topic = wanted
    ? debates.find((one) => [one.id, one.title.fr.toLowerCase(), one.title.en.toLowerCase()].includes(wanted))
    : debates[0];
  if (topic) return topic;
  const known = debates.map((one) => one.id).join(', ') || '—';
  throw new UserError((locale) => commandWords.unknownTopic(locale, { typed: typed ?? '', known }));
}
