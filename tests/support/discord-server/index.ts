/**
 * A Discord on loopback for tests: REST v10 and the gateway, checked against the official description and Discord's limits.
 *
 *   const server = await DiscordServer.open();              // server.apiUrl, server.token
 *   const quiz = server.channel('quiz');                     // quiz.messages, quiz.texts()
 *   const ada = server.member('Ada', { locale: 'fr' });      // { permissions: manageMessages } for an instructor
 *   await ada.slash(quiz, 'define', { term: 'noyau' });      // what Ada alone is told, as text
 *   await ada.clicks(quiz, 'A');  await ada.selects(quiz, ['A', 'C']);  await ada.writes(quiz, 'noyau');
 *   server.faults.push({ status: 500 });                     // the next post or edit of a message fails so
 */

import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { givenTime } from '../given-time.ts';
import type { Component } from './checks.ts';
import { mustBeSendable, mustFit, Refused } from './checks.ts';
import { Gateway } from './gateway.ts';
import { Member } from './member.ts';
import type { Answered, StoredMessage } from './model.ts';
import { Channel, everyText, snowflake } from './model.ts';

/** The permission of whoever leads. */
export const manageMessages = 1n << 13n;

export class DiscordServer {
  readonly token = `MTAw${'x'.repeat(20)}.Gabcde.${'y'.repeat(38)}`;
  readonly appId = snowflake();
  readonly guildId = snowflake();
  readonly channels = new Map<string, Channel>();
  readonly interactions = new Map<string, Answered>();
  /** What becomes of the next posts and edits of messages: refused, done but answered by half, or never answered. */
  readonly faults: (
    | { readonly status: number; readonly code?: number; readonly retryAfter?: number }
    | 'half'
    | 'silence'
  )[] = [];
  /** The next writes of commands are refused. */
  refusedWrites = 0;
  /** Why no thread can be made: the code Discord refuses with; null when one can. */
  threadRefusal: number | null = null;
  /** Whether the token is good no more: whoever uses it is refused, and whoever listens is cut off. */
  #revoked = false;
  /** Requests that were refused for what they said: a test expects none. */
  readonly refusals: string[] = [];
  commands: readonly Record<string, unknown>[] = [];
  commandWrites = 0;
  gateway!: Gateway;
  apiUrl = '';
  #server: Server | null = null;

  static async open(): Promise<DiscordServer> {
    const server = new DiscordServer();
    await new Promise<void>((ready) => {
      server.#server = serve(
        { fetch: (request) => server.#answer(request), port: 0, hostname: '127.0.0.1' },
        ({ port }) => {
          server.apiUrl = `http://127.0.0.1:${port}/api`;
          ready();
        },
      ) as Server;
    });
    if (!server.#server) throw new Error('no server');
    server.gateway = new Gateway(server.#server, server.token, () => server.#greeting());
    return server;
  }

  channel(name: string): Channel {
    const channel = new Channel(name);
    this.channels.set(channel.id, channel);
    return channel;
  }

  member(name: string, options: { readonly permissions?: bigint; readonly locale?: string } = {}): Member {
    return new Member(this, name, options.permissions ?? everyText, options.locale ?? 'fr');
  }

  /** The token was taken back by its owner. */
  revoke(): void {
    this.#revoked = true;
    this.gateway.refuse();
  }

  async close(): Promise<void> {
    this.gateway.close();
    const server = this.#server;
    await new Promise((gone) => (server ? server.close(gone) : gone(undefined)));
  }

  #greeting() {
    const user = { id: this.appId, username: 'colle', discriminator: '0', global_name: null, avatar: null, bot: true };
    const roles = [
      {
        id: this.guildId,
        name: '@everyone',
        permissions: '0',
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ];
    const member = { user, roles: [], joined_at: new Date().toISOString(), deaf: false, mute: false, flags: 0 };
    const guild = {
      id: this.guildId,
      name: 'Class',
      owner_id: snowflake(),
      roles,
      members: [member],
      channels: [...this.channels.values()].map((one) => this.channelBody(one)),
      threads: [],
      emojis: [],
      stickers: [],
      features: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
      preferred_locale: 'fr',
      premium_tier: 0,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      mfa_level: 0,
      nsfw_level: 0,
      system_channel_flags: 0,
      afk_timeout: 300,
      member_count: 2,
      large: false,
      unavailable: false,
      joined_at: new Date().toISOString(),
      premium_progress_bar_enabled: false,
    };
    return [
      {
        t: 'READY',
        d: {
          v: 10,
          user,
          guilds: [{ id: this.guildId, unavailable: true }],
          session_id: 'session',
          resume_gateway_url: this.#gatewayUrl,
          application: { id: this.appId, flags: 0 },
          shard: [0, 1],
        },
      },
      { t: 'GUILD_CREATE', d: guild },
    ];
  }

  get #gatewayUrl(): string {
    return this.apiUrl.replace('http', 'ws').replace(/\/api$/, '');
  }

  channelBody(channel: Channel) {
    const overwrites = [{ id: this.guildId, type: 0, allow: String(channel.permissions), deny: '0' }];
    return {
      id: channel.id,
      name: channel.name,
      type: channel.parent ? 11 : channel.type,
      guild_id: this.guildId,
      position: 0,
      permission_overwrites: overwrites,
      parent_id: channel.parent,
      nsfw: false,
      topic: null,
      rate_limit_per_user: 0,
      last_message_id: null,
      ...(channel.parent
        ? {
            thread_metadata: {
              archived: false,
              auto_archive_duration: 1440,
              archive_timestamp: new Date().toISOString(),
              locked: false,
            },
            owner_id: this.appId,
          }
        : {}),
    };
  }

  async #answer(request: Request): Promise<Response> {
    try {
      const path = new URL(request.url).pathname.replace(/^\/api\/v10/, '');
      return await this.#route(request, path.split('/').filter(Boolean));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 50035) this.refusals.push(error.message);
      return Response.json(
        { code: error.code, message: error.message },
        { status: error.status, headers: { ...error.headers } },
      );
    }
  }

  async #route(request: Request, path: readonly string[]): Promise<Response> {
    const { method } = request;
    const [first, id = '', third, fourth, fifth] = path;
    if (
      first !== 'interactions' &&
      first !== 'webhooks' &&
      (this.#revoked || request.headers.get('authorization') !== `Bot ${this.token}`)
    )
      throw new Refused(401, 0, '401: Unauthorized');
    if (first === 'gateway')
      return Response.json({
        url: this.#gatewayUrl,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      });
    if (first === 'applications' && third === 'commands') {
      if (method === 'PUT') {
        if (this.refusedWrites > 0) {
          this.refusedWrites -= 1;
          throw new Refused(400, 30034, 'Daily application command creation limit reached');
        }
        const commands = (await request.json()) as Record<string, unknown>[];
        for (const command of commands) mustFit('ApplicationCommandUpdateRequest', command);
        this.commandWrites += 1;
        this.commands = commands.map((command) => ({
          id: snowflake(),
          application_id: this.appId,
          version: '1',
          nsfw: false,
          dm_permission: true,
          ...command,
          default_member_permissions: permissionsOf(command.default_member_permissions),
        }));
      }
      return Response.json(this.commands);
    }
    if (first === 'interactions' && fourth === 'callback') return this.#callback(id, request);
    if (first === 'webhooks')
      return this.#webhook(method, fourth === 'messages' ? (fifth ?? '') : '', third ?? '', request);
    if (first === 'channels' && third === undefined) return Response.json(this.channelBody(this.#channelAt(id)));
    if (first === 'channels' && third === 'messages' && fifth === 'threads')
      return this.#thread(id, fourth ?? '', request);
    if (first === 'channels' && third === 'messages') return this.#message(method, id, fourth ?? '', request);
    throw new Refused(404, 0, `404: ${method} /${path.join('/')}`);
  }

  #channelAt(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw new Refused(404, 10003, 'Unknown Channel');
    return channel;
  }

  async #message(method: string, channelId: string, messageId: string, request: Request): Promise<Response> {
    const { body, files } = await bodyOf(request);
    const fault = this.faults.shift();
    if (fault === 'silence') return new Promise(() => {});
    if (fault === 'half') {
      this.#messageDone(method, channelId, messageId, { body, files });
      return half();
    }
    if (fault?.status === 429)
      throw new Refused(429, 0, 'You are being rate limited.', {
        'retry-after': String(fault.retryAfter ?? 1),
        'x-ratelimit-scope': 'shared',
      });
    if (fault) throw new Refused(fault.status, fault.code ?? 0, 'a fault');
    return Response.json(this.messageBody(this.#messageDone(method, channelId, messageId, { body, files })));
  }

  #messageDone(
    method: string,
    channelId: string,
    messageId: string,
    { body, files }: Awaited<ReturnType<typeof bodyOf>>,
  ): StoredMessage {
    const channel = this.#channelAt(channelId);
    if ((channel.permissions & (1n << 11n)) === 0n) throw new Refused(403, 50013, 'Missing Permissions');
    mustFit(method === 'POST' ? 'MessageCreateRequest' : 'MessageEditRequestPartial', body);
    mustBeSendable(body, files);
    const components = (body.components ?? []) as readonly Component[];
    if (method === 'POST') {
      const nonce = body.enforce_nonce ? String(body.nonce) : null;
      const known = nonce === null ? undefined : channel.messages.find((one) => one.nonce === nonce);
      const message = known ?? { id: snowflake(), channel: channelId, nonce, components, edits: 0 };
      if (!known) channel.messages.push(message);
      return message;
    }
    const message = channel.messages.find((one) => one.id === messageId);
    if (!message) throw new Refused(404, 10008, 'Unknown Message');
    message.components = components;
    message.edits += 1;
    return message;
  }

  async #thread(channelId: string, messageId: string, request: Request): Promise<Response> {
    const body = (await request.json()) as { name: string };
    mustFit('CreateTextThreadWithMessageRequest', body);
    if (this.threadRefusal !== null) throw new Refused(403, this.threadRefusal, 'no thread here');
    if (this.channels.has(messageId))
      throw new Refused(400, 160004, 'A thread has already been created for this message');
    const thread = new Channel(body.name);
    Object.assign(thread, { id: messageId, parent: this.#channelAt(channelId).id });
    this.channels.set(messageId, thread);
    this.gateway.dispatch('THREAD_CREATE', this.channelBody(thread));
    return Response.json(this.channelBody(thread), { status: 201 });
  }

  async #callback(id: string, request: Request): Promise<Response> {
    const { body, files } = await bodyOf(request);
    const answered = this.interactions.get(id);
    if (!answered || givenTime() > answered.lateAt) throw new Refused(404, 10062, 'Unknown interaction');
    if (answered.callback) throw new Refused(400, 40060, 'Interaction has already been acknowledged.');
    const data = body.data as
      | (Record<string, unknown> & { flags?: number; components?: readonly Component[] })
      | undefined;
    const schema = {
      4: 'CreateMessageInteractionCallbackRequest',
      5: 'CreateMessageInteractionCallbackRequest',
      8: 'ApplicationCommandAutocompleteCallbackRequest',
      9: 'ModalInteractionCallbackRequest',
    }[Number(body.type)];
    if (!schema) throw new Refused(400, 50035, `no callback of type ${String(body.type)} is expected`);
    mustFit(schema, body);
    if (body.type === 4) {
      mustBeSendable(data ?? {}, files);
      this.#answers(answered, ((data?.flags ?? 0) & 64) !== 0, data?.components ?? []);
    }
    answered.callback = { type: Number(body.type), ...(data ? { data } : {}) };
    answered.ms = Date.now() - answered.sentAt;
    return new Response(null, { status: 204 });
  }

  async #webhook(method: string, message: string, token: string, request: Request): Promise<Response> {
    const answered = this.interactions.get(token.replace('token-', ''));
    if (!answered?.callback) throw new Refused(404, 10015, 'Unknown Webhook');
    const { body, files } = await bodyOf(request);
    mustFit(method === 'PATCH' ? 'IncomingWebhookUpdateRequestPartial' : 'IncomingWebhookRequestPartial', body);
    mustBeSendable(body, files);
    const components = (body.components ?? []) as readonly Component[];
    const deferred = answered.callback.type === 5;
    const ephemeral = method === 'PATCH' && deferred ? true : ((Number(body.flags) || 0) & 64) !== 0;
    if (method === 'PATCH' && message === '@original' && !deferred && answered.messages[0])
      answered.messages[0].components = components;
    else this.#answers(answered, ephemeral, components);
    return Response.json(this.messageBody({ id: snowflake(), channel: '0', nonce: null, components, edits: 0 }));
  }

  /** What is not for one person alone stands in the channel. */
  #answers(answered: Answered, ephemeral: boolean, components: readonly Component[]): void {
    answered.messages.push({ ephemeral, components });
    const { channel } = answered;
    if (!ephemeral && channel)
      channel.messages.push({ id: snowflake(), channel: channel.id, nonce: null, components, edits: 0 });
  }

  messageBody(message: StoredMessage) {
    return {
      id: message.id,
      channel_id: message.channel,
      type: 0,
      content: '',
      flags: 1 << 15,
      components: message.components,
      attachments: [],
      embeds: [],
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      author: { id: this.appId, username: 'colle', discriminator: '0', avatar: null, bot: true },
    };
  }
}

async function bodyOf(
  request: Request,
): Promise<{ body: Record<string, unknown> & { components?: readonly Component[] }; files: readonly string[] }> {
  if (request.method === 'DELETE' || request.method === 'GET') return { body: {}, files: [] };
  if (!request.headers.get('content-type')?.startsWith('multipart/'))
    return { body: (await request.json()) as Record<string, unknown>, files: [] };
  const form = await request.formData();
  const files = [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.name]));
  return { body: JSON.parse(form.get('payload_json') as string) as Record<string, unknown>, files };
}

/** An answer whose connection breaks in the middle. */
function half(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      setTimeout(() => controller.error(new Error('the connection broke')), 20);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** Discord takes a number or a string and gives a string. */
const permissionsOf = (given: unknown) =>
  typeof given === 'number' || typeof given === 'string' ? String(given) : null;
