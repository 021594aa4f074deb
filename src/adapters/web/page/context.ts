import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormView, View } from '../../../core/view.ts';
import type { Locale } from '../../../locales/locale.ts';
import type { PersonHere, Present } from '../rooms.ts';
import type { Answer } from './server.ts';

/** What every part of the page may know: who speaks, in which language, and how far our clock is from the server's. */
export interface Page {
  readonly locale: Locale;
  readonly me: PersonHere | null;
  readonly present: Present;
  /** Add to our clock to have the server's, in milliseconds. */
  readonly skewMs: number;
  press(pressed: string, values?: readonly string[], under?: string): Promise<boolean>;
  /** Presses a button whose answer is shown here and kept nowhere; null when there is none. */
  look(pressed: string): Promise<View | null>;
  type(line: string): void;
  /** Asks something in a dialog. */
  ask(form: FormView, send: (values: Record<string, string>) => Promise<Answer>): void;
  /** Renames somebody, or with null takes them away. */
  moderate(person: string, name: string | null): Promise<object>;
}

export const PageContext = createContext<Page | null>(null);

/** The page around a part. Throws outside of it. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('outside of the page');
  return page;
}
