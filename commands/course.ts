import { z } from 'zod';
import type { CommandGroup } from '../src/core/command.ts';
import { command, option } from '../src/core/command.ts';
import { courseNamed, suggestCourses } from '../src/core/course/course-named.ts';
import { outlineView } from '../src/core/course/course-views.ts';
import { deckNamed, suggestDecks } from '../src/core/course/deck-named.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { UserError } from '../src/core/errors.ts';
import type { PersonId } from '../src/core/ids.ts';
import { platformOf } from '../src/core/ids.ts';
import { questionsOf } from '../src/core/quiz/draw.ts';
import { questionsView, successOf } from '../src/core/quiz/questions-view.ts';
import { quizSchema } from '../src/core/quiz/quiz-state.ts';
import { note, paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';
import { locales } from '../src/locales/locale.ts';

const show = command({
  name: { fr: 'voir', en: 'show' },
  summary: { fr: 'Le plan du cours et ses vidéos', en: 'The course’s outline and videos' },
  audience: 'everyone',
  form: z.object({}),
  run: async (tutor, call) => [{ to: 'caller', view: outlineView(await courseOf(tutor, call), call.locale) }],
});

const use = command({
  name: { fr: 'choisir', en: 'use' },
  summary: { fr: 'Choisir le cours et la langue de ce salon', en: 'Set this room’s course and language' },
  audience: 'instructor',
  form: z.object({
    name: option(z.string().min(1).max(100), {
      summary: { fr: 'Le cours', en: 'The course' },
      suggest: suggestCourses,
      listed: true,
    }),
    language: option(z.enum(locales).optional(), {
      summary: { fr: 'La langue des messages à tout le salon', en: 'The language of messages to the whole room' },
      labels: { fr: { fr: 'français', en: 'French' }, en: { fr: 'anglais', en: 'English' } },
    }),
  }),
  async run(tutor, call, { name, language }) {
    const course = courseNamed(tutor.library, name);
    await tutor.rooms.set(call.room, call.community, { course: course.id, ...(language ? { locale: language } : {}) });
    const { locale } = await tutor.rooms.settings(call.room);
    const text = commandWords.courseUsed(locale, { title: course.title[locale] });
    return [{ to: 'room', view: { title: '', blocks: [paragraph(text)] } }];
  },
});

const instructor = command({
  name: { fr: 'prof', en: 'instructor' },
  summary: { fr: 'Laisser quelqu’un mener la classe ici', en: 'Let someone lead the class here' },
  audience: 'instructor',
  form: z.object({
    person: option(z.string().min(1).max(100), { summary: { fr: 'Qui', en: 'Who' }, person: true }),
    remove: option(z.boolean().default(false), { summary: { fr: 'Ne plus le laisser', en: 'No longer let them' } }),
  }),
  async run(tutor, call, { person, remove }) {
    if (!person.startsWith(`${platformOf(call.person)}:`)) throw new UserError(commandWords.notAPerson);
    const allowed = person as PersonId;
    await tutor.rooms.allowInstructor(call.community, allowed, !remove);
    const said = remove ? commandWords.instructorRemoved : commandWords.instructorAdded;
    return [{ to: 'caller', view: { title: '', blocks: [paragraph(said(call.locale))] } }];
  },
});

const rememberedQuizzes = 50;
const questionsAPage = 15;

const questions = command({
  name: { fr: 'questions', en: 'questions' },
  summary: {
    fr: 'Les questions, leurs réponses et leur réussite',
    en: 'The questions, their answers and how they went',
  },
  audience: 'instructor',
  form: z.object({
    deck: option(z.string().max(100).optional(), {
      summary: {
        fr: 'Une série de questions ; sans réponse, tout le cours',
        en: 'A deck of questions; the whole course if left empty',
      },
      suggest: suggestDecks,
      listed: true,
    }),
    page: option(z.number().int().min(1).max(99).default(1), {
      summary: { fr: 'La page, dans les messageries', en: 'The page, in chat' },
    }),
  }),
  async run(tutor, call, { deck, page }) {
    const followed = await courseOf(tutor, call);
    const drawn = deckNamed(followed, deck);
    const endings = await tutor.activities.endedIn(call.room, 'quiz', rememberedQuizzes);
    const quizzes = endings
      .map(({ snapshot }) => quizSchema.safeParse(snapshot.state).data)
      .filter((quiz) => quiz !== undefined);
    const all = questionsOf(followed, drawn?.id ?? null, undefined);
    const title = (drawn ?? followed).title[call.locale];
    // A chat message holds a page of them; our own page holds them all.
    const pages = platformOf(call.room) === 'web' ? 1 : Math.ceil(all.length / questionsAPage);
    const size = Math.ceil(all.length / pages);
    const shown = Math.min(page, pages);
    const part = all.slice((shown - 1) * size, shown * size);
    const view = questionsView(title, part, successOf(quizzes), call.locale);
    if (pages === 1) return [{ to: 'caller', view }];
    const where = note(commandWords.questionsPage(call.locale, { page: shown, pages }));
    return [{ to: 'caller', view: { ...view, blocks: [...view.blocks, where] } }];
  },
});

/** The course a room follows, and who may lead. */
export const course: CommandGroup = {
  name: { fr: 'cours', en: 'course' },
  summary: { fr: 'Le cours de ce salon', en: 'This room’s course' },
  commands: [show, use, questions, instructor],
};
