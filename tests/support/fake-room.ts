import type { Outbox } from '../../src/core/ports.ts';
import { Undeliverable } from '../../src/core/ports.ts';
import type { View } from '../../src/core/view.ts';
import type { FakeClock } from './fake-clock.ts';
import { wordsOf } from './words-of.ts';

/** One message a room shows: its latest view, and every view it has shown. */
export interface Message {
  readonly id: string;
  readonly room: string;
  readonly at: number;
  readonly under: string | undefined;
  view: View;
  edits: number;
}

/** What the room is like: its messages, and the faults it is told to have. */
export class FakeRoom implements Outbox {
  readonly messages: Message[] = [];
  readonly faults: Error[] = [];
  readonly missing: string[] = [];
  readonly #nonces = new Map<string, Message>();
  everyMs = 1_000;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async post(room: string, view: View, nonce: string, under?: string) {
    const fault = this.faults.shift();
    if (fault) throw fault;
    const known = this.#nonces.get(nonce);
    if (known) return { message: known.id, at: known.at };
    const message = { id: `m${this.messages.length + 1}`, room, at: this.#clock.now(), under, view, edits: 0 };
    this.#nonces.set(nonce, message);
    this.messages.push(message);
    return { message: message.id, at: message.at };
  }

  async replace(_room: string, id: string, view: View) {
    const fault = this.faults.shift();
    if (fault) throw fault;
    const message = this.messages.find((one) => one.id === id);
    if (!message) throw new Undeliverable('message', null);
    message.view = view;
    message.edits += 1;
  }

  pace(room: string) {
    return { lane: room, everyMs: this.everyMs };
  }

  async missingPermissions() {
    return this.missing;
  }

  get last(): Message {
    const message = this.messages.at(-1);
    if (!message) throw new Error('the room is empty');
    return message;
  }

  /** What the latest message says. */
  get says(): string {
    return wordsOf(this.last.view);
  }
}
