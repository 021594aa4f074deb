import type { ActivityId } from '../core/ids.ts';
import type { Clock } from '../core/ports.ts';

/** How long a start waits to see its first board stand. */
const patienceMs = 2_000;

/** Starts that wait for their first board to stand, or not. */
export class FirstBoards {
  readonly #clock: Clock;
  readonly #awaited = new Map<ActivityId, (stands: boolean) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether the first board of an activity stands; after 2 s without word it is taken to be on its way. */
  of(id: ActivityId): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (stands: boolean) => {
        cancel();
        this.#awaited.delete(id);
        resolve(stands);
      };
      const cancel = this.#clock.wakeAt(this.#clock.now() + patienceMs, () => settle(true));
      this.#awaited.set(id, settle);
    });
  }

  /** A board of an activity stands, or its room cannot be reached. */
  settle(id: ActivityId, stands: boolean): void {
    this.#awaited.get(id)?.(stands);
  }
}
