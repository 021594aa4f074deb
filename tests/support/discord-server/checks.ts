import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const description = JSON.parse(readFileSync(resolve(import.meta.dirname, '../specs/discord-openapi.json'), 'utf8')) as {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
};
const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
ajv.addSchema(description, 'discord');

/** A request Discord would refuse, with its status, its code and what it says. */
export class Refused extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Checks a body against the official description: its shape, and that it says nothing the description does not know. */
export function mustFit(schema: string, body: unknown): void {
  const check =
    ajv.getSchema(`discord#/components/schemas/${schema}`) ??
    ajv.compile({ $ref: `discord#/components/schemas/${schema}` });
  if (!check(body)) throw new Refused(400, 50035, `Invalid Form Body (${schema}): ${ajv.errorsText(check.errors)}`);
  const known = Object.keys(description.components.schemas[schema]?.properties ?? {});
  const unknown = Object.keys(body as object).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Refused(400, 50035, `unknown fields in ${schema}: ${unknown.join(', ')}`);
}

/** One component, as loosely as a server has to take it. */
export interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly items?: readonly { readonly description?: string; readonly media: { readonly url: string } }[];
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
}

/** A component and everything in it. */
export function flattened(components: readonly Component[]): readonly Component[] {
  return components.flatMap((one) => [
    one,
    ...flattened(one.components ?? []),
    ...flattened([one.accessory, one.component].filter((inner) => inner !== undefined)),
  ]);
}

const v2 = 1 << 15;

interface Body {
  readonly flags?: number | null;
  readonly content?: string | null;
  readonly embeds?: readonly unknown[] | null;
  readonly components?: readonly Component[] | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[] } | null;
}

/** The rules between fields, which the description does not say. */
export function mustBeSendable(body: Body, files: readonly string[]): void {
  const refuse = (message: string): never => {
    throw new Refused(400, 50035, `Invalid Form Body: ${message}`);
  };
  if (body.allowed_mentions?.parse === undefined || body.allowed_mentions.parse.length > 0)
    refuse('a message that could ping');
  if (((body.flags ?? 0) & v2) === 0) refuse('every message of ours uses components V2');
  if (body.content || body.embeds?.length) refuse('components V2 with content or embeds');
  const all = flattened(body.components ?? []);
  if (all.length === 0) refuse('an empty message');
  if (all.length > 40) refuse('more than 40 components');
  const letters = all.reduce((sum, one) => sum + (one.type === 10 ? (one.content?.length ?? 0) : 0), 0);
  if (letters > 4_000) refuse('more than 4000 characters');
  for (const one of all) {
    if (one.type === 1 && (one.components?.length ?? 0) > 5) refuse('more than 5 buttons in a row');
    if (one.type === 2 && (one.label ?? '').length > 80) refuse('a label over 80');
    if (one.type === 2 && Boolean(one.custom_id) === Boolean(one.url))
      refuse('a button needs one of custom_id and url');
    if ((one.custom_id ?? '').length > 100) refuse('a custom_id over 100');
    if (one.type === 3 && (one.options?.length ?? 0) > 25) refuse('more than 25 options');
    for (const item of one.items ?? []) {
      if (!files.includes(item.media.url.replace('attachment://', ''))) refuse(`there is no file ${item.media.url}`);
      if (!item.description) refuse('a picture without alt text');
    }
  }
  const ids = all.flatMap((one) => one.custom_id ?? []);
  if (new Set(ids).size !== ids.length) refuse('a custom_id used twice');
}
