import { z } from 'zod';
import { command, option } from '../src/core/command.ts';
import { termButtons, termView } from '../src/core/course/course-views.ts';
import { openGlossary } from '../src/core/course/glossary.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import type { View } from '../src/core/view.ts';
import { paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';

/** What a word of the course means. */
export const define = command({
  name: { fr: 'définir', en: 'define' },
  summary: { fr: 'Ce que veut dire un mot du cours', en: 'What a word of the course means' },
  audience: 'everyone',
  form: z.object({
    term: option(z.string().min(1).max(100), {
      summary: { fr: 'Le mot, comme il te vient', en: 'The word, as it comes to you' },
      async suggest(tutor, call, typed) {
        const terms = openGlossary(await courseOf(tutor, call)).complete(typed, call.locale);
        return terms.map((term) => ({ value: term.name[call.locale], label: term.name[call.locale] }));
      },
    }),
    show: option(z.boolean().default(false), {
      summary: { fr: 'Montrer la réponse à tout le monde', en: 'Show the answer to everyone' },
    }),
  }),
  async run(tutor, call, { term: typed, show }) {
    const course = await courseOf(tutor, call);
    const found = openGlossary(course).find(typed);
    if ('term' in found) {
      const { locale } = show ? await tutor.rooms.settings(call.room) : call;
      return [{ to: show ? 'room' : 'caller', view: termView(course, found.term, locale) }];
    }
    const unknown = paragraph(commandWords.unknownTerm(call.locale, { typed }));
    const view: View =
      found.near.length === 0
        ? { title: '', blocks: [unknown] }
        : {
            title: '',
            blocks: [unknown, paragraph(commandWords.didYouMean(call.locale)), termButtons(found.near, call.locale)],
          };
    return [{ to: 'caller', view }];
  },
});
