import type { Instant } from '../../src/core/ids.ts';
import type { Clock } from '../../src/core/ports.ts';

interface Alarm {
  readonly at: Instant;
  readonly wake: () => void;
}

/** A clock that stands still until a test lets time pass. */
export class FakeClock implements Clock {
  #now: Instant;
  readonly #alarms = new Set<Alarm>();

  constructor(now: Instant = Date.UTC(2026, 10, 23, 9, 0)) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    const alarm = { at, wake };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Lets time pass, ringing every alarm on its way at its own instant; `settle` waits for what each one starts. */
  async passes(ms: number, settle: () => Promise<void> = breath): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (;;) {
      const next = [...this.#alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settle();
    }
    this.#now = until;
    await settle();
  }
}

/** Long enough for a shared commit of the ledger and everything that follows from it. */
export const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 12));
