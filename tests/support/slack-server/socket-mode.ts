import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { givenTime } from '../given-time.ts';

const pingMs = 10_000;
const connectMs = 10_000;

/** The socket side of a workspace: each envelope goes to one of the app's sockets and wants its acknowledgement. */
export class SocketMode {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open: WebSocket[] = [];
  readonly #waiting = new Map<string, () => void>();
  readonly #pings = setInterval(() => {
    for (const socket of this.#open) socket.ping();
  }, pingMs);
  #turn = 0;
  /** Whether nobody can connect. */
  down = false;

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.down) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (link) => {
      this.#open.push(link);
      link.on('close', () => {
        const place = this.#open.indexOf(link);
        if (place >= 0) this.#open.splice(place, 1);
      });
      link.on('message', (raw) => {
        const { envelope_id: id } = JSON.parse((raw as Buffer).toString('utf8')) as { envelope_id: string };
        this.#waiting.get(id)?.();
      });
      link.send(
        JSON.stringify({ type: 'hello', num_connections: this.#open.length, connection_info: { app_id: 'A1' } }),
      );
    });
  }

  /** How many sockets the app holds open. */
  get connections(): number {
    return this.#open.length;
  }

  /** Sends one envelope; throws when it is not acknowledged in time. */
  async deliver(type: string, payload: object, withinMs: number): Promise<void> {
    const until = Date.now() + connectMs;
    while (this.#open.length === 0) {
      if (Date.now() > until) throw new Error('the app holds no socket open');
      await sleep(20);
    }
    this.#turn += 1;
    const link = this.#open[this.#turn % this.#open.length];
    const envelope_id = randomUUID();
    let acknowledged = false;
    this.#waiting.set(envelope_id, () => {
      acknowledged = true;
    });
    link?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type === 'slash_commands' }));
    const late = givenTime() + withinMs;
    while (!acknowledged && givenTime() < late) await sleep(2);
    this.#waiting.delete(envelope_id);
    if (!acknowledged) throw new Error(`an envelope was not acknowledged within ${withinMs} ms`);
  }

  /** Asks the app to renew one of its sockets, as Slack does every few hours. */
  refresh(): void {
    this.#open[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  }

  /** Cuts every socket without a word. */
  cut(): void {
    for (const socket of this.#open.splice(0)) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    this.cut();
    this.#server.close();
  }
}
