import { z } from 'zod';
import { command, option } from '../src/core/command.ts';
import { courseNamed, suggestCourses } from '../src/core/course/course-named.ts';
import type { StandingsQuery } from '../src/core/standings/standings.ts';
import { leaderboardView, ownPlaceView } from '../src/core/standings/standings-views.ts';

const everyCourse = new Set(['', 'all', 'tous', 'tout']);

/** The first ten of the room or of the community, and privately one's own place. */
export const leaderboard = command({
  name: { fr: 'classement', en: 'leaderboard' },
  summary: { fr: 'Les dix premières places, et la tienne en privé', en: 'The first ten places, and yours in private' },
  audience: 'everyone',
  form: z.object({
    scope: option(z.enum(['room', 'community']).default('room'), {
      summary: { fr: 'Ce salon, ou toute la communauté', en: 'This room, or the whole community' },
      labels: {
        room: { fr: 'ce salon', en: 'this room' },
        community: { fr: 'toute la communauté', en: 'whole community' },
      },
    }),
    period: option(z.enum(['week', 'month', 'all']).default('all'), {
      summary: { fr: 'Depuis quand', en: 'Since when' },
      labels: {
        week: { fr: 'la semaine', en: 'this week' },
        month: { fr: 'le mois', en: 'this month' },
        all: { fr: 'le début', en: 'the beginning' },
      },
    }),
    course: option(z.string().max(100).default('all'), {
      summary: { fr: 'Un seul cours ; sans réponse, tous', en: 'One course only; all if left empty' },
      suggest: suggestCourses,
    }),
  }),
  async run(tutor, call, { scope, period, course }) {
    const found = everyCourse.has(course.toLowerCase()) ? null : courseNamed(tutor.library, course);
    const query: StandingsQuery = {
      scope: scope === 'room' ? call.room : call.community,
      period,
      course: found?.id ?? null,
      now: tutor.clock.now(),
    };
    const [places, people, around, { locale }] = await Promise.all([
      tutor.standings.top(query, 10),
      tutor.standings.people(query),
      tutor.standings.around(query, call.person),
      tutor.rooms.settings(call.room),
    ]);
    return [
      { to: 'room', view: leaderboardView(places, people, period, locale) },
      { to: 'caller', view: ownPlaceView(around, call.person, call.locale) },
    ];
  },
});
