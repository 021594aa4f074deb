import { readFile, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { type Document, isCollection, isScalar, LineCounter, parseDocument } from 'yaml';
import { type z, locales as zodLocales } from 'zod';
import { libraryWords } from '../locales/library.ts';
import type { Locale } from '../locales/locale.ts';
import type { Fault } from './fault.ts';
import { deepest, problemOf } from './fault.ts';

const mostBytes = 2_000_000;
/** What the schemas themselves say of a fault. */
const zodWords = { fr: zodLocales.fr().localeError, en: zodLocales.en().localeError };

/** One YAML file of a course, with the lines its values stand on; its faults go to the shared list. */
export class CourseFile {
  readonly name: string;
  readonly #document: Document;
  readonly #value: unknown;
  readonly #lines: LineCounter;
  readonly #faults: Fault[];
  readonly #locale: Locale;

  private constructor(name: string, document: Document, lines: LineCounter, faults: Fault[], locale: Locale) {
    this.name = name;
    this.#document = document;
    // Few aliases are enough for any course; many would be a bomb, and throw.
    this.#value = document.toJS({ maxAliasCount: 50 });
    this.#lines = lines;
    this.#faults = faults;
    this.#locale = locale;
  }

  /** Reads a file inside `folder`; null, with a fault, when it cannot be used. `name` is how faults call it. */
  static async read(
    folder: string,
    path: string,
    name: string,
    faults: Fault[],
    locale: Locale,
  ): Promise<CourseFile | null> {
    const refuse = (problem: string, line = 1) => {
      faults.push({ file: name, line, problem });
      return null;
    };
    let text: string;
    try {
      const real = await realpath(path);
      const inside = relative(await realpath(folder), real);
      if (inside.startsWith(`..${sep}`) || inside === '..' || resolve(inside) === inside)
        return refuse(libraryWords.outside(locale));
      if ((await stat(real)).size > mostBytes) return refuse(libraryWords.tooLarge(locale));
      text = await readFile(real, 'utf8');
    } catch (error) {
      return refuse(libraryWords.unreadable(locale, { cause: error instanceof Error ? error.message : String(error) }));
    }
    const lines = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'error',
    });
    const [broken] = document.errors;
    if (broken)
      return refuse(libraryWords.syntax(locale, { cause: broken.message }), lines.linePos(broken.pos[0]).line);
    try {
      return new CourseFile(name, document, lines, faults, locale);
    } catch (error) {
      return refuse(libraryWords.syntax(locale, { cause: error instanceof Error ? error.message : String(error) }));
    }
  }

  /** The line a value stands on, or that of the nearest thing around it. */
  lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true);
      const range = isScalar(node) || isCollection(node) ? node.range : null;
      if (range) return this.#lines.linePos(range[0]).line;
    }
    return 1;
  }

  fault(path: readonly PropertyKey[], problem: string): void {
    this.#faults.push({ file: this.name, line: this.lineOf(path), problem });
  }

  /** The value at a path when it fits the schema; null, with a fault for each thing wrong, when it does not. */
  parse<T>(schema: z.ZodType<T>, path: readonly PropertyKey[] = []): T | null {
    const value = this.#valueAt(path);
    const parsed = schema.safeParse(value, { error: zodWords[this.#locale] });
    if (parsed.success) return parsed.data;
    for (const raw of parsed.error.issues) {
      const issue = deepest(raw);
      const problem = problemOf(issue, (inner) => this.#valueAt([...path, ...inner]), this.#locale);
      this.fault([...path, ...issue.path], problem);
    }
    return null;
  }

  /** Says the keys of the file that are not among these. */
  knowOnly(keys: readonly string[]): void {
    const value = this.#value;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) this.fault([key], libraryWords.unknownKey(this.#locale, { key }));
    }
  }

  /** The entries of the list under a key, each on its own: those that do not fit are left out and said. */
  entries<T>(schema: z.ZodType<T>, key: string): { readonly value: T; readonly path: readonly PropertyKey[] }[] {
    const list = this.#valueAt([key]);
    if (!Array.isArray(list)) {
      this.fault([], libraryWords.noList(this.#locale, { key }));
      return [];
    }
    return list.flatMap((_, index) => {
      const path = [key, index];
      const value = this.parse(schema, path);
      return value === null ? [] : [{ value, path }];
    });
  }

  #valueAt(path: readonly PropertyKey[]): unknown {
    let value = this.#value;
    for (const key of path) {
      if (value === null || typeof value !== 'object') return undefined;
      value = (value as Record<PropertyKey, unknown>)[key];
    }
    return value;
  }
}
