import { doorWords } from '../locales/door.ts';
import type { Locale } from '../locales/locale.ts';
import type { Call, Command, Field } from './command.ts';
import { fieldsOf, suggestionsFor } from './command.ts';
import { UserError } from './errors.ts';
import type { Tutor } from './ports.ts';
import type { FormField, FormView } from './view.ts';

const longestText = 200;
const longestList = 25;

/** A command's options as a form, in the caller's language; `path` is its English names. */
export async function formOf(command: Command, path: readonly string[], tutor: Tutor, call: Call): Promise<FormView> {
  const { locale } = call;
  const fields = fieldsOf(command.form).map(async (field): Promise<FormField> => {
    const asked = formField(field, locale);
    if (!field.listed) return asked;
    const options = await suggestionsFor(command.form, field.name, tutor, call, '');
    return options.length > 0 && options.length <= longestList ? { ...asked, kind: 'choice', options } : asked;
  });
  return {
    submit: `run:${path.join('-')}`,
    title: command.summary[locale].slice(0, 45),
    action: doorWords.run(locale),
    fields: await Promise.all(fields),
  };
}

function formField(field: Field, locale: Locale): FormField {
  const initial = field.default === undefined ? {} : { initial: String(field.default) };
  const common = {
    name: field.name,
    label: field.label[locale],
    hint: field.summary[locale],
    required: field.required,
    ...initial,
  };
  switch (field.kind) {
    case 'integer':
      return { ...common, kind: 'number', min: field.min, max: field.max, decimal: false };
    case 'boolean':
      return {
        ...common,
        kind: 'choice',
        options: [
          { value: 'true', label: doorWords.yes(locale) },
          { value: 'false', label: doorWords.no(locale) },
        ],
      };
    case 'choice':
      return {
        ...common,
        kind: 'choice',
        options: field.choices.map(({ value, label }) => ({ value, label: label[locale] })),
      };
    case 'text':
      return { ...common, kind: 'text', maxLength: field.max ?? longestText };
    case 'person':
      return { ...common, kind: 'person' };
  }
}

const yes = new Set(['true', 'oui', 'yes', 'vrai', '1']);
const no = new Set(['false', 'non', 'no', 'faux', '0']);

/**
 * Raw options, as any platform gives them, checked against the command's form. Texts become numbers and booleans where
 * the form wants them. Throws UserError that names the option and what fits.
 */
export function readOptions(command: Command, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = fieldsOf(command.form);
  const known = new Set(fields.map(({ name }) => name));
  const stray = Object.keys(raw).find((name) => !known.has(name));
  if (stray !== undefined) {
    const list = [...known].join(', ') || '—';
    throw new UserError((locale) => doorWords.unknownOption(locale, { option: stray.slice(0, 40), known: list }));
  }
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = coerced(field, raw[field.name]);
    return value === undefined || value === '' ? [] : [[field.name, value]];
  });
  const parsed = command.form.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? '');
  const field = fields.find((one) => one.name === name);
  const missing = !given.some(([key]) => key === name);
  throw new UserError((locale) =>
    doorWords.badOption(locale, {
      option: name,
      problem: missing ? doorWords.missing(locale) : wanted(field, raw[name], locale),
    }),
  );
}

function coerced(field: Field, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (field.kind === 'integer' && /^-?\d{1,9}$/.test(text)) return Number(text);
  if (field.kind === 'boolean') {
    const word = text.toLowerCase();
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
  }
  if (field.kind === 'choice') {
    const word = text.toLowerCase();
    const choice = field.choices.find(({ value: one, label }) =>
      [one, label.fr, label.en].some((name) => name.toLowerCase() === word),
    );
    return choice?.value ?? text;
  }
  return text;
}

function wanted(field: Field | undefined, given: unknown, locale: Locale): string {
  switch (field?.kind) {
    case 'integer': {
      const { min, max } = field;
      const number = Number(given);
      if (min === null || max === null) return doorWords.invalid(locale);
      // Within its bounds and refused all the same: the option has a rule of its own, which its summary tells.
      const within = Number.isInteger(number) && number >= min && number <= max;
      return within ? uncapitalized(field.summary[locale]) : doorWords.between(locale, { min, max });
    }
    case 'boolean':
      return doorWords.yesOrNo(locale);
    case 'choice':
      return doorWords.oneOf(locale, { values: field.choices.map(({ value }) => value).join(', ') });
    case 'text':
      return field.max === null
        ? doorWords.invalid(locale)
        : doorWords.length(locale, { min: field.min ?? 0, max: field.max });
    default:
      return doorWords.invalid(locale);
  }
}

const uncapitalized = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
