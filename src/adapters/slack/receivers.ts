import type { App, Receiver } from '@slack/bolt';
import { isValidSlackRequest } from '@slack/bolt';

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
  #app: App | null = null;

  constructor(signingSecret: string) {
    this.#signingSecret = signingSecret;
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
    const raw = await request.text();
    if (!this.#isSigned(request, raw)) return new Response('the signature does not fit', { status: 401 });
    const body = bodyOf(raw, request.headers.get('content-type') ?? '');
    if (!body) return new Response('the body cannot be read', { status: 400 });
    if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
    if ('ssl_check' in body) return new Response('');
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
        () => answer(new Response('', { status: 500 })),
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

function bodyOf(raw: string, type: string): Record<string, unknown> | null {
  try {
    if (type.startsWith('application/json')) return JSON.parse(raw) as Record<string, unknown>;
    const fields = Object.fromEntries(new URLSearchParams(raw));
    return fields.payload === undefined ? fields : (JSON.parse(fields.payload) as Record<string, unknown>);
  } catch {
    return null;
  }
}
