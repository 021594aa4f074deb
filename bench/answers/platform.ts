/** A stand-in for a platform, for load alone: it checks nothing and counts. It runs in the measuring process. */
export interface Platform {
  /** What the measured process is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Calls the subject made beside acknowledgements and receipts. */
  otherCalls: number;
  /** Resolves when the subject is connected. */
  connected(): Promise<void>;
  /** Has an instructor start a quiz without a bell over the bench's own question; what its first button sends. */
  question(): Promise<string>;
  /** One person's click; milliseconds until it was acknowledged. */
  click(person: number, press: string): Promise<number>;
  close(): Promise<void>;
}

/** Waits until something is there. */
export async function until<T>(what: string, look: () => T | null | undefined | false, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`no ${what} in time`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
