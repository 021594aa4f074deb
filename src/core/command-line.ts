import type { Locale } from '../locales/locale.ts';
import { locales } from '../locales/locale.ts';
import type { Command, CommandEntry, Field } from './command.ts';
import { fieldsOf } from './command.ts';
import { normalize } from './course/normalize.ts';
import { spellingDistance } from './quiz/spelling.ts';

/** A typed line, understood: what to run, what to ask for, or what is missing. Paths are English names. */
export type ParsedLine =
  | { readonly kind: 'command'; readonly path: readonly string[]; readonly options: Readonly<Record<string, string>> }
  /** The command wants a form: nothing was typed after it. */
  | { readonly kind: 'ask'; readonly path: readonly string[] }
  | { readonly kind: 'group'; readonly path: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly word: string; readonly nearest: readonly string[] };

const mostNearest = 3;
const longestSlip = 2;

type Named = { readonly name: Readonly<Record<Locale, string>> };

/** The entry called so in any language, without case and accents. */
function called<E extends Named>(entries: readonly E[], word: string): E | undefined {
  const wanted = normalize(word);
  return entries.find((entry) => locales.some((locale) => normalize(entry.name[locale]) === wanted));
}

/** Names near a word that is none of them, nearest first. */
function nearestTo(entries: readonly Named[], word: string, locale: Locale): readonly string[] {
  const wanted = normalize(word);
  return entries
    .flatMap((entry) => {
      const distance = Math.min(
        ...locales.map((one) => spellingDistance(wanted, normalize(entry.name[one]), longestSlip)),
      );
      return Number.isFinite(distance) ? [{ name: entry.name[locale], distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostNearest)
    .map(({ name }) => name);
}

/** Understands a line typed without its leading slash: names in any language, options as words in order or as `name:value`. */
export function parseCommandLine(entries: readonly CommandEntry[], line: string, locale: Locale = 'fr'): ParsedLine {
  const words = wordsIn(line);
  const [first, second, ...rest] = words;
  if (first === undefined) return { kind: 'empty' };
  const entry = called(entries, first.text);
  if (!entry) return { kind: 'unknown', word: first.text, nearest: nearestTo(entries, first.text, locale) };
  if (!('commands' in entry)) return withOptions(entry, [entry.name.en], words.slice(1));
  if (second === undefined) return { kind: 'group', path: [entry.name.en] };
  const command = called(entry.commands, second.text);
  if (!command) {
    const nearest = nearestTo(entry.commands, second.text, locale).map((name) => `${entry.name[locale]} ${name}`);
    return { kind: 'unknown', word: `${first.text} ${second.text}`, nearest };
  }
  return withOptions(command, [entry.name.en, command.name.en], rest);
}

interface Word {
  readonly text: string;
  /** The option the word was typed for: `seconds:20`. */
  readonly option: string | null;
  readonly quoted: boolean;
}

/** Words of a line; quotes « », “ ” or " " keep several together, also after `name:`. */
function wordsIn(line: string): readonly Word[] {
  const pattern = /(?:([\p{L}]+):)?(?:"([^"]*)"|«([^«»]*)»|“([^“”]*)”|(\S+))/gu;
  return [...line.trim().matchAll(pattern)].map(([, option, ...texts]) => ({
    text: texts.find((one) => one !== undefined)?.trim() ?? '',
    option: option ?? null,
    quoted: texts.at(-1) === undefined,
  }));
}

function withOptions(command: Command, path: readonly string[], words: readonly Word[]): ParsedLine {
  const fields = fieldsOf(command.form);
  if (words.length === 0 && (command.asksFirst || fields.some(({ required }) => required)))
    return { kind: 'ask', path };
  const options: Record<string, string> = {};
  const loose: string[] = [];
  for (let from = 0; from < words.length; ) {
    const { text, option, quoted } = words[from] as Word;
    const field = option === null ? undefined : fields.find(({ name }) => name === option.toLowerCase());
    const runsOn = field && runsOverWords(field) && !quoted ? following(words, from) : [];
    const others = fields.filter((one) => one !== field);
    const said = [text, ...runsOn.slice(0, runsOn.length - trailing(others, [text, ...runsOn]))];
    if (field) options[field.name] = said.join(' ');
    else loose.push(option === null ? text : `${option}:${text}`);
    from += said.length;
  }
  return {
    kind: 'command',
    path,
    options: {
      ...options,
      ...inOrder(
        fields.filter(({ name }) => !(name in options)),
        loose,
      ),
    },
  };
}

/** Whether what is given for an option may be several words. */
const runsOverWords = ({ kind }: Field) => kind === 'text' || kind === 'person';

/** The words after one that was given by name, up to the next that has a name or quotes of its own. */
function following(words: readonly Word[], from: number): readonly string[] {
  const after = words.slice(from + 1);
  const end = after.findIndex(({ option, quoted }) => option !== null || quoted);
  return (end < 0 ? after : after.slice(0, end)).map(({ text }) => text);
}

/** Words given without a name, in the form's order; the last option that takes words takes all that are left. */
function inOrder(fields: readonly Field[], loose: readonly string[]): Record<string, string> {
  const options: Record<string, string> = {};
  const words = [...loose];
  for (const [index, field] of fields.entries()) {
    if (words.length === 0) break;
    const required = fields.slice(index + 1).filter((one) => one.required).length;
    const takes = runsOverWords(field)
      ? Math.max(1, words.length - Math.max(required, trailing(fields.slice(index + 1), words)))
      : 1;
    options[field.name] = words.splice(0, takes).join(' ');
  }
  const last = fields.at(-1);
  if (words.length > 0 && last) options[last.name] = [options[last.name], ...words].filter(Boolean).join(' ');
  return options;
}

/** How many of the last words plainly belong to the options after this one: numbers, yes and no, fixed values. */
function trailing(after: readonly Field[], words: readonly string[]): number {
  const last = words.at(-1)?.toLowerCase() ?? '';
  const fits = after.some(
    ({ kind, choices }) =>
      (kind === 'boolean' && ['true', 'false', 'oui', 'non', 'yes', 'no', 'vrai', 'faux'].includes(last)) ||
      (kind === 'integer' && /^\d+$/.test(last)) ||
      (kind === 'choice' && choices.some(({ value }) => value === last)),
  );
  return fits && words.length > 1 ? 1 : 0;
}

/** How a command is typed: `/define <term> [show]`. */
export function usageOf(command: Command, path: readonly string[]): string {
  const options = fieldsOf(command.form).map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return [`/${path.join(' ')}`, ...options].join(' ');
}

/** What a line that is being typed could go on as. */
export type Completion =
  | { readonly kind: 'names'; readonly names: readonly { readonly insert: string; readonly summary: string }[] }
  | {
      readonly kind: 'option';
      readonly path: readonly string[];
      readonly fields: readonly Field[];
      readonly field: Field;
      readonly typed: string;
    }
  | { readonly kind: 'nothing' };

/** What to offer for a line without its leading slash: names of commands, or the option the cursor stands in (at the end). */
export function completeLine(entries: readonly CommandEntry[], line: string, locale: Locale): Completion {
  const words = wordsIn(line);
  const open = /\s$/.test(line) || line === '' ? '' : (words.at(-1)?.text ?? '');
  const settled = open === '' ? words : words.slice(0, -1);
  const [first, second] = settled;
  const entry = first && called(entries, first.text);
  if (!first) return { kind: 'names', names: namesFor(entries, open, '', locale) };
  if (!entry) return { kind: 'nothing' };
  if ('commands' in entry && !second)
    return { kind: 'names', names: namesFor(entry.commands, open, `${entry.name[locale]} `, locale) };
  const command = 'commands' in entry ? called(entry.commands, second?.text ?? '') : entry;
  if (!command) return { kind: 'nothing' };
  const path = 'commands' in entry ? [entry.name.en, command.name.en] : [entry.name.en];
  const fields = fieldsOf(command.form);
  const named = words.at(-1)?.option ?? null;
  const given = settled.slice(path.length);
  const field =
    fields.find(({ name }) => name === named) ??
    fields.filter(({ name }) => !given.some((one) => one.option === name))[0];
  if (!field) return { kind: 'nothing' };
  // Words in order may run on: what was typed since the command is one text for the option that takes them.
  const loose = given.filter(({ option }) => option === null).map(({ text }) => text);
  const typed = named === null && field.kind === 'text' ? [...loose, open].join(' ').trim() : open;
  return { kind: 'option', path, fields, field, typed };
}

function namesFor(
  entries: readonly (Named & { readonly summary: Readonly<Record<Locale, string>> })[],
  typed: string,
  before: string,
  locale: Locale,
) {
  const wanted = normalize(typed);
  return entries
    .filter((entry) => locales.some((one) => normalize(entry.name[one]).startsWith(wanted)))
    .map((entry) => ({ insert: `${before}${entry.name[locale]}`, summary: entry.summary[locale] }));
}
