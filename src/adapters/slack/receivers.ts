import type { App, Receiver } from '@slack/bolt';
import { isValidSlackRequest } from '@slack/bolt';
import type { Logger } from '../../core/ports.ts';

const futureSeconds = 300;
const patienceMs = 2_900;

/** Two sockets for one app: while one is renewed, people are heard by the other. What both deliver is harmless. */
export class BothSockets implements Receiver {
  readonly #sockets: readonly Receiver[];

  constructor(sockets: readonly Receiver[]) {
    this.#sockets = sockets;
  }

  init(app: App): void {
    for (const socket of this.#sockets) socket.init(app);
  }

  start(): Promise<unknown> {
    return Promise.all(this.#sockets.map((socket) => socket.start()));
  }

  stop(): Promise<unknown> {
    return Promise.all(this.#sockets.map((socket) => socket.stop()));
  }
}

/** Takes requests Slack signed, from whatever server hears them. */
export class SignedRequests implements Receiver {
  readonly #signingSecret: string;
  readonly #log: Logger;
  #app: App | null = null;

  constructor(signingSecret: string, log: Logger) {
    this.#signingSecret = signingSecret;
    this.#log = log;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {
    this.#app = null;
  }

  /** Answers one request: 401 unless Slack signed it within five minutes, and within 3 s in any case. */
  async handle(request: Request): Promise<Response> {
    // The signature is of every byte, a leading mark of their order included, which text() would drop.
    const raw = Buffer.from(await request.arrayBuffer()).toString('utf8');
    const body = bodyOf(raw, request.headers.get('content-type') ?? '');
    // Slack looks for a certificate without signing, and nothing comes of it.
    if (body?.ssl_check === '1') return new Response('');
    if (!this.#isSigned(request, raw)) return new Response('the signature does not fit', { status: 401 });
    if (!body) return new Response('the body cannot be read', { status: 400 });
    if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
    const app = this.#app;
    if (!app) return new Response('not ready', { status: 503, headers: { 'retry-after': '5' } });
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(new Response('nobody answered in time', { status: 504 })), patienceMs);
      const answer = (response: Response) => {
        clearTimeout(timer);
        resolve(response);
      };
      const ack = async (said?: unknown) => answer(acknowledged(said));
      app.processEvent({ body, ack }).then(
        () => answer(new Response('nobody takes this', { status: 404 })),
        (error: unknown) => {
          this.#log.warn('a request Slack signed makes no sense', { error });
          answer(new Response('the request makes no sense', { status: 400 }));
        },
      );
    });
  }

  #isSigned(request: Request, body: string): boolean {
    const signature = request.headers.get('x-slack-signature') ?? '';
    const at = Number(request.headers.get('x-slack-request-timestamp') ?? Number.NaN);
    if (!Number.isFinite(at) || at > Date.now() / 1_000 + futureSeconds) return false;
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': at };
    return isValidSlackRequest({ signingSecret: this.#signingSecret, body, headers });
  }
}

function acknowledged(said: unknown): Response {
  if (said === undefined || said === '') return new Response('');
  return typeof said === 'string' ? new Response(said) : Response.json(said);
}

/** What a body holds, as JSON or as a form with or without a payload; null when it is none of them. */
function bodyOf(raw: string, type: string): Record<string, unknown> | null {
  try {
    if (type.startsWith('application/json')) return objectOf(JSON.parse(raw));
    const fields = Object.fromEntries(new URLSearchParams(raw));
    return fields.payload === undefined ? fields : objectOf(JSON.parse(fields.payload));
  } catch {
    return null;
  }
}

const objectOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
