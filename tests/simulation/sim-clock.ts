import type { Clock } from '../../src/core/ports.ts';

interface Alarm {
  /** On the true time, which never steps back. */
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** The time of a simulated world: true time, by which the platforms go, and the machine's clock, which may step back. */
export class SimClock {
  #now = Date.UTC(2026, 10, 23, 9);
  #stepped = 0;
  #order = 0;
  readonly #alarms: Alarm[] = [];

  /** The true time. */
  get true(): number {
    return this.#now;
  }

  /** By how much the machine's clock is behind. */
  get behind(): number {
    return this.#stepped;
  }

  stepBack(ms: number): void {
    this.#stepped += ms;
  }

  /** Rings once, so many milliseconds of true time from now. */
  after(ms: number, ring: () => void): () => void {
    const alarm = { at: this.#now + Math.max(0, ms), order: this.#order++, ring };
    this.#push(alarm);
    return () => {
      const place = this.#alarms.indexOf(alarm);
      if (place >= 0) this.#remove(place);
    };
  }

  /** The machine's clock, as long as the process that holds it lives. */
  machine(lives: () => boolean): Clock {
    return {
      now: () => this.#now - this.#stepped,
      wakeAt: (at, wake) => {
        if (!lives()) return () => {};
        return this.after(at - (this.#now - this.#stepped), () => {
          if (lives()) wake();
        });
      },
    };
  }

  /** Rings what is due until so much true time has passed; everything an alarm starts is done before the next one rings. */
  async passes(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let next = this.#alarms[0]; next && next.at <= until; next = this.#alarms[0]) {
      this.#remove(0);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await settled();
    }
    this.#now = until;
  }

  #before(one: Alarm, other: Alarm): boolean {
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #push(alarm: Alarm): void {
    const heap = this.#alarms;
    heap.push(alarm);
    this.#rise(heap.length - 1);
  }

  #remove(place: number): void {
    const heap = this.#alarms;
    const last = heap.pop();
    if (!last || place >= heap.length) return;
    heap[place] = last;
    this.#rise(place);
    this.#sink(place);
  }

  #rise(from: number): void {
    const heap = this.#alarms;
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfBefore(heap, place, parent)) return;
      place = parent;
    }
  }

  #sink(from: number): void {
    const heap = this.#alarms;
    for (let place = from; ; ) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (!one) return;
      const child = other && this.#before(other, one) ? left + 1 : left;
      if (!this.#swapIfBefore(heap, child, place)) return;
      place = child;
    }
  }

  #swapIfBefore(heap: Alarm[], child: number, parent: number): boolean {
    const [one, other] = [heap[child], heap[parent]];
    if (!one || !other || !this.#before(one, other)) return false;
    heap[child] = other;
    heap[parent] = one;
    return true;
  }
}

/** Every promise that can go on has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
