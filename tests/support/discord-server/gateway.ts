import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Frame {
  readonly op: number;
  readonly d: Record<string, unknown> | number | null;
}

/** The gateway: hello, identify, heartbeats, dispatches with a sequence, resume of what was missed. */
export class Gateway {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sent: { readonly s: number; readonly t: string; readonly d: unknown }[] = [];
  #current: WebSocket | null = null;
  #sequence = 0;
  /** What a client that identifies is told first. */
  readonly #greet: () => readonly { readonly t: string; readonly d: unknown }[];
  readonly #token: string;
  identified = 0;
  resumed = 0;
  /** Whether sessions are forgotten: who wants to resume one has to identify anew. */
  forgets = false;
  /** Whether nobody can connect. */
  down = false;
  #refused = false;

  constructor(server: Server, token: string, greet: () => readonly { readonly t: string; readonly d: unknown }[]) {
    this.#token = token;
    this.#greet = greet;
    server.on('upgrade', (request, socket, head) =>
      this.down ? socket.destroy() : this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#open(ws)),
    );
  }

  #open(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 20_000 } }));
    socket.on('message', (data) => this.#hear(socket, JSON.parse((data as Buffer).toString('utf8')) as Frame));
  }

  #hear(socket: WebSocket, { op, d }: Frame): void {
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    const said = d as { readonly token?: string; readonly seq?: number };
    if (op !== 2 && op !== 6) return;
    if (this.#refused || said.token !== this.#token) {
      socket.close(4004);
      return;
    }
    if (op === 6 && this.forgets) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    this.#current = socket;
    if (op === 2) {
      this.identified += 1;
      this.#sequence = 0;
      this.#sent.length = 0;
      for (const { t, d: body } of this.#greet()) this.dispatch(t, body);
      return;
    }
    this.resumed += 1;
    for (const missed of this.#sent.filter(({ s }) => s > (said.seq ?? 0)))
      socket.send(JSON.stringify({ op: 0, ...missed }));
    this.dispatch('RESUMED', {});
  }

  /** Tells the client; kept for a client that is away and resumes. */
  dispatch(t: string, d: unknown): void {
    this.#sequence += 1;
    const frame = { s: this.#sequence, t, d };
    this.#sent.push(frame);
    if (this.#current?.readyState === 1) this.#current.send(JSON.stringify({ op: 0, ...frame }));
  }

  /** Cuts the connection as a network does. */
  drop(): void {
    this.#current?.terminate();
  }

  /** Takes no token any more, and says so to who is connected. */
  refuse(): void {
    this.#refused = true;
    for (const socket of this.#sockets.clients) socket.close(4004);
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }
}
