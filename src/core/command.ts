import { z } from 'zod';
import type { Locale, Words } from '../locales/locale.ts';
import type { CommunityId, Instant, PersonId, RoomId } from './ids.ts';
import type { Tutor } from './ports.ts';
import type { FormView, View } from './view.ts';

/** Who does something, where, when and in which language: what every door says of every act. */
export interface Call {
  readonly person: PersonId;
  /** The name the class sees, as the platform gives it. Never empty, at most 80 characters. */
  readonly name: string;
  readonly room: RoomId;
  readonly community: CommunityId;
  /** The caller's own language: private replies speak it. */
  readonly locale: Locale;
  /** Whether the platform itself lets this person steer a class here. */
  readonly instructor: boolean;
  /** The platform's own time of the act. */
  readonly at: Instant;
}

/** What to say, and to whom. Returned by commands, sent by doors. */
export interface Reply {
  readonly to: 'room' | 'caller';
  readonly view: View;
}

/** What comes of an act: things to say, or a form to fill in first. */
export type Outcome =
  | { readonly kind: 'replies'; readonly replies: readonly Reply[] }
  | { readonly kind: 'form'; readonly form: FormView };

/** One completion: `value` goes into the option, `label` (at most 100 characters) is what is read. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** What an option says of itself beside its zod type. */
export interface OptionWords {
  /** At most 100 characters. */
  readonly summary: Words;
  /** What a form calls the option, at most 45 characters; its name otherwise. */
  readonly label?: Words;
  /** What the fixed values of an enum are called. */
  readonly labels?: Readonly<Record<string, Words>>;
  /** Completes while typing, at most 25. The value stays free text. */
  readonly suggest?: (tutor: Tutor, call: Call, typed: string) => Promise<readonly Suggestion[]>;
  /** Whether what is suggested for nothing typed are all its values, so that a form may offer them as a list. */
  readonly listed?: boolean;
  /** The value is a person: a mention in chat, a name on the page; it reaches `run` as a PersonId. */
  readonly person?: boolean;
}

const optionWords = new WeakMap<z.core.$ZodType, OptionWords>();

/** Gives a zod schema the words that every platform shows for it. Apply it last, after `.optional()` or `.default()`. */
export function option<S extends z.ZodType>(schema: S, words: OptionWords): S {
  optionWords.set(schema, words);
  return schema;
}

/** A command: one name, one form, one answer. `form` gives its checks, and every platform's way of asking for its options. */
export interface Command<Form extends z.ZodObject = z.ZodObject> {
  /** English first: the name is the interface; others are localizations. Lower case, no spaces, at most 32 characters. */
  readonly name: Words;
  /** At most 100 characters. */
  readonly summary: Words;
  readonly audience: 'everyone' | 'instructor';
  readonly form: Form;
  /** Typed with nothing after it, asks for its options first where the platform has forms. */
  readonly asksFirst?: boolean;
  run(tutor: Tutor, call: Call, options: z.output<Form>): Promise<readonly Reply[]>;
}

/** Commands under one name: `/quiz start`, `/quiz stop`. */
export interface CommandGroup {
  readonly name: Words;
  readonly summary: Words;
  readonly commands: readonly Command[];
}

export type CommandEntry = Command | CommandGroup;

/** Keeps the form's type while the command joins a list of others. */
export function command<Form extends z.ZodObject>(definition: Command<Form>): Command {
  return definition as unknown as Command;
}

/** The command at English names (`['quiz', 'start']`), or null. */
export function commandAt(entries: readonly CommandEntry[], [name, ...rest]: readonly string[]): Command | null {
  const entry = entries.find((one) => one.name.en === name);
  if (!entry) return null;
  if ('commands' in entry)
    return rest.length === 1 ? (entry.commands.find((one) => one.name.en === rest[0]) ?? null) : null;
  return rest.length === 0 ? entry : null;
}

/** Whether everything under an entry is for instructors, so that a platform may hide the whole of it. */
export function forInstructorsOnly(entry: CommandEntry): boolean {
  const commands = 'commands' in entry ? entry.commands : [entry];
  return commands.every((one) => one.audience === 'instructor');
}

/** One option of a command, read off its form: what a platform needs to ask for it. */
export interface Field {
  readonly name: string;
  readonly label: Words;
  readonly summary: Words;
  readonly kind: 'text' | 'integer' | 'boolean' | 'choice' | 'person';
  readonly required: boolean;
  readonly default?: string | number | boolean;
  /** Bounds of an integer, or lengths of a text; null where there is none. */
  readonly min: number | null;
  readonly max: number | null;
  /** The fixed values of a `choice`. */
  readonly choices: readonly { readonly value: string; readonly label: Words }[];
  readonly suggests: boolean;
  /** Whether its suggestions are all its values. */
  readonly listed: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** The options of a form in the order they were written. Throws at start-up when one has no words. */
export function fieldsOf(form: z.ZodObject): readonly Field[] {
  const schema = z.toJSONSchema(form, { io: 'input' });
  const required = new Set(schema.required ?? []);
  return Object.entries(form.shape).map(([name, type]) => {
    const words = optionWords.get(type);
    if (!words) throw new Error(`option "${name}" has no words: wrap its schema in option()`);
    const json = (schema.properties?.[name] ?? {}) as JsonSchema;
    return {
      name,
      label: words.label ?? { fr: name, en: name },
      summary: words.summary,
      kind: words.person ? 'person' : kindOf(json),
      required: required.has(name),
      ...(json.default === undefined ? {} : { default: json.default }),
      min: json.minimum ?? json.minLength ?? null,
      max: json.maximum ?? json.maxLength ?? null,
      choices: (json.enum ?? []).map((value) => ({ value, label: words.labels?.[value] ?? { fr: value, en: value } })),
      suggests: words.suggest !== undefined,
      listed: words.listed ?? false,
    };
  });
}

/** The completions of one option, or none where it has none. */
export async function suggestionsFor(
  form: z.ZodObject,
  name: string,
  ...[tutor, call, typed]: [Tutor, Call, string]
): Promise<readonly Suggestion[]> {
  const type = form.shape[name];
  const words = type && optionWords.get(type);
  return (await words?.suggest?.(tutor, call, typed)) ?? [];
}

function kindOf(json: JsonSchema): Field['kind'] {
  if (json.enum) return 'choice';
  if (json.type === 'boolean') return 'boolean';
  return json.type === 'integer' || json.type === 'number' ? 'integer' : 'text';
}

/** What a platform shows and sends back for a language: the name in it, or the English one. */
export function nameIn(entry: { readonly name: Words }, locale: Locale): string {
  return entry.name[locale];
}
