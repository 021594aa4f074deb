import { z } from 'zod';
import type { OptionWords } from '../src/core/command.ts';
import { command, option } from '../src/core/command.ts';
import { comparisonView } from '../src/core/course/course-views.ts';
import { findComparison, openGlossary } from '../src/core/course/glossary.ts';
import { courseOf } from '../src/core/course/room-course.ts';
import { paragraph } from '../src/core/view.ts';
import { commandWords } from '../src/locales/commands.ts';

const suggestCompared: OptionWords['suggest'] = async (tutor, call, typed) => {
  const course = await courseOf(tutor, call);
  const compared = new Set(course.comparisons.flatMap(({ a, b }) => [a, b]));
  const terms = openGlossary(course).complete(typed, call.locale, course.terms.length);
  return terms
    .filter((term) => compared.has(term.id))
    .map((term) => ({ value: term.name[call.locale], label: term.name[call.locale] }));
};

/** Two notions held against each other, criterion by criterion. */
export const compare = command({
  name: { fr: 'comparer', en: 'compare' },
  summary: { fr: 'Deux notions, critère par critère', en: 'Two notions, criterion by criterion' },
  audience: 'everyone',
  form: z.object({
    a: option(z.string().min(1).max(100), {
      summary: { fr: 'La première', en: 'The first' },
      suggest: suggestCompared,
    }),
    b: option(z.string().min(1).max(100), {
      summary: { fr: 'La seconde', en: 'The second' },
      suggest: suggestCompared,
    }),
  }),
  async run(tutor, call, { a, b }) {
    const course = await courseOf(tutor, call);
    const comparison = findComparison(course, a, b);
    if (comparison) return [{ to: 'caller', view: comparisonView(course, comparison, call.locale) }];
    const items = course.comparisons.map((one) => [one.title[call.locale]]);
    const none = paragraph(commandWords.noComparison(call.locale, { a, b }));
    const there = [paragraph(commandWords.comparisonsAre(call.locale)), { kind: 'list', items } as const];
    return [{ to: 'caller', view: { title: '', blocks: items.length > 0 ? [none, ...there] : [none] } }];
  },
});
