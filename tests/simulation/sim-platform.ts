import type { RoomId } from '../../src/core/ids.ts';
import { platformOf } from '../../src/core/ids.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { TryLater, Undeliverable } from '../../src/core/ports.ts';
import type { View } from '../../src/core/view.ts';
import type { Chance } from './chance.ts';
import type { SimClock } from './sim-clock.ts';

/** A message in a room as it reads now. */
export interface SimMessage {
  readonly id: string;
  readonly room: RoomId;
  readonly nonce: string;
  readonly at: number;
  view: View;
  deleted: boolean;
}

const editEveryMs = { discord: 1_000, slack: 3_000, web: 100 };

/** Chat platforms that are slow, refuse, hang, and do what they were asked without saying so. */
export class SimPlatform implements Outbox {
  readonly messages: SimMessage[] = [];
  /** Edits that were sent, by lane, in true time. */
  readonly edits = new Map<string, number[]>();
  /** Every view that stood in a room, with when. */
  readonly shown: { readonly room: RoomId; readonly at: number; readonly view: View }[] = [];
  /** How much goes wrong, 0 to 1; at 0 the platforms are merely slow. */
  trouble = 0;
  heard: (message: SimMessage) => void = () => {};
  readonly #clock: SimClock;
  readonly #chance: Chance;

  constructor(clock: SimClock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  async post(room: RoomId, view: View, nonce: string) {
    await this.#trip();
    const known = this.messages.find((one) => one.nonce === nonce && one.room === room);
    const at = this.#clock.true;
    const message = known ?? { id: `m${this.messages.length}`, room, nonce, at, view, deleted: false };
    if (!known) {
      this.messages.push(message);
      this.#shows(message);
    }
    await this.#trip();
    return { message: message.id, at: message.at };
  }

  async replace(room: RoomId, id: string, view: View) {
    const { lane } = this.pace(room);
    this.edits.set(lane, [...(this.edits.get(lane) ?? []), this.#clock.true]);
    await this.#trip();
    const message = this.messages.find((one) => one.id === id);
    if (!message || message.deleted) throw new Undeliverable('message', 'gone');
    message.view = view;
    this.#shows(message);
    await this.#trip();
  }

  pace(room: RoomId) {
    const platform = platformOf(room);
    const lane = platform === 'slack' ? 'slack' : room;
    return { lane, everyMs: editEveryMs[platform] };
  }

  async missingPermissions() {
    return [];
  }

  /** Somebody deletes one of our messages. */
  deletes(message: SimMessage): void {
    message.deleted = true;
  }

  #shows(message: SimMessage): void {
    this.shown.push({ room: message.room, at: this.#clock.true, view: message.view });
    this.heard(message);
  }

  /** One way over the network: slow, and sometimes lost on the way there or back. */
  async #trip(): Promise<void> {
    await this.#sleep(this.#chance.wait(20));
    if (!this.#chance.happens(this.trouble)) return;
    const kind = this.#chance.next();
    if (kind < 0.3) throw new TryLater(this.#chance.between(200, 5_000), 429);
    if (kind < 0.6) throw new Error('503');
    if (kind < 0.8) throw new Error('the connection was reset');
    await this.#sleep(this.#chance.between(1_000, 12_000));
    if (this.#chance.happens(0.5)) throw new Error('no answer in time');
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }
}
