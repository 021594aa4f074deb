import { IntlMessageFormat } from 'intl-messageformat';

/** The languages Colle speaks, the default first. */
export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language Colle speaks. */
export type Words = Readonly<Record<Locale, string>>;

/** The language of a platform's locale tag (`en-GB`, `fr`), or `fallback` when Colle does not speak it. */
export function localeOf(tag: string | null | undefined, fallback: Locale): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? fallback;
}

type Arguments = Readonly<Record<string, string | number>>;

/** A message that can be said in any language: `quizWords.taken(locale, { letter: 'B', seconds: 6.4 })`. */
export interface Message<A extends Arguments | undefined = undefined> {
  (...said: A extends undefined ? [locale: Locale] : [locale: Locale, args: A]): string;
  /** The ICU patterns behind it. */
  readonly words: Words;
}

/**
 * Makes a message from ICU patterns, one a language. A missing language or argument does not compile; a test holds
 * that both languages use the same arguments.
 */
export function message<A extends Arguments | undefined = undefined>(words: Words): Message<A> {
  const formats = new Map<Locale, IntlMessageFormat>();
  const say = (locale: Locale, args?: Arguments) => {
    let format = formats.get(locale);
    if (!format) {
      format = new IntlMessageFormat(words[locale], locale);
      formats.set(locale, format);
    }
    return format.format(args) as string;
  };
  return Object.assign(say, { words }) as Message<A>;
}
