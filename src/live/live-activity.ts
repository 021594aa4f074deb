import type { ActivityEvent, ActivityKind, Attempt, Board, Facts, Receipt, Snapshot } from '../core/activity.ts';
import type { Activities, Clock, Ledger, Logger } from '../core/ports.ts';
import type { Locale } from '../locales/locale.ts';

/** What a running activity works with and whom it tells. */
export interface LivePorts {
  readonly activities: Activities;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
  /** What its rooms see has changed. */
  changed(urgency: 'at once' | 'when due'): void;
  /** It has ended; resolves when its points are on the leaderboards, or are to be tried again. */
  ended(): Promise<void>;
}

const nothingRead: Facts = { responses: () => [], totals: [] };
const triesAgainstOthers = 5;
const retryMs = 1_000;

/** One activity in memory: its latest snapshot, its alarm, and the queue its events wait in. */
export class LiveActivity {
  readonly #kind: ActivityKind<unknown>;
  readonly #ports: LivePorts;
  #snapshot: Snapshot;
  #answered = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #cancelAlarm: () => void = () => {};
  #stopped = false;

  constructor(snapshot: Snapshot, kind: ActivityKind<unknown>, ports: LivePorts) {
    this.#snapshot = snapshot;
    this.#kind = kind;
    this.#ports = ports;
  }

  /** The latest state, committed. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get ended(): boolean {
    return this.#kind.ended(this.#snapshot.state);
  }

  /** Counts the answers of the open round again, from the ledger. */
  async recount(): Promise<void> {
    const round = this.#kind.openRound(this.#snapshot.state);
    this.#answered = round === null ? 0 : await this.#ports.ledger.answered(this.#snapshot.id, round);
  }

  boards(locale: Locale): readonly Board[] {
    const { state, id } = this.#snapshot;
    return this.#kind.boards(state, id, { answered: this.#answered }, locale);
  }

  /** Sets the alarm for when time alone will change the state. */
  arm(): void {
    this.#cancelAlarm();
    const at = this.#kind.nextTick(this.#snapshot.state);
    if (at === null || this.#stopped) return;
    this.#cancelAlarm = this.#ports.clock.wakeAt(at, () => this.#tick());
  }

  #tick(): void {
    this.happen({ kind: 'tick', now: this.#ports.clock.now() }).then(
      // An alarm that rang early changes nothing: it is set again.
      () => this.arm(),
      (error: unknown) => {
        this.#ports.log.error('an activity could not move on; trying again', { activity: this.#snapshot.id, error });
        if (this.#stopped) return;
        this.#cancelAlarm = this.#ports.clock.wakeAt(this.#ports.clock.now() + retryMs, () => this.#tick());
      },
    );
  }

  /** Applies an event after those before it; the snapshot then. */
  happen(event: ActivityEvent): Promise<Snapshot> {
    const done = this.#queue.then(() => this.#apply(event));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #apply(event: ActivityEvent): Promise<Snapshot> {
    for (let tries = 0; tries < triesAgainstOthers; tries += 1) {
      const before = this.#snapshot;
      const needs = this.#kind.needs(before.state, event);
      const readsNothing = needs.responses.length === 0 && !needs.totals;
      if (readsNothing && this.#kind.step(before.state, event, nothingRead).state === before.state) return before;
      const after = await this.#ports.activities.advance(
        before,
        needs,
        (facts) => this.#decide(before.state, event, facts),
        event.now,
      );
      if (after) return this.#follow(before, after);
      const stored = await this.#ports.activities.byId(before.id);
      if (!stored) throw new Error(`activity ${before.id} is gone from the store`);
      if (stored.version === before.version) return before;
      this.#snapshot = { ...stored, state: this.#kind.schema.parse(stored.state) };
    }
    throw new Error(`activity ${this.#snapshot.id} is moved on by others faster than here`);
  }

  #decide(state: unknown, event: ActivityEvent, facts: Facts) {
    const step = this.#kind.step(state, event, facts);
    if (step.state === state) return null;
    return { step, standing: { openRound: this.#kind.openRound(step.state), ended: this.#kind.ended(step.state) } };
  }

  async #follow(before: Snapshot, after: Snapshot): Promise<Snapshot> {
    this.#snapshot = after;
    if (this.#kind.openRound(before.state) !== this.#kind.openRound(after.state)) this.#answered = 0;
    this.arm();
    const settled = this.ended ? this.#ports.ended() : null;
    this.#ports.changed('at once');
    await settled;
    return after;
  }

  /** Takes an answer: judged by the state, decided by the ledger. */
  async respond(attempt: Attempt): Promise<Receipt> {
    const { id, state } = this.#snapshot;
    const judged = this.#kind.accept(state, attempt);
    if (judged.kind !== 'open') return judged;
    const recorded = await this.#ports.ledger.record(id, attempt, judged.ms);
    switch (recorded.kind) {
      case 'taken':
        if (this.#kind.openRound(this.#snapshot.state) === attempt.round) {
          this.#answered += 1;
          this.#ports.changed('when due');
        }
        return { kind: 'taken', body: attempt.body, ms: judged.ms };
      case 'changed':
        return { kind: 'changed', body: attempt.body, ms: judged.ms, before: recorded.before.body };
      case 'older':
        return { kind: 'already-answered' };
      case 'closed':
        return { kind: 'too-late', byMs: 0 };
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAlarm();
    await this.#queue;
  }
}
