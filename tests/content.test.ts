import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Question } from '../src/core/course/question.ts';
import { isRight } from '../src/core/course/question.ts';
import { openLibrary } from '../src/library/library.ts';
import { locales } from '../src/locales/locale.ts';
import { frenchSlips } from './support/typography.ts';

const { library, faults } = await openLibrary([resolve('content')], 'en');
const course = library.course('les-bases');
if (!course) throw new Error('content/les-bases cannot be read');
const questions = course.decks.flatMap((deck) => deck.questions);
const claims = Array.from({ length: 16 }, (_, index) => `C${index + 1}`);
const kinds = ['number', 'one', 'several', 'text', 'true-false'];

type Choice = Question & { readonly kind: 'one' | 'several' };
const choices = questions.filter((one): one is Choice => one.kind === 'one' || one.kind === 'several');

/** Every text of the course with where it stands. */
function texts(
  value: unknown,
  path: string,
): readonly (readonly [string, { readonly fr: string; readonly en: string }])[] {
  if (value === null || typeof value !== 'object') return [];
  if ('fr' in value && 'en' in value && typeof value.fr === 'string')
    return [[path, value as { readonly fr: string; readonly en: string }]];
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, `${path}.${(inner as { readonly id?: string } | null)?.id ?? key}`),
  );
}
const all = texts(course, 'les-bases');

describe('the course Les bases', () => {
  test('is read without a fault', () => {
    expect(faults).toEqual([]);
  });

  test('has its terms, each short enough to be said at once', () => {
    expect(course.terms.length).toBeGreaterThanOrEqual(32);
    for (const { short } of course.terms)
      for (const locale of locales) expect(short[locale].length).toBeLessThanOrEqual(200);
    const named = new Set(course.terms.map(({ id }) => id));
    for (const id of [
      'hypervisor',
      'guest',
      'host',
      'kernel',
      'isolation',
      'type-1',
      'type-2',
      'container',
      'image',
      'namespace',
      'cgroup',
      'microservice',
      'data-center',
      'kvm',
      'esxi',
      'hyper-v',
      'xen',
      'virtualbox',
      'vmware-workstation',
      'lxc',
      'wsl-2',
      'docker-desktop',
      'portability',
    ])
      expect(named).toContain(id);
  });

  test('compares machines and containers over the page’s five criteria, and the two types', () => {
    const machines = course.comparisons.find(({ a, b }) => a === 'virtual-machine' && b === 'container');
    expect(machines?.criteria.map(({ name }) => name.en)).toEqual([
      'Isolation',
      'Performance',
      'Portability',
      'Resource management',
      'Use cases',
    ]);
    expect(course.comparisons.some(({ a, b }) => a === 'type-1' && b === 'type-2')).toBe(true);
  });

  test('has its questions: four sections, every kind and level in each', () => {
    expect(questions.length).toBeGreaterThanOrEqual(72);
    expect(new Set(course.decks.map(({ section }) => section))).toEqual(new Set(course.outline.map(({ id }) => id)));
    for (const deck of course.decks) {
      expect([...new Set(deck.questions.map(({ kind }) => kind))].sort(), deck.id).toEqual(kinds);
      expect(
        [...new Set(deck.questions.map(({ level }) => level))].toSorted((a, b) => a - b),
        deck.id,
      ).toEqual([1, 2, 3]);
    }
  });

  test.each(claims)('covers %s by a term or a comparison, and by two questions', (claim) => {
    const taught = [...course.terms, ...course.comparisons.flatMap(({ criteria }) => criteria)];
    expect(taught.filter(({ covers }) => covers.includes(claim)).length).toBeGreaterThanOrEqual(1);
    expect(questions.filter(({ covers }) => covers.includes(claim)).length).toBeGreaterThanOrEqual(2);
  });

  test('has its five debates, the first about Docker with its four options', () => {
    expect(course.debates.map(({ id }) => id).sort()).toEqual([
      'docker',
      'kvm',
      'microvms',
      'one-kernel-many-tenants',
      'wsl-2',
    ]);
    expect(course.debates[0]?.options.map(({ text }) => text.en)).toEqual([
      'Type I',
      'Type II',
      'Neither',
      'It depends on the host',
    ]);
  });

  test('has the page’s two videos, and the diagrams of both types and of containers', () => {
    const videos = course.outline.flatMap((section) => section.videos.map(({ youtube }) => youtube));
    expect(videos.sort()).toEqual(['0qotVMX-J5s', 'a1M_thDTqmU']);
    const figures = course.figures.map(({ id }) => id);
    for (const id of ['type-1', 'type-2', 'containers']) expect(figures).toContain(id);
  });

  test('cites sources that are there, over TLS', () => {
    for (const source of Object.values(course.sources)) expect(source.url).toMatch(/^https:\/\//);
    const cited = new Set(
      [
        ...course.terms,
        ...questions,
        ...course.debates,
        ...course.comparisons.flatMap(({ criteria }) => criteria),
      ].flatMap(({ sources }) => sources),
    );
    expect([...cited].filter((id) => !course.sources[id])).toEqual([]);
  });
});

describe('every question', () => {
  test('says why its answer is right, and from which source', () => {
    for (const { id, explanation, sources } of questions) {
      for (const locale of locales) expect(explanation[locale].trim(), id).not.toBe('');
      expect(sources.length, id).toBeGreaterThan(0);
    }
  });

  test('says of each wrong choice which misconception it shows', () => {
    for (const { id, options } of choices) {
      const behind = options.flatMap((option) => ('misconception' in option ? [option.misconception] : []));
      expect(behind.length, id).toBe(options.filter((option) => !isRight(option)).length);
      expect(behind.length, id).toBeGreaterThan(0);
      for (const misconception of behind)
        for (const locale of locales) expect(misconception[locale].trim(), id).not.toBe('');
    }
  });

  test('takes a written answer in both languages', () => {
    const written = questions.filter((one) => one.kind === 'text');
    expect(written.length).toBeGreaterThan(0);
    for (const { id, answers } of written)
      for (const locale of locales) expect(answers[locale].length, id).toBeGreaterThan(0);
  });
});

describe('no question can be answered from its form alone', () => {
  test('the right choice is neither the longest nor the shortest more often than chance would have it', () => {
    for (const locale of locales) {
      const single = choices.filter(({ kind }) => kind === 'one');
      const extremes = { longest: 0, shortest: 0 };
      for (const { options } of single) {
        const length = (option: (typeof options)[number]) => option.text[locale].length;
        const right = Math.max(...options.filter(isRight).map(length));
        const others = options.filter((option) => !isRight(option)).map(length);
        if (right > Math.max(...others)) extremes.longest += 1;
        if (right < Math.min(...others)) extremes.shortest += 1;
      }
      expect(extremes.longest / single.length, locale).toBeLessThanOrEqual(0.35);
      expect(extremes.shortest / single.length, locale).toBeLessThanOrEqual(0.4);
    }
  });

  test('true is right about as often as false', () => {
    const said = questions.filter((one) => one.kind === 'true-false').map((one) => 'answer' in one && one.answer);
    const share = said.filter((answer) => answer === true).length / said.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
  });

  test('no choice speaks of the others, and no two are the same', () => {
    for (const { id, options } of choices) {
      for (const locale of locales) {
        const said = options.map(({ text }) => text[locale].toLowerCase());
        expect(new Set(said).size, id).toBe(said.length);
        for (const text of said)
          expect(text, id).not.toMatch(
            /toutes? (?:ces|les) réponses|aucune (?:de ces|des) |all of (?:the|these)|none of (?:the|these)|both of/,
          );
      }
    }
  });
});

describe('every text of the course', () => {
  test('is in both languages, and not the same in both when it is a sentence', () => {
    expect(all.length).toBeGreaterThan(900);
    for (const [path, { fr, en }] of all) {
      expect(fr.trim(), path).not.toBe('');
      expect(en.trim(), path).not.toBe('');
      if (fr.split(' ').length > 5) expect(en, path).not.toBe(fr);
    }
  });

  test('keeps to the typography of its language', () => {
    expect(all.flatMap(([path, { fr }]) => frenchSlips(fr).map((slip) => `${path}: ${slip}: ${fr}`))).toEqual([]);
    expect(
      all.filter(([, { en }]) => /(?<=\p{L})'(?=\p{L})|[\u00a0\u202f][?!;:»]/u.test(en)).map(([path]) => path),
    ).toEqual([]);
  });
});
