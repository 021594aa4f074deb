import type { RoomId } from '../core/ids.ts';

/** Whoever watches rooms beside the people in them: a wall, a desk. */
export class Followers {
  readonly #of = new Map<RoomId, Set<() => void>>();

  /** Calls `changed` whenever something is told of a room, until the returned function is called. */
  follow(room: RoomId, changed: () => void): () => void {
    const all = this.#of.get(room) ?? new Set();
    this.#of.set(room, all.add(changed));
    return () => {
      all.delete(changed);
      if (all.size === 0) this.#of.delete(room);
    };
  }

  tell(room: RoomId): void {
    for (const changed of this.#of.get(room) ?? []) changed();
  }
}
