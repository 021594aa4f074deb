import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Words } from '../src/locales/locale.ts';
import { locales, message } from '../src/locales/locale.ts';
import { frenchSlips } from './support/typography.ts';

const folder = resolve(import.meta.dirname, '../src/locales');
const messages = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const module = (await import(resolve(folder, file))) as Readonly<Record<string, unknown>>;
    return Object.entries(module).flatMap(([name, value]) => messagesIn(`${file} ${name}`, value));
  }),
).then((lists) => lists.flat());

function messagesIn(name: string, value: unknown): readonly (readonly [string, Words])[] {
  if (typeof value === 'function' && 'words' in value) return [[name, value.words as Words]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => messagesIn(`${name}.${key}`, inner));
}

/** The names a pattern puts values in, at any depth. */
const argumentsOf = (pattern: string) =>
  [...new Set([...pattern.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name))].sort();

/** A pattern without its arguments and branches' own words. */
const spoken = (pattern: string) =>
  pattern.replace(/\{(\w+)(?:, *(?:plural|select|number)[^{]*)?\}?|=\d+|\bother\b/g, ' x');

describe('every message', () => {
  test('is found', () => {
    expect(messages.length).toBeGreaterThan(150);
  });

  test.each(messages)('%s is said in every language, with the same arguments', (_, words) => {
    for (const locale of locales) expect(words[locale].trim()).not.toBe('');
    expect(argumentsOf(words.en)).toEqual(argumentsOf(words.fr));
  });

  test.each(messages)('%s is translated, not copied, when it is more than a word or two', (_, words) => {
    const args = Object.fromEntries(argumentsOf(words.fr).map((name) => [name, 2]));
    const [fr, en] = locales.map((locale) => message<Readonly<Record<string, number>>>(words)(locale, args));
    if ((fr?.match(/\p{L}/gu)?.length ?? 0) > 12) expect(en).not.toBe(fr);
  });

  test.each(messages)('%s keeps to the typography and the tone', (_, words) => {
    for (const locale of locales) expect(words[locale]).not.toMatch(/'|!/);
    expect(frenchSlips(spoken(words.fr))).toEqual([]);
  });
});

describe('the checker of French typography', () => {
  test.each([
    'Prêt?',
    'Prêt ?',
    'Oui; non',
    'Sources: trois',
    'Sources : trois',
    '« mot »',
    '«mot»',
    "l'eau",
    'Attends...',
  ])('sees the slip in %j', (text) => {
    expect(frenchSlips(text)).not.toEqual([]);
  });

  test.each(['Prêt\u202f?', 'Oui\u202f; non', 'Sources\u00a0: trois', '«\u00a0mot\u00a0»', 'l’eau', 'https://a.fr'])(
    'lets %j stand',
    (text) => {
      expect(frenchSlips(text)).toEqual([]);
    },
  );
});
