import type { ActivityEvent, ActivityKind, Snapshot } from '../core/activity.ts';
import type { ActivityId, Platform, RoomId } from '../core/ids.ts';
import { platformOf } from '../core/ids.ts';
import type { Activities, BoardRows, Clock, Ledger, Logger, Outbox, Referee, Rooms } from '../core/ports.ts';
import { note } from '../core/view.ts';
import { liveWords } from '../locales/live.ts';
import type { Locale } from '../locales/locale.ts';
import { BoardKeeper } from './board-keeper.ts';
import { Endings } from './endings.ts';
import { FirstBoards } from './first-boards.ts';
import { Followers } from './followers.ts';
import { LiveActivity } from './live-activity.ts';

/** What a referee works with. */
export interface RefereePorts {
  readonly kinds: readonly ActivityKind<unknown>[];
  readonly activities: Activities;
  readonly ledger: Ledger;
  readonly rows: BoardRows;
  readonly rooms: Rooms;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A referee that can pick up what a crash interrupted, and stop. */
export interface RunningReferee extends Referee {
  /** Takes up in memory every activity that had not ended, so that answers find it from the first moment. */
  resume(): Promise<void>;
  /** A platform can be reached: its rooms are shown what was taken up, and told in one line. */
  greet(platform: Platform): Promise<void>;
  /** Lets go of every alarm and waits for what is under way. Nothing ends: the next start takes it up. */
  stop(): Promise<void>;
}

/** Runs activities over the ledger: the only way anything happens to one. */
export function createReferee(ports: RefereePorts): RunningReferee {
  const { activities, ledger, rows, rooms, outbox, log } = ports;
  const kinds = new Map(ports.kinds.map((kind) => [kind.kind, kind]));
  const live = new Map<ActivityId, LiveActivity>();
  const inRoom = new Map<RoomId, ActivityId>();
  const lastIn = new Map<RoomId, ActivityId>();
  const followers = new Followers();
  const locales = new Map<RoomId, Locale>();
  const firstBoards = new FirstBoards(ports.clock);
  const endings = new Endings({ activities, clock: ports.clock, log, rested });

  const keeper = new BoardKeeper({
    clock: ports.clock,
    outbox,
    rows,
    log,
    source: {
      async boards(id, room) {
        return live.get(id)?.boards(locales.get(room) ?? (await localeOf(room))) ?? null;
      },
      posted(id, room, board, { at }, now) {
        firstBoards.settle(id, true);
        tell(id, { kind: 'posted', room, board, at, now });
      },
      shown: (id, room) => endings.shown(id, room),
      lost(id, room) {
        firstBoards.settle(id, false);
        tell(id, { kind: 'lost', room, now: ports.clock.now() });
      },
    },
  });

  async function localeOf(room: RoomId): Promise<Locale> {
    const { locale } = await rooms.settings(room);
    locales.set(room, locale);
    return locale;
  }

  async function sayRestarted(id: ActivityId, room: RoomId): Promise<void> {
    const view = { title: '', blocks: [note(liveWords.restarted(await localeOf(room)))] };
    const nonce = `${id}-${ports.clock.now().toString(36)}`.slice(0, 25);
    try {
      await outbox.post(room, view, nonce);
    } catch (error) {
      log.warn('a room could not be told of the restart', { activity: id, room, error });
    }
  }

  /** An event nobody waits for. */
  function tell(id: ActivityId, event: ActivityEvent): void {
    live
      .get(id)
      ?.happen(event)
      .catch((error: unknown) =>
        log.error('an event could not be applied', { activity: id, event: event.kind, error }),
      );
  }

  /** Nothing is left to do for an activity: nobody has to remember it. */
  function rested(id: ActivityId): void {
    const places = live.get(id)?.snapshot.rooms ?? [];
    live.delete(id);
    for (const room of places) keeper.touch(id, room, 'when due');
  }

  /** A stored snapshot, when this version knows its kind and its state. */
  function read(stored: Snapshot | null): Snapshot | null {
    if (!stored) return null;
    const parsed = kinds.get(stored.kind)?.schema.safeParse(stored.state);
    return parsed?.success ? { ...stored, state: parsed.data } : null;
  }

  function take(stored: Snapshot): LiveActivity | null {
    const snapshot = read(stored);
    const kind = kinds.get(stored.kind);
    if (!snapshot || !kind) {
      log.error('an activity was stored by another version and cannot go on', {
        activity: stored.id,
        kind: stored.kind,
      });
      return null;
    }
    const { id, rooms: places } = snapshot;
    const activity = new LiveActivity(snapshot, kind, {
      activities,
      ledger,
      clock: ports.clock,
      log,
      changed(urgency) {
        for (const room of places) {
          keeper.touch(id, room, urgency);
          followers.tell(room);
        }
      },
      ended() {
        log.info('an activity has ended', { activity: id, kind: snapshot.kind });
        for (const room of places) if (inRoom.get(room) === id) inRoom.delete(room);
        return endings.begin(id, places);
      },
    });
    live.set(id, activity);
    for (const room of places) {
      if (!activity.ended) inRoom.set(room, id);
      lastIn.set(room, id);
      followers.tell(room);
    }
    return activity;
  }

  return {
    async start(plan, community) {
      const missing = (await Promise.all(plan.rooms.map((room) => outbox.missingPermissions(room)))).flat();
      if (missing.length > 0) return { kind: 'forbidden', missing: [...new Set(missing)] };
      for (const room of plan.rooms) {
        await rooms.set(room, community, {});
        await localeOf(room);
      }
      const snapshot: Snapshot = { ...plan, version: 0 };
      const kind = kinds.get(snapshot.kind);
      if (!kind) throw new RangeError(`there is no activity called ${snapshot.kind}`);
      const stored = await activities.create(snapshot, { openRound: kind.openRound(snapshot.state), ended: false });
      if (stored.kind === 'running') {
        const running = live.get(stored.id)?.snapshot ?? read(await activities.byId(stored.id));
        if (!running) throw new Error(`activity ${stored.id} holds a room but cannot be read`);
        return { kind: 'running', snapshot: running };
      }
      const activity = take(snapshot);
      for (const room of snapshot.rooms) keeper.watch(snapshot.id, room);
      activity?.arm();
      const stands = firstBoards.of(snapshot.id);
      for (const room of snapshot.rooms) keeper.touch(snapshot.id, room, 'at once');
      log.info('an activity starts', { activity: snapshot.id, kind: snapshot.kind, rooms: snapshot.rooms });
      return { kind: (await stands) ? 'started' : 'unreachable' };
    },

    runningIn(room) {
      const id = inRoom.get(room);
      return (id && live.get(id)?.snapshot) ?? null;
    },

    async boardsIn(room) {
      const id = lastIn.get(room);
      if (!id) return [];
      const locale = await localeOf(room);
      const running = live.get(id);
      if (running) return running.boards(locale);
      const ended = read(await activities.byId(id));
      return (ended && kinds.get(ended.kind)?.boards(ended.state, id, { answered: 0 }, locale)) ?? [];
    },

    follow: (room, changed) => followers.follow(room, changed),

    async find(id) {
      return live.get(id)?.snapshot ?? read(await activities.byId(id));
    },

    async happen(id, event) {
      const activity = live.get(id);
      return activity ? activity.happen(event) : null;
    },

    async respond(id, attempt) {
      const activity = live.get(id);
      if (activity) {
        if (!activity.snapshot.rooms.includes(attempt.room)) return null;
        return { receipt: await activity.respond(attempt), snapshot: activity.snapshot };
      }
      const ended = read(await activities.byId(id));
      return ended?.rooms.includes(attempt.room) ? { receipt: { kind: 'too-late', byMs: 0 }, snapshot: ended } : null;
    },

    async resume() {
      for (const snapshot of await activities.unfinished()) {
        const activity = take(snapshot);
        await activity?.recount();
        activity?.arm();
        if (activity?.ended) await endings.begin(snapshot.id, snapshot.rooms);
      }
    },

    async greet(platform) {
      for (const { snapshot, ended } of live.values()) {
        const shown = await rows.of(snapshot.id);
        for (const room of snapshot.rooms.filter((one) => platformOf(one) === platform)) {
          if (!ended) await sayRestarted(snapshot.id, room);
          keeper.watch(snapshot.id, room, shown);
          keeper.touch(snapshot.id, room, 'at once');
        }
      }
    },

    async stop() {
      endings.stop();
      await Promise.all([...live.values()].map((activity) => activity.stop()));
      await keeper.stop();
    },
  };
}
