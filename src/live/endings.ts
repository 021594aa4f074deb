import type { ActivityId, RoomId } from '../core/ids.ts';
import type { Activities, Clock, Logger } from '../core/ports.ts';

const retryMs = 1_000;

/** What endings work with; `rested` hears that nothing is left to do for an activity. */
export interface EndingsPorts {
  readonly activities: Activities;
  readonly clock: Clock;
  readonly log: Logger;
  rested(id: ActivityId): void;
}

interface Ending {
  readonly unshown: Set<RoomId>;
  credited: boolean;
}

/** What is left to do for activities that have ended: points to the leaderboards, last boards to every room. Then they rest. */
export class Endings {
  readonly #ports: EndingsPorts;
  readonly #endings = new Map<ActivityId, Ending>();
  readonly #retries = new Map<ActivityId, () => void>();

  constructor(ports: EndingsPorts) {
    this.#ports = ports;
  }

  /** An activity has ended. Resolves when its points were brought to the leaderboards, or are to be tried again. */
  begin(id: ActivityId, rooms: readonly RoomId[]): Promise<void> {
    this.#endings.set(id, { unshown: new Set(rooms), credited: false });
    return this.#credit(id);
  }

  /** A room shows the last boards, if the activity has ended. */
  shown(id: ActivityId, room: RoomId): void {
    this.#endings.get(id)?.unshown.delete(room);
    this.#restIfDone(id);
  }

  stop(): void {
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
  }

  async #credit(id: ActivityId): Promise<void> {
    const { activities, clock, log } = this.#ports;
    const ending = this.#endings.get(id);
    if (!ending) return;
    try {
      await activities.credit(id);
      ending.credited = true;
      this.#restIfDone(id);
    } catch (error) {
      log.error('points could not be brought to the leaderboards; trying again', { activity: id, error });
      this.#retries.set(
        id,
        clock.wakeAt(clock.now() + retryMs, () => void this.#credit(id)),
      );
    }
  }

  #restIfDone(id: ActivityId): void {
    const ending = this.#endings.get(id);
    if (!ending?.credited || ending.unshown.size > 0) return;
    const { activities, log, rested } = this.#ports;
    this.#endings.delete(id);
    this.#retries.delete(id);
    rested(id);
    activities
      .rest(id)
      .catch((error: unknown) => log.error('an ended activity could not be put to rest', { activity: id, error }));
  }
}
