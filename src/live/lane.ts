import type { Instant } from '../core/ids.ts';
import type { Clock } from '../core/ports.ts';

/** A budget of edits that rooms share: one every `everyMs`, later when the platform asks to wait. */
export class Lane {
  readonly #clock: Clock;
  readonly #everyMs: number;
  #freeAt: Instant;

  constructor(clock: Clock, everyMs: number) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    // The process before this one may have edited a moment ago.
    this.#freeAt = clock.now() + everyMs;
  }

  /** How long until the next edit may go, 0 when now. */
  waitMs(): number {
    return Math.max(0, this.#freeAt - this.#clock.now());
  }

  /** Takes the next edit. */
  take(): void {
    this.#freeAt = Math.max(this.#freeAt, this.#clock.now()) + this.#everyMs;
  }

  /** Nothing goes before this many milliseconds are over. */
  hold(ms: number): void {
    this.#freeAt = Math.max(this.#freeAt, this.#clock.now() + ms);
  }
}
