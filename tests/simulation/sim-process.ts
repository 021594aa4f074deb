import type { Kysely } from 'kysely';
import { activityKinds } from '../../src/core/activities.ts';
import type { ActivityKind } from '../../src/core/activity.ts';
import type { Platform } from '../../src/core/ids.ts';
import type { BoardRows, Clock, Logger, Outbox } from '../../src/core/ports.ts';
import type { RunningReferee } from '../../src/live/referee.ts';
import { createReferee } from '../../src/live/referee.ts';
import { storeOver } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';

type Store = ReturnType<typeof storeOver>;

/** What a process is made of; a planted bug replaces a part of it. */
export interface Parts {
  readonly kinds: readonly ActivityKind<unknown>[];
  readonly store: Store;
  readonly outbox: Outbox;
  readonly clock: Clock;
}
export type Bug = (parts: Parts) => Parts;

/** What happens between two effects: the process may die, or the disk refuse. Resolves to whether the process still lives. */
export interface Fate {
  lives(): boolean;
  /** Called before and after each effect. */
  between(): void;
  /** Throws when the disk takes nothing now. */
  disk(): void;
}

const never = new Promise<never>(() => {});
const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A process of Colle over a database: everything but the platforms' own clients. Nothing of it is heard after its death. */
export async function startProcess(
  db: Kysely<Tables>,
  clock: Clock,
  platform: Outbox,
  fate: Fate,
  bug: Bug,
): Promise<{ readonly referee: RunningReferee; readonly store: Store }> {
  const effect =
    <In extends readonly unknown[], Out>(work: (...given: In) => Promise<Out>, onDisk = false) =>
    async (...given: In): Promise<Out> => {
      fate.between();
      if (!fate.lives()) return never;
      if (onDisk) fate.disk();
      try {
        const out = await work(...given);
        fate.between();
        return fate.lives() ? out : never;
      } catch (error) {
        if (fate.lives()) throw error;
        return never;
      }
    };
  const plain = storeOver(db, { timeZone: 'Europe/Paris', locale: 'fr', clock }, async () => {});
  const parts = bug({ kinds: activityKinds, store: plain, outbox: platform, clock });
  const { store } = parts;
  const boards: BoardRows = { of: effect(store.boards.of), save: effect(store.boards.save, true) };
  const referee = createReferee({
    kinds: parts.kinds,
    rooms: { ...store.rooms, set: effect(store.rooms.set), settings: effect(store.rooms.settings) },
    rows: boards,
    ledger: { ...store.ledger, record: effect(store.ledger.record, true), answered: effect(store.ledger.answered) },
    activities: {
      create: effect(store.activities.create),
      unfinished: effect(store.activities.unfinished),
      byId: effect(store.activities.byId),
      credit: effect(store.activities.credit, true),
      rest: effect(store.activities.rest),
      advance: effect(store.activities.advance, true),
      endedIn: store.activities.endedIn,
    },
    outbox: {
      post: effect(parts.outbox.post.bind(parts.outbox)),
      replace: effect(parts.outbox.replace.bind(parts.outbox)),
      pace: parts.outbox.pace.bind(parts.outbox),
      missingPermissions: async () => [],
    },
    clock: parts.clock,
    log: quiet,
  });
  return { referee, store };
}

/** The platforms a class of the simulation may be on. */
export const platforms: readonly Platform[] = ['discord', 'slack', 'web'];
