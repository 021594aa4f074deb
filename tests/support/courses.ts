import type { Course } from '../../src/core/course/course.ts';
import type { Question } from '../../src/core/course/question.ts';

const words = (text: string) => ({ fr: `${text} (fr)`, en: text });

const common = (id: string) => ({
  id,
  level: 1 as const,
  prompt: words(`Prompt of ${id}?`),
  explanation: words(`Explanation of ${id}.`),
  terms: ['kernel'],
  sources: ['docs'],
  covers: [],
});

/** A question with one right answer among four: "right" and "wrong 1" to "wrong 3". */
export const oneQuestion = (id: string): Question => ({
  ...common(id),
  kind: 'one',
  options: [
    { text: words('right'), right: true },
    { text: words('wrong 1'), misconception: words('because 1') },
    { text: words('wrong 2'), misconception: words('because 2') },
    { text: words('wrong 3'), misconception: words('because 3') },
  ],
});

export const severalQuestion = (id: string): Question => ({
  ...common(id),
  kind: 'several',
  options: [
    { text: words('right a'), right: true },
    { text: words('right b'), right: true },
    { text: words('wrong 1'), misconception: words('because 1') },
    { text: words('wrong 2'), misconception: words('because 2') },
  ],
});

export const trueFalseQuestion = (id: string): Question => ({
  ...common(id),
  kind: 'true-false',
  answer: true,
  misconception: words('because false'),
});

export const textQuestion = (id: string): Question => ({
  ...common(id),
  kind: 'text',
  answers: { fr: ['noyau', 'le noyau de l’hôte'], en: ['kernel'] },
});

export const numberQuestion = (id: string): Question => ({
  ...common(id),
  kind: 'number',
  answer: 2.5,
  tolerance: 0.1,
});

const term = (id: string, name: { fr: string; en: string }) => ({
  id,
  name,
  aliases: { fr: [], en: [] },
  short: words(`short of ${id}`),
  long: words(`long of ${id}`),
  related: [],
  sources: ['docs'],
  covers: [],
});

/** A course small enough to know by heart: six questions of all five types, three terms, one comparison, one debate. */
export const smallCourse: Course = {
  id: 'small',
  title: words('Small course'),
  summary: words('A course for tests.'),
  sources: { docs: { title: 'Docs', publisher: 'Somebody', url: 'https://example.org/' } },
  outline: [
    {
      id: 'first',
      title: words('First section'),
      summary: words('What it says.'),
      videos: [{ youtube: 'abcdefghijk', title: words('A video') }],
      terms: ['kernel'],
      sources: ['docs'],
    },
  ],
  terms: [
    term('hypervisor', { fr: 'Hyperviseur', en: 'Hypervisor' }),
    term('kernel', { fr: 'Noyau', en: 'Kernel' }),
    term('container', { fr: 'Conteneur', en: 'Container' }),
  ],
  comparisons: [
    {
      id: 'kernel-container',
      a: 'kernel',
      b: 'container',
      title: words('Kernel and container'),
      criteria: [{ name: words('What'), a: words('one'), b: words('many'), sources: ['docs'], covers: [] }],
      conclusion: words('Remember this.'),
    },
  ],
  decks: [
    {
      id: 'deck',
      title: words('The deck'),
      section: 'first',
      questions: [
        oneQuestion('one-1'),
        oneQuestion('one-2'),
        severalQuestion('several-1'),
        trueFalseQuestion('true-1'),
        textQuestion('text-1'),
        numberQuestion('number-1'),
      ],
    },
  ],
  debates: [
    {
      id: 'docker',
      title: { fr: 'Docker : type I ou II ?', en: 'Docker: type I or II?' },
      prompt: words('Which one?'),
      options: ['Type I', 'Type II', 'Neither'].map((text) => ({
        text: words(text),
        reminder: words(`reminder of ${text}`),
        argument: words(`argument for ${text}`),
        misconception: words(`behind ${text}`),
      })),
      hint: words('Think of the kernel.'),
      model: words('Neither.'),
      sources: ['docs'],
      covers: [],
    },
  ],
  figures: [],
};

/** The small course with only some of its questions. */
export function courseWith(questions: readonly Question[]): Course {
  return {
    ...smallCourse,
    decks: [{ id: 'deck', title: words('The deck'), section: 'first', questions: [...questions] }],
  };
}
