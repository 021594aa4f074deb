import MiniSearch from 'minisearch';
import type { Locale } from '../../locales/locale.ts';
import { locales } from '../../locales/locale.ts';
import type { Comparison } from './comparison.ts';
import type { Course } from './course.ts';
import { normalize, numeralsOf } from './normalize.ts';
import type { Term } from './term.ts';

/** What looking a word up leads to: the term, or the nearest ones (none when nothing is near). */
export type Found = { readonly term: Term } | { readonly near: readonly Term[] };

/** A course's terms, to be looked up as people type them. */
export interface Glossary {
  /** By id, name or alias in either language, without case, accents and articles; else with typing errors. */
  find(typed: string): Found;
  /** Terms that complete what was typed, names that start with it first; all by name when nothing was typed. */
  complete(typed: string, locale: Locale, limit?: number): readonly Term[];
}

const mostNear = 3;
/** How far the best guess must be ahead of the next to be taken for what was meant. */
const clearlyAhead = 1.4;

const opened = new WeakMap<Course, Glossary>();

/** The glossary of a course, made once. */
export function openGlossary(course: Course): Glossary {
  let glossary = opened.get(course);
  if (!glossary) {
    glossary = makeGlossary(course.terms);
    opened.set(course, glossary);
  }
  return glossary;
}

const namesOf = (term: Term) =>
  [term.id, ...locales.flatMap((locale) => [term.name[locale], ...term.aliases[locale]])].map(normalize);

function byNameIn(terms: readonly Term[], locale: Locale): readonly Term[] {
  const { compare } = new Intl.Collator(locale);
  return [...terms].sort((a, b) => compare(a.name[locale], b.name[locale]));
}

function makeGlossary(terms: readonly Term[]): Glossary {
  const byName = new Map<string, Term>();
  const names = new Map(terms.map((term) => [term, namesOf(term)]));
  for (const [term, own] of names) for (const name of own) if (!byName.has(name)) byName.set(name, term);
  const sorted = { fr: byNameIn(terms, 'fr'), en: byNameIn(terms, 'en') };
  const byId = new Map(terms.map((term) => [term.id, term]));
  const entries = [...byName].map(([name, term]) => ({
    id: name,
    name,
    joined: name.replaceAll(' ', ''),
    term: term.id,
  }));
  const index = new MiniSearch({
    fields: ['name', 'joined'],
    storeFields: ['name', 'term'],
    searchOptions: { prefix: true, fuzzy: 0.25, maxFuzzy: 2 },
  });
  index.addAll(entries);

  /** Terms near what was typed, best first, each once. */
  function near(typed: string): { readonly term: Term; readonly name: string; readonly score: number }[] {
    const seen = new Set<string>();
    const typedJoined = typed.replaceAll(' ', '');
    return index
      .search(typed === typedJoined ? typed : { combineWith: 'OR', queries: [typed, typedJoined] })
      .flatMap((hit) => {
        const term = byId.get(String(hit.term));
        if (!term || seen.has(term.id)) return [];
        seen.add(term.id);
        return [{ term, name: String(hit.name), score: hit.score }];
      });
  }

  return {
    find(typed) {
      const wanted = normalize(typed);
      const exact = byName.get(wanted);
      if (exact) return { term: exact };
      const [best, next, ...others] = near(wanted);
      if (!best) return { near: [] };
      const isClear = best.score >= (next?.score ?? 0) * clearlyAhead;
      // Another number is another thing: WSL 1 is no slip for WSL 2.
      if (isClear && numeralsOf(best.name) === numeralsOf(wanted)) return { term: best.term };
      return { near: [best, next, ...others].flatMap((one) => one?.term ?? []).slice(0, mostNear) };
    },
    complete(typed, locale, limit = 25) {
      const wanted = normalize(typed);
      if (!wanted) return sorted[locale].slice(0, limit);
      const starting = sorted[locale].filter((term) => names.get(term)?.some((name) => name.startsWith(wanted)));
      if (starting.length >= limit) return starting.slice(0, limit);
      const fuzzy = near(wanted).map(({ term }) => term);
      return [...new Set([...starting, ...fuzzy])].slice(0, limit);
    },
  };
}

/** The comparison of two notions named in either order; undefined when the course has none. */
export function findComparison(course: Course, a: string, b: string): Comparison | undefined {
  const glossary = openGlossary(course);
  const ids = [a, b].map((typed) => {
    const found = glossary.find(typed);
    return 'term' in found ? found.term.id : null;
  });
  return course.comparisons.find(
    ({ a: one, b: other }) => ids.includes(one) && ids.includes(other) && ids[0] !== ids[1],
  );
}
