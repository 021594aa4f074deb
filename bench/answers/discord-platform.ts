import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Platform } from './platform.ts';
import { until } from './platform.ts';

const epoch = 1_420_070_400_000n;
const appId = '100000000000000001';
const guildId = '100000000000000002';
const channelId = '100000000000000003';
const manageMessages = String((1n << 13n) | (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 35n) | (1n << 38n));

let counted = 0n;
const snowflake = () => {
  counted = (counted + 1n) % 4_194_304n;
  return String(((BigInt(Date.now()) - epoch) << 22n) | counted);
};

/** A Discord that only passes clicks on and hears their acknowledgements. */
export class DiscordPlatform implements Platform {
  readonly token = `MTAw${'x'.repeat(20)}.Gabcde.${'y'.repeat(38)}`;
  otherCalls = 0;
  #press: string | null = null;
  #socket: WebSocket | null = null;
  readonly #waiting = new Map<string, () => void>();
  readonly #server = createServer((request, response) => this.#answer(request, response));

  static async open(): Promise<DiscordPlatform> {
    const platform = new DiscordPlatform();
    await new Promise<void>((ready) => platform.#server.listen(0, '127.0.0.1', ready));
    platform.#server.keepAliveTimeout = 60_000;
    const sockets = new WebSocketServer({ server: platform.#server });
    sockets.on('connection', (socket) => platform.#greet(socket));
    return platform;
  }

  get #host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get env() {
    return { DISCORD_TOKEN: this.token, DISCORD_API_URL: `http://${this.#host}/api` };
  }

  async connected(): Promise<void> {
    await until('gateway', () => this.#socket);
  }

  async question(): Promise<string> {
    await this.#slash('course', 'use', [{ name: 'name', type: 3, value: 'bench' }]);
    await this.#slash('quiz', 'start', [
      { name: 'seconds', type: 4, value: 0 },
      { name: 'questions', type: 4, value: 1 },
      { name: 'lobby', type: 4, value: 0 },
    ]);
    return until('question', () => this.#press);
  }

  click(person: number, press: string): Promise<number> {
    return this.#interact(person, 3, { custom_id: press, component_type: 2 }, true);
  }

  async close(): Promise<void> {
    this.#socket?.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #slash(name: string, sub: string, options: readonly object[]): Promise<void> {
    const data = { id: snowflake(), name, type: 1, options: [{ name: sub, type: 1, options }] };
    await this.#interact(0, 2, data, false);
  }

  #interact(person: number, type: number, data: object, onMessage: boolean): Promise<number> {
    const id = snowflake();
    const user = {
      id: String(200_000_000_000_000_000n + BigInt(person)),
      username: `p${person}`,
      discriminator: '0',
      avatar: null,
    };
    const interaction = {
      id,
      application_id: appId,
      type,
      data,
      token: `t${id}`,
      version: 1,
      locale: 'fr',
      app_permissions: manageMessages,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_000_000,
      guild_id: guildId,
      guild: { id: guildId, features: [], locale: 'fr' },
      guild_locale: 'fr',
      channel_id: channelId,
      channel,
      context: 0,
      member: {
        user,
        roles: [],
        joined_at: '2026-01-01T00:00:00Z',
        deaf: false,
        mute: false,
        flags: 0,
        permissions: manageMessages,
      },
      ...(onMessage ? { message: messageOf('300000000000000000') } : {}),
    };
    return new Promise((resolve) => {
      const start = performance.now();
      this.#waiting.set(id, () => resolve(performance.now() - start));
      this.#dispatch('INTERACTION_CREATE', interaction);
    });
  }

  #sequence = 0;
  #dispatch(t: string, d: unknown): void {
    this.#sequence += 1;
    this.#socket?.send(JSON.stringify({ op: 0, s: this.#sequence, t, d }));
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    socket.on('message', (data) => {
      const { op } = JSON.parse((data as Buffer).toString('utf8')) as { op: number };
      if (op === 1) socket.send('{"op":11}');
      if (op !== 2) return;
      this.#socket = socket;
      const user = { id: appId, username: 'colle', discriminator: '0', avatar: null, bot: true };
      const session = { session_id: 's', resume_gateway_url: `ws://${this.#host}`, shard: [0, 1] };
      this.#dispatch('READY', {
        v: 10,
        user,
        guilds: [{ id: guildId, unavailable: true }],
        application: { id: appId, flags: 0 },
        ...session,
      });
      this.#dispatch('GUILD_CREATE', {
        ...guild,
        members: [{ user, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 }],
      });
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*/, '');
    const [, first, id = '', last] = path.split('/');
    const isCallback = first === 'interactions';
    if (isCallback) this.#waiting.get(id)?.();
    this.#waiting.delete(id);
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      if (isCallback) {
        response.writeHead(204).end();
        return;
      }
      this.otherCalls += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.#reply(first ?? '', last ?? '', request.method ?? '', body)));
    });
  }

  #reply(first: string, last: string, method: string, body: string): unknown {
    if (first === 'gateway')
      return {
        url: `ws://${this.#host}`,
        shards: 1,
        session_start_limit: { total: 1_000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      };
    if (first === 'applications') return method === 'PUT' ? JSON.parse(body) : [];
    if (first === 'channels' && last === 'messages') {
      this.#press ??= /"custom_id":"(answer:[^"]+)"/.exec(body)?.[1] ?? null;
      return messageOf(snowflake());
    }
    return channel;
  }
}

const channel = {
  id: channelId,
  name: 'quiz',
  type: 0,
  guild_id: guildId,
  position: 0,
  permission_overwrites: [],
  nsfw: false,
};

const guild = {
  id: guildId,
  name: 'Class',
  owner_id: '100000000000000009',
  roles: [
    {
      id: guildId,
      name: '@everyone',
      permissions: manageMessages,
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  channels: [channel],
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
  joined_at: '2026-01-01T00:00:00Z',
  premium_progress_bar_enabled: false,
};

const messageOf = (id: string) => ({
  id,
  channel_id: channelId,
  type: 0,
  content: '',
  flags: 1 << 15,
  components: [],
  attachments: [],
  embeds: [],
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  pinned: false,
  tts: false,
  timestamp: '2026-01-01T00:00:00Z',
  edited_timestamp: null,
  author: { id: appId, username: 'colle', discriminator: '0', avatar: null, bot: true },
});
