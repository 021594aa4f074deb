import { z } from 'zod';
import { command, option } from '../src/core/command.ts';
import { courseNamed, suggestCourses } from '../src/core/course/course-named.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { progressView } from '../src/core/progress/progress-view.ts';

/** How far one is in a course, and what to look at again. */
export const progress = command({
  name: { fr: 'progrès', en: 'progress' },
  summary: { fr: 'Où tu en es, et ce qui reste à revoir', en: 'How far you are, and what to review' },
  audience: 'everyone',
  form: z.object({
    course: option(z.string().max(100).optional(), {
      summary: { fr: 'Le cours ; sans réponse, celui de ce salon', en: 'The course; this room’s if left empty' },
      suggest: suggestCourses,
      listed: true,
    }),
  }),
  async run(tutor, call, { course: named }) {
    const course = named ? courseNamed(tutor.library, named) : await courseOf(tutor, call);
    const shares = await tutor.progress.of(call.person, course.id);
    return [{ to: 'caller', view: progressView(course, shares, call.locale) }];
  },
});
