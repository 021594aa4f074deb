import { createHmac } from 'node:crypto';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Platform } from './platform.ts';
import { until } from './platform.ts';

const team = 'T0BENCH';
const channel = 'C0BENCH';
const signingSecret = 'a-secret-of-the-bench';

/** A Slack that only passes clicks on, by socket or by signed request, and hears their acknowledgements. */
export class SlackPlatform implements Platform {
  otherCalls = 0;
  receipts = 0;
  /** Where signed requests go. */
  eventsUrl: URL | null = null;
  readonly #mode: 'socket' | 'http';
  #press: string | null = null;
  #counted = 0;
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, () => void>();
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });

  private constructor(mode: 'socket' | 'http') {
    this.#mode = mode;
  }

  static async open(mode: 'socket' | 'http'): Promise<SlackPlatform> {
    const platform = new SlackPlatform(mode);
    await new Promise<void>((ready) => platform.#server.listen(0, '127.0.0.1', ready));
    platform.#server.keepAliveTimeout = 60_000;
    new WebSocketServer({ server: platform.#server }).on('connection', (socket) => {
      platform.#sockets.push(socket);
      socket.on('message', (data) => {
        const { envelope_id: id } = JSON.parse((data as Buffer).toString('utf8')) as { envelope_id: string };
        platform.#waiting.get(id)?.();
        platform.#waiting.delete(id);
      });
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0BENCH' } }));
    });
    return platform;
  }

  get #host(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get env() {
    const common = { SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_API_URL: `${this.#host}/api` };
    return this.#mode === 'socket'
      ? { ...common, SLACK_APP_TOKEN: 'xapp-bench' }
      : { ...common, SLACK_SIGNING_SECRET: signingSecret };
  }

  async connected(): Promise<void> {
    if (this.#mode === 'socket') await until('socket', () => this.#sockets.length > 0);
  }

  async question(): Promise<string> {
    for (const text of ['course use name:bench', 'quiz start seconds:0 questions:1 lobby:0']) {
      await this.#deliver('slash_commands', {
        command: '/colle',
        text,
        team_id: team,
        channel_id: channel,
        user_id: 'U0',
        user_name: 'teacher',
        response_url: `${this.#host}/respond`,
        trigger_id: 't',
      });
      await until('reply', () => this.receipts > 0);
      this.receipts = 0;
    }
    return until('question', () => this.#press);
  }

  click(person: number, press: string): Promise<number> {
    this.#counted += 1;
    const action_ts = `${(Date.now() / 1_000).toFixed(3)}${String(this.#counted % 1_000).padStart(3, '0')}`;
    return this.#deliver('interactive', {
      type: 'block_actions',
      api_app_id: 'A0BENCH',
      team: { id: team, domain: 'bench' },
      user: { id: `U${person}`, username: `p${person}`, name: `p${person}`, team_id: team },
      channel: { id: channel, name: 'quiz' },
      container: { type: 'message', message_ts: '1.0', channel_id: channel, is_ephemeral: false },
      message: { type: 'message', ts: '1.0', text: 'Question', blocks: [] },
      token: 'x',
      trigger_id: 't',
      response_url: `${this.#host}/respond`,
      actions: [
        {
          type: 'button',
          action_id: 'choice-0',
          block_id: 'b',
          text: { type: 'plain_text', text: 'A' },
          value: press,
          action_ts,
        },
      ],
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #deliver(type: 'interactive' | 'slash_commands', payload: object): Promise<number> {
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const heard = () => resolve(performance.now() - start);
      if (this.#mode === 'http') {
        this.#post(type, payload, heard, reject);
        return;
      }
      this.#counted += 1;
      const envelope_id = String(this.#counted);
      this.#waiting.set(envelope_id, heard);
      const socket = this.#sockets[this.#counted % this.#sockets.length];
      socket?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type === 'slash_commands' }));
    });
  }

  #post(type: string, payload: object, heard: () => void, failed: (error: Error) => void, again = true): void {
    if (!this.eventsUrl) throw new Error('nobody hears signed requests');
    const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
    const body = new URLSearchParams(fields).toString();
    const at = Math.floor(Date.now() / 1_000);
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': at,
      'x-slack-signature': signature,
    };
    const request = httpRequest(this.eventsUrl, { method: 'POST', agent: this.#agent, headers }, (response) => {
      if (response.statusCode !== 200) failed(new Error(`a click was answered ${response.statusCode}`));
      response.resume().on('end', heard);
    });
    // A connection the server has just let go of is no fault of anybody's.
    request.on('error', (error) =>
      again && request.reusedSocket ? this.#post(type, payload, heard, failed, false) : failed(error),
    );
    request.end(body);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.url === '/respond') {
        this.receipts += 1;
        response.end('ok');
        return;
      }
      this.otherCalls += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...this.#reply((request.url ?? '').replace('/api/', ''), body) }));
    });
  }

  #reply(method: string, body: string): object {
    switch (method) {
      case 'apps.connections.open':
        return { url: this.#host.replace('http', 'ws') };
      case 'auth.test':
        return {
          team_id: team,
          user_id: 'U0BOT',
          bot_id: 'B0BOT',
          team: 'bench',
          user: 'colle',
          url: 'https://bench.slack.com/',
        };
      case 'users.info': {
        const user = new URLSearchParams(body).get('user') ?? '';
        return {
          user: {
            id: user,
            name: user,
            is_admin: user === 'U0',
            is_owner: false,
            locale: 'fr-FR',
            profile: { display_name: user },
          },
        };
      }
      case 'chat.postMessage':
        this.#press ??= /answer:[^"&]+/.exec(decodeURIComponent(body))?.[0] ?? null;
        return { channel, ts: `${Date.now() / 1_000}` };
      default:
        return { channel, ts: `${Date.now() / 1_000}` };
    }
  }
}
