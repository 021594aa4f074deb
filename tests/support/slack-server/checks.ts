import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';

type Schema = { readonly definitions?: Readonly<Record<string, object>> };

const read = (name: string) =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `../specs/slack-${name}.schema.json`), 'utf8')) as Record<
    string,
    Schema
  >;
const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false, allowUnionTypes: true });
const requests = read('requests');
const responses = read('responses');
ajv.addSchema(read('blocks') as object, 'blocks');
ajv.addSchema(read('payloads') as object, 'payloads');

const compiled = new Map<string, ValidateFunction>();
function checkOf(name: string, schema: object): ValidateFunction {
  const known = compiled.get(name) ?? ajv.compile(schema);
  compiled.set(name, known);
  return known;
}

/** A call Slack would refuse, by the error it would name. */
export class Refused extends Error {
  readonly code: string;
  readonly retryAfter: number | null;
  constructor(code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Checks the arguments of a Web API call against the official description. */
export function mustFit(method: string, args: unknown): void {
  const schema = requests[method];
  if (!schema) {
    if (method === 'auth.test' || method === 'apps.connections.open') return;
    throw new Refused('unknown_method', `${method} is not a method this app may call`);
  }
  const check = checkOf(`request ${method}`, schema);
  if (!check(args)) throw new Refused('invalid_arguments', `${method}: ${ajv.errorsText(check.errors)}`);
}

/** Checks what the test server itself answers, so that it cannot drift from Slack. */
export function mustAnswer(method: string, body: unknown): void {
  const schema = responses[method];
  if (!schema) return;
  const check = checkOf(`response ${method}`, schema);
  if (!check(body)) throw new Error(`the test server's answer to ${method}: ${ajv.errorsText(check.errors)}`);
}

/** Checks what the test server itself sends to the app. */
export function mustBePayload(kind: 'slash' | 'button' | 'select' | 'view_submission', body: unknown): void {
  const check = checkOf(`payload ${kind}`, { $ref: `payloads#/definitions/Payloads/properties/${kind}` });
  if (!check(body)) throw new Error(`the test server's ${kind} payload: ${ajv.errorsText(check.errors)}`);
}

/** One block or element, as loosely as a server has to take it. */
export interface Piece {
  readonly type?: string;
  readonly text?: string | Piece;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt_text?: string;
  readonly slack_file?: { readonly id: string };
  readonly fallback?: string;
  readonly elements?: readonly Piece[];
  readonly accessory?: Piece;
  readonly element?: Piece;
  readonly options?: readonly { readonly text: Piece; readonly value: string }[];
  readonly rows?: readonly (readonly Piece[])[];
}

const mostLetters = 13_200;
const ping = /<(!channel|!here|!everyone|!subteam|@[UW])/;

/** Whether a piece notifies somebody: Slack reads marks in mrkdwn alone, and has elements of their own for it. */
function pings(piece: Piece): boolean {
  if (['user', 'usergroup', 'broadcast'].includes(piece.type ?? '')) return true;
  const inner = typeof piece.text === 'object' ? piece.text : piece;
  return inner.type === 'mrkdwn' && typeof inner.text === 'string' && ping.test(inner.text);
}

/** The rules between blocks, and each block against the official description. */
export function mustBeSendable(text: unknown, blocks: readonly Piece[], files: ReadonlySet<string>): void {
  const refuse = (message: string): never => {
    throw new Refused('invalid_blocks', message);
  };
  if (typeof text !== 'string' || text.trim() === '') refuse('a message without words for notifications and readers');
  if (ping.test(String(text)) || flattened(blocks).some(pings)) refuse('a message that could ping');
  if (blocks.length > 50) refuse('more than 50 blocks');
  if (blocks.filter(({ type }) => type === 'table').length > 1) refuse('more than one table');
  const check = checkOf('block', { $ref: 'blocks#/definitions/KnownBlock' });
  for (const block of blocks) {
    const fits: boolean = check(block);
    if (!fits) refuse(`${block.type}: ${ajv.errorsText(check.errors)}`);
  }
  if (lettersOf(blocks) > mostLetters) refuse(`more than ${mostLetters} characters`);
  const all = flattened(blocks);
  for (const key of ['block_id', 'action_id'] as const) {
    const ids = all.flatMap((one) => one[key] ?? []);
    if (new Set(ids).size !== ids.length) refuse(`a ${key} used twice`);
  }
  for (const { slack_file: file } of all)
    if (file && !files.has(file.id)) throw new Refused('invalid_blocks', `no file ${file.id}`);
}

/** A home against the official description. */
export function mustBeHome(view: { readonly blocks: readonly Piece[] }, files: ReadonlySet<string>): void {
  const check = checkOf('home', { $ref: 'blocks#/definitions/HomeView' });
  if (!check(view)) throw new Refused('invalid_arguments', `home: ${ajv.errorsText(check.errors)}`);
  if (view.blocks.some(({ type }) => type === 'table')) throw new Refused('invalid_blocks', 'a table in a home');
  mustBeSendable('a home', view.blocks, files);
}

/** A modal against the official description. */
export function mustBeModal(view: unknown): void {
  const check = checkOf('modal', { $ref: 'blocks#/definitions/ModalView' });
  if (!check(view)) throw new Refused('invalid_arguments', `modal: ${ajv.errorsText(check.errors)}`);
}

/** Blocks and everything in them. */
export function flattened(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((one) => [
    one,
    ...flattened(one.elements ?? []),
    ...flattened(one.rows?.flat() ?? []),
    ...flattened([one.accessory, one.element].filter((inner) => inner !== undefined)),
  ]);
}

function lettersOf(pieces: readonly Piece[]): number {
  return flattened(pieces).reduce((sum, { text }) => {
    const words = typeof text === 'string' ? text : typeof text?.text === 'string' ? text.text : '';
    return sum + words.length;
  }, 0);
}
