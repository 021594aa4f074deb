import { useEffect, useState } from 'preact/hooks';
import { type Locale, localeOf, locales } from '../../../locales/locale.ts';

const read = (name: string) => localStorage.getItem(`colle.${name}`);
const write = (name: string, value: string) => localStorage.setItem(`colle.${name}`, value);

/** What this browser remembers: the language, and whom it speaks as. */
export const remembered = {
  /** The language that was chosen here, else the browser's, else `fallback`. */
  locale: (fallback: Locale): Locale =>
    locales.find((one) => one === read('locale')) ?? localeOf(navigator.language, fallback),
  setLocale(locale: Locale, then: (locale: Locale) => void) {
    write('locale', locale);
    then(locale);
  },
  person: () => read('person'),
  setPerson: (person: string) => write('person', person),
};

/** Follows the system's light or dark until somebody chose; the returned function chooses the other. */
export function useTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const [theme, setTheme] = useState(read('theme') ?? (dark.matches ? 'dark' : 'light'));
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return () => {
    const other = theme === 'dark' ? 'light' : 'dark';
    write('theme', other);
    setTheme(other);
  };
}
