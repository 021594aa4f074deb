import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { givenTime, lateAfter } from '../given-time.ts';
import type { Piece } from './checks.ts';
import { mustAnswer, mustBeHome, mustBeModal, mustBeSendable, mustFit, Refused } from './checks.ts';
import type { Published } from './home.ts';
import { Member } from './member.ts';
import { SocketMode } from './socket-mode.ts';
import { textOf } from './words.ts';

const ackMs = 3_000;
const updatesAMinute = 50;
const formType = 'application/x-www-form-urlencoded';

type ActType = 'slash_commands' | 'interactive' | 'events_api';

/** A message of a channel as it reads now. */
export interface StoredMessage {
  readonly ts: string;
  readonly threadTs: string | null;
  text: string;
  blocks: readonly Piece[];
  edits: number;
}

/** A channel of the workspace. */
export class Channel {
  readonly id: string;
  readonly name: string;
  readonly messages: StoredMessage[] = [];
  /** What a post into it is answered with instead, when a test says so. */
  refusal: string | null = null;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** Every message as people read it. */
  texts(): readonly string[] {
    return this.messages.map((message) => (message.blocks.length > 0 ? textOf(message.blocks) : message.text));
  }
}

/** What came back for one act: private words, words to the channel, a modal. */
export interface Answered {
  readonly said: { readonly ephemeral: boolean; readonly text: string }[];
  modal: (Piece & { readonly callback_id: string; readonly private_metadata: string; readonly blocks: Piece[] }) | null;
  uses: number;
  readonly channel: Channel;
}

/**
 * A workspace of our own that speaks the Web API, Socket Mode and signed HTTP, and refuses what Slack refuses.
 *
 *     const server = await SlackServer.open('socket');
 *     const channel = server.channel('quiz');
 *     const ada = server.member('Ada', { admin: true });
 *     await ada.slash(channel, 'define', { term: 'hyperviseur' });   // → what Ada alone is told
 *     await ada.clicks(channel, 'A');                                // a button, by letter or label
 */
export class SlackServer {
  readonly botToken = 'xoxb-1-test';
  readonly appToken = 'xapp-1-test';
  readonly signingSecret = 'a-secret-of-the-tests';
  readonly teamId = 'T0COLLE';
  readonly channels = new Map<string, Channel>();
  readonly members = new Map<string, Member>();
  readonly answered = new Map<string, Answered>();
  readonly files = new Set<string>();
  /** What stands in each member's App Home. */
  readonly homes = new Map<string, Published>();
  /** What was refused, in words; a test that expects none looks here. */
  readonly refusals: string[] = [];
  /** Every Web API call, oldest first. */
  readonly calls: { readonly method: string; readonly at: number; readonly args: Record<string, unknown> }[] = [];
  /** What becomes of the next calls of a method: refused, done but answered by half, or never answered. */
  readonly faults: { readonly method: string; readonly error: Refused | number | 'half' | 'silence' }[] = [];
  /** Whether the workspace took its token back. */
  revoked = false;
  /** How often each act is delivered, as Slack does when it is unsure. */
  deliveries = 1;
  /** Whether Colle was installed for an organisation: acts then name no workspace. */
  wholeOrganisation = false;
  /** Whether the addresses of acts are taken no more. */
  waysGone = false;
  readonly socketMode = new SocketMode();
  /** Where signed requests go; null: Socket Mode. */
  eventsUrl: string | null = null;
  readonly #server = createServer((request, response) => void this.#hear(request, response));
  readonly #mode: 'socket' | 'http';
  #counted = 0;

  private constructor(mode: 'socket' | 'http') {
    this.#mode = mode;
    this.#server.on('upgrade', (request, socket, head) => this.socketMode.take(request, socket, head));
  }

  static async open(mode: 'socket' | 'http'): Promise<SlackServer> {
    const server = new SlackServer(mode);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  channel(name: string): Channel {
    const channel = new Channel(`C${String(this.channels.size + 1).padStart(8, '0')}`, name);
    this.channels.set(channel.id, channel);
    return channel;
  }

  member(name: string, { admin = false, locale = 'fr-FR' } = {}): Member {
    const member = new Member(this, `U${String(this.members.size + 1).padStart(8, '0')}`, name, admin, locale);
    this.members.set(member.id, member);
    return member;
  }

  /** A time no message or act had before. */
  ts(at = Date.now()): string {
    this.#counted = (this.#counted + 1) % 1_000;
    return `${Math.floor(at / 1_000)}.${String((at % 1_000) * 1_000 + this.#counted).padStart(6, '0')}`;
  }

  /** Opens a way to answer one act. */
  way(id: string, channel: Channel): string {
    this.answered.set(id, { said: [], modal: null, uses: 0, channel });
    return `http://127.0.0.1:${this.port}/respond/${id}`;
  }

  /** Sends the app an act and waits for its acknowledgement; throws after 3 s. */
  async deliver(type: ActType, payload: object): Promise<void> {
    await Promise.all(Array.from({ length: this.deliveries }, () => this.#deliver(type, payload)));
  }

  async #deliver(type: ActType, payload: object): Promise<void> {
    if (this.#mode === 'socket') return this.socketMode.deliver(type, payload, ackMs);
    if (type === 'events_api')
      return this.#mustTake(await this.sends(JSON.stringify(payload), { type: 'application/json' }));
    const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
    await this.#mustTake(await this.sends(new URLSearchParams(fields as Record<string, string>).toString()));
  }

  async #mustTake(answer: Response): Promise<void> {
    if (answer.status !== 200) throw new Error(`the app answered ${answer.status}: ${await answer.text()}`);
  }

  /** Serves the app's own handler of signed requests, for an adapter without a page around it; resolves to what ends it. */
  async hosts(handle: ((request: Request) => Promise<Response>) | undefined): Promise<() => Promise<void>> {
    if (!handle) return async () => {};
    const answers = async (request: IncomingMessage, response: ServerResponse) => {
      const answer = await handle(
        new Request('http://127.0.0.1/slack/events', {
          method: 'POST',
          headers: Object.entries(request.headers).map(([key, value]) => [key, String(value)] as [string, string]),
          body: await bytesOf(request),
        }),
      );
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    };
    const host = createServer((request, response) => void answers(request, response));
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    this.eventsUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/slack/events`;
    return async () => {
      host.closeAllConnections();
      await new Promise((resolve) => host.close(resolve));
    };
  }

  /** A request by HTTP, signed as Slack signs unless told otherwise. */
  async sends(body: string, { at = Date.now(), secret = this.signingSecret, type = formType } = {}): Promise<Response> {
    if (!this.eventsUrl) throw new Error('the test has not said where signed requests go');
    const seconds = Math.floor(at / 1_000);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
    const answer = fetch(this.eventsUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-signature': signature,
        'x-slack-request-timestamp': String(seconds),
      },
    });
    return Promise.race([answer, lateAfter(ackMs)]);
  }

  async close(): Promise<void> {
    this.socketMode.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const [, kind = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const send = (status: number, answer: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    try {
      if (kind === 'upload') return void send(200, `OK - ${body.length}`);
      if (kind === 'respond') return void send(200, this.#respond(name, JSON.parse(body.toString('utf8'))));
      const fault = this.faults.findIndex(({ method }) => method === name);
      const [broken] = fault >= 0 ? this.faults.splice(fault, 1) : [];
      if (broken && typeof broken.error === 'number') return void send(broken.error, 'broken');
      if (broken && broken.error instanceof Refused) throw broken.error;
      if (broken?.error === 'silence') return;
      const args = argumentsOf(body.toString('utf8'), request.headers['content-type'] ?? '');
      const answer = await this.#call(name, args, request.headers.authorization ?? '');
      mustAnswer(name, answer);
      if (broken?.error === 'half') {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok":');
        setTimeout(() => response.destroy(), 20);
        return;
      }
      send(200, answer);
    } catch (error) {
      if (!(error instanceof Refused)) this.refusals.push(String(error));
      if (!(error instanceof Refused)) return void send(500, String(error));
      if (error.retryAfter !== null) {
        send(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(error.retryAfter) });
        return;
      }
      this.refusals.push(`${error.code}: ${error.message}`);
      send(kind === 'respond' ? 400 : 200, { ok: false, error: error.code });
    }
  }

  async #call(method: string, args: Record<string, unknown>, authorization: string): Promise<object> {
    const wanted = method === 'apps.connections.open' ? this.appToken : this.botToken;
    if (this.revoked) throw new Refused('token_revoked', method);
    if (authorization !== `Bearer ${wanted}`) throw new Refused('invalid_auth', `${method} with the wrong token`);
    mustFit(method, args);
    this.calls.push({ method, at: Date.now(), args });
    const channel = this.channels.get(String(args.channel));
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: this.teamId, user_id: 'UBOT', bot_id: 'BBOT', user: 'colle', team: 'Colle' };
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${this.port}/link` };
      case 'users.info': {
        const member = this.members.get(String(args.user));
        if (!member) throw new Refused('user_not_found', String(args.user));
        return { ok: true, user: member.profile() };
      }
      case 'chat.postMessage': {
        if (!channel) throw new Refused('channel_not_found', String(args.channel));
        if (channel.refusal) throw new Refused(channel.refusal, channel.name);
        const blocks = (args.blocks ?? []) as Piece[];
        mustBeSendable(args.text, blocks, this.files);
        const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : null;
        const message = { ts: this.ts(), threadTs, text: String(args.text), blocks, edits: 0 };
        channel.messages.push(message);
        return { ok: true, channel: channel.id, ts: message.ts };
      }
      case 'chat.postEphemeral': {
        if (!channel) throw new Refused('channel_not_found', String(args.channel));
        const blocks = (args.blocks ?? []) as Piece[];
        mustBeSendable(args.text, blocks, this.files);
        const [newest] = [...this.answered.values()].reverse();
        newest?.said.push({ ephemeral: true, text: textOf(blocks) });
        return { ok: true, message_ts: this.ts() };
      }
      case 'chat.update': {
        const message = channel?.messages.find(({ ts }) => ts === args.ts);
        if (!message) throw new Refused('message_not_found', String(args.ts));
        const recent = this.calls.filter((one) => one.method === method && one.at > Date.now() - 60_000);
        if (recent.length > updatesAMinute) throw new Refused('ratelimited', 'too many edits', 5);
        mustBeSendable(args.text, (args.blocks ?? []) as Piece[], this.files);
        Object.assign(message, { text: args.text, blocks: args.blocks ?? [], edits: message.edits + 1 });
        return { ok: true, channel: channel?.id, ts: message.ts };
      }
      case 'views.open': {
        mustBeModal(args.view);
        const answered = this.answered.get(String(args.trigger_id));
        if (!answered || answered.modal) throw new Refused('expired_trigger_id', String(args.trigger_id));
        answered.modal = args.view as Answered['modal'];
        return { ok: true };
      }
      case 'views.publish': {
        const view = args.view as Published;
        mustBeHome(view, this.files);
        this.homes.set(String(args.user_id), view);
        return { ok: true };
      }
      case 'files.getUploadURLExternal': {
        const id = `F${String(this.files.size + 1).padStart(8, '0')}`;
        if (!args.alt_text) throw new Refused('invalid_arguments', 'a picture without alt text');
        this.files.add(id);
        return { ok: true, upload_url: `http://127.0.0.1:${this.port}/upload/${id}`, file_id: id };
      }
      case 'files.completeUploadExternal':
        return { ok: true, files: (args.files as { id: string }[]).map(({ id }) => ({ id })) };
      default:
        throw new Refused('unknown_method', method);
    }
  }

  #respond(id: string, body: Record<string, unknown>): object {
    const answered = this.answered.get(id);
    if (!answered) throw new Refused('used_url', 'a response_url of nobody');
    if (this.waysGone) throw new Refused('expired_url', 'a response_url after half an hour');
    answered.uses += 1;
    if (answered.uses > 5) throw new Refused('used_url', 'a response_url used more than five times');
    const known = ['text', 'blocks', 'response_type', 'replace_original', 'delete_original', 'thread_ts'];
    const unknown = Object.keys(body).filter((key) => !known.includes(key));
    if (unknown.length > 0) throw new Refused('invalid_arguments', `unknown fields: ${unknown.join(', ')}`);
    const blocks = (body.blocks ?? []) as Piece[];
    mustBeSendable(body.text, blocks, this.files);
    const ephemeral = body.response_type !== 'in_channel';
    if (!ephemeral)
      answered.channel.messages.push({ ts: this.ts(), threadTs: null, text: String(body.text), blocks, edits: 0 });
    answered.said.push({ ephemeral, text: textOf(blocks) });
    return { ok: true };
  }

  /** Waits until something holds. */
  async until<T>(what: string, look: () => T | undefined | null, withinMs = 5_000): Promise<T> {
    const end = givenTime() + withinMs;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== null) return found;
      if (givenTime() > end)
        throw new Error(`${what}: not within ${withinMs} ms; refused: ${this.refusals.join('; ')}`);
      await sleep(5);
    }
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const numbers = ['length', 'limit'];

/** A call's arguments, out of a form or JSON. */
function argumentsOf(body: string, type: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return JSON.parse(body) as Record<string, unknown>;
  const read = (key: string, value: string): unknown => {
    if (value === 'true' || value === 'false') return value === 'true';
    if (numbers.includes(key)) return Number(value);
    return /^[[{]/.test(value) && ['blocks', 'view', 'files', 'metadata'].includes(key) ? JSON.parse(value) : value;
  };
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, read(key, value)]));
}
