import type { Clock } from '../core/ports.ts';

const gatherMs = 5;
const mostTogether = 500;

interface Waiting<In, Out> {
  readonly item: In;
  resolve(out: Out): void;
  reject(error: unknown): void;
}

/**
 * Gathers what arrives within 5 ms and hands it over together, in order, one batch after the other. When a batch fails,
 * everyone in it hears the failure.
 */
export class Batch<In, Out> {
  readonly #clock: Clock;
  readonly #handle: (items: readonly In[]) => Promise<readonly Out[]>;
  #waiting: Waiting<In, Out>[] = [];
  #cancel: (() => void) | null = null;
  #working: Promise<void> = Promise.resolve();

  constructor(clock: Clock, handle: (items: readonly In[]) => Promise<readonly Out[]>) {
    this.#clock = clock;
    this.#handle = handle;
  }

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#cancel ??= this.#clock.wakeAt(this.#clock.now() + gatherMs, () => this.#flush());
    });
  }

  /** Hands over what waits and resolves when all is done. */
  async drain(): Promise<void> {
    this.#flush();
    await this.#working;
  }

  #flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, mostTogether);
      this.#working = this.#working.then(() => this.#work(together));
    }
  }

  async #work(together: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await this.#handle(together.map(({ item }) => item));
      for (const [index, { resolve }] of together.entries()) resolve(outs[index] as Out);
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}
