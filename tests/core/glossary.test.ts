import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findComparison, openGlossary } from '../../src/core/course/glossary.ts';
import { normalize } from '../../src/core/course/normalize.ts';
import type { Term } from '../../src/core/course/term.ts';
import { smallCourse } from '../support/courses.ts';

const words = (text: string) => ({ fr: text, en: text });
const term = (id: string, fr: string, en: string, aliases: Partial<Term['aliases']> = {}): Term => ({
  id,
  name: { fr, en },
  aliases: { fr: [], en: [], ...aliases },
  short: words('short'),
  long: words('long'),
  related: [],
  sources: ['docs'],
  covers: [],
});

const terms = [
  term('hypervisor', 'Hyperviseur', 'Hypervisor', { fr: ['VMM'], en: ['virtual machine monitor'] }),
  term('type-1', 'Hyperviseur de type I', 'Type I hypervisor', { fr: ['type 1'], en: ['type 1', 'bare metal'] }),
  term('type-2', 'Hyperviseur de type II', 'Type II hypervisor', {
    fr: ['type 2', 'hébergé'],
    en: ['type 2', 'hosted'],
  }),
  term('host', 'Système hôte', 'Host operating system', { fr: ['l’hôte', 'hôte'], en: ['host'] }),
  term('kernel', 'Noyau', 'Kernel'),
  term('container', 'Conteneur', 'Container'),
  term('virtual-machine', 'Machine virtuelle', 'Virtual machine', { fr: ['VM'], en: ['VM'] }),
];
const course = { ...smallCourse, terms };
const glossary = openGlossary(course);

/** The id that was found, or the ids of the near ones. */
function idsFor(typed: string): string | string[] {
  const found = glossary.find(typed);
  return 'term' in found ? found.term.id : found.near.map(({ id }) => id);
}

describe('a text as people mean it', () => {
  test.each([
    ['Hyperviseur', 'hyperviseur'],
    ['  HÉBERGÉ  ', 'heberge'],
    ['h\u0065\u0301berge', 'heberge'],
    ['l’hôte', 'hote'],
    ["L'hôte", 'hote'],
    ['l‘hôte', 'hote'],
    ['d’un noyau', 'noyau'],
    ['the kernel', 'kernel'],
    ['une machine\u00a0virtuelle', 'machine virtuelle'],
    ['Bare-Metal', 'bare metal'],
    ['type 1', 'type i'],
    ['Type-2', 'type ii'],
    ['hyperviseur de type 1', 'hyperviseur de type i'],
    ['type 12', 'type 12'],
    ['nœud', 'noeud'],
    ['C++', 'c++'],
    ['A', 'a'],
    ['la', 'la'],
    ['« … »', ''],
    ['ﬁchier', 'fichier'],
  ])('“%s” is “%s”', (typed, meant) => {
    expect(normalize(typed)).toBe(meant);
  });

  test('is meant the same way when it was already put so', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...terms.flatMap((one) => [one.name.fr, one.name.en])),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(normalize(normalize(typed))).toBe(normalize(typed));
      }),
    );
  });
});

describe('looking a word up', () => {
  test('finds every term by its id, its names and its aliases, in any case, with an article', () => {
    for (const one of terms) {
      const names = [one.id, one.name.fr, one.name.en, ...one.aliases.fr, ...one.aliases.en];
      const typed = names.flatMap((name) => [
        name,
        name.toUpperCase(),
        `le ${name}`,
        `the ${name}`,
        `l’${name}`,
        ` ${name}. `,
      ]);
      expect(typed.map(idsFor)).toEqual(typed.map(() => one.id));
    }
  });

  test.each([
    ['hypervizor', 'hypervisor'],
    ['hyperviser', 'hypervisor'],
    ['hyprvisor', 'hypervisor'],
    ['noyeau', 'kernel'],
    ['kernl', 'kernel'],
    ['contener', 'container'],
    ['conteneurs', 'container'],
    ['systeme hote', 'host'],
    ['machines virtuelles', 'virtual-machine'],
    ['machinevirtuelle', 'virtual-machine'],
  ])('forgives the slip in “%s”', (typed, id) => {
    expect([idsFor(typed)].flat()).toContain(id);
  });

  test('tells names apart that differ by a sign alone', () => {
    const languages = [term('c', 'C', 'C'), term('c-sharp', 'C#', 'C#'), term('c-plus-plus', 'C++', 'C++')];
    const { find } = openGlossary({ ...smallCourse, terms: languages });
    expect(['c', 'C#', 'le C++'].map(find)).toEqual(languages.map((one) => ({ term: one })));
  });

  test('says nothing is near when nothing is', () => {
    for (const typed of ['quaternion', '!!!', '', '   ', '__proto__', 'constructor', 'x'.repeat(5_000)]) {
      expect(idsFor(typed)).toEqual([]);
    }
  });

  test.each(['type III', 'type 3', 'hyperviseur de type 12'])(
    'offers “%s” nothing as though it were meant',
    (typed) => {
      expect(Array.isArray(idsFor(typed))).toBe(true);
    },
  );

  test('offers at most three near ones, each once', () => {
    const near = idsFor('type');
    expect(Array.isArray(near)).toBe(true);
    expect(near).toEqual(expect.arrayContaining(['type-1', 'type-2']));
    for (const typed of ['type', 'machine hyperviseur', 'hyper', 'e', 'virtual hypervisor of a host', 'ty ho co']) {
      const ids = [idsFor(typed)].flat();
      expect(ids.length).toBeLessThanOrEqual(3);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test.each([
    'type I',
    'Type 1',
    'TYPE-1',
    'le type I',
    'type i',
    'hyperviseur type I',
    'Hyperviseur de type 1',
    'type 1 hypervisor',
    'hypervisor type I',
    'type1',
    'typei',
  ])('never takes “%s” for type II', (typed) => {
    expect([idsFor(typed)].flat()[0]).toBe('type-1');
  });

  test.each([
    'type II',
    'Type 2',
    'TYPE-2',
    'le type II',
    'type ii',
    'hyperviseur type II',
    'Hyperviseur de type 2',
    'type 2 hypervisor',
    'tpye II',
    'type2',
    'typeII',
  ])('never takes “%s” for type I', (typed) => {
    expect([idsFor(typed)].flat()[0]).toBe('type-2');
  });

  test('never throws, and finds something of this course or nothing, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('t', 'y', 'p', 'e', 'I', '1', '2', ' ', '’', '-', 'l') }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        for (const id of [idsFor(text)].flat()) expect(terms.map((one) => one.id)).toContain(id);
      }),
    );
  });
});

describe('completing what is being typed', () => {
  const complete = (typed: string, locale: 'fr' | 'en' = 'fr', limit?: number) =>
    glossary.complete(typed, locale, limit).map(({ id }) => id);

  test('lists all terms by name when nothing is typed, as each language sorts them', () => {
    expect(complete('')).toEqual(['container', 'hypervisor', 'type-1', 'type-2', 'virtual-machine', 'kernel', 'host']);
    expect(complete(' ', 'en')).toEqual([
      'container',
      'host',
      'hypervisor',
      'kernel',
      'type-1',
      'type-2',
      'virtual-machine',
    ]);
    expect(complete('', 'fr', 2)).toEqual(['container', 'hypervisor']);
  });

  test('puts first what starts so, in either language and by any name', () => {
    expect(complete('hyp').slice(0, 3)).toEqual(['hypervisor', 'type-1', 'type-2']);
    expect(complete('kern')[0]).toBe('kernel');
    expect(complete('vm').slice(0, 2).toSorted()).toEqual(['hypervisor', 'virtual-machine']);
    expect(complete('Héb')[0]).toBe('type-2');
  });

  test('gives each term once, and no more than asked for', () => {
    for (const typed of ['', 'h', 'type', 'machine', 'v']) {
      const ids = complete(typed, 'en', 3);
      expect(ids.length).toBeLessThanOrEqual(3);
      expect(new Set(complete(typed)).size).toBe(complete(typed).length);
    }
  });

  test('forgives a slip here too', () => {
    expect(complete('contenur')).toContain('container');
  });
});

describe('a comparison', () => {
  test('is found by its two notions in either order and language, as they are typed', () => {
    expect(findComparison(course, 'noyau', 'container')?.id).toBe('kernel-container');
    expect(findComparison(course, 'le Conteneur', 'Kernel')?.id).toBe('kernel-container');
  });

  test('is not found for one notion twice, for others, or for words nobody knows', () => {
    expect(findComparison(course, 'kernel', 'noyau')).toBeUndefined();
    expect(findComparison(course, 'kernel', 'hypervisor')).toBeUndefined();
    expect(findComparison(course, 'kernel', 'quaternion')).toBeUndefined();
  });
});
