import { normalize } from '../../core/course/normalize.ts';
import type { PersonId, RoomId } from '../../core/ids.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import type { Transcript, TranscriptEntry } from '../../core/transcript.ts';
import type { Line } from './stream.ts';

/** What a tab is sent. */
export type RoomEvent =
  | { readonly kind: 'entry'; readonly entry: TranscriptEntry }
  | ({ readonly kind: 'people' } & Present)
  | { readonly kind: 'renamed'; readonly person: PersonId; readonly name: string }
  | { readonly kind: 'removed'; readonly person: PersonId };

/** Somebody whose tab is open on a room. */
export interface PersonHere {
  readonly person: PersonId;
  readonly name: string;
  readonly instructor: boolean;
}

/** Who is in a room: those who lead and the first of the others, and how many there are. */
export interface Present {
  readonly people: readonly PersonHere[];
  readonly all: number;
  readonly students: number;
}

/** An open tab: whose it is, and where its events go. */
export interface Tab extends Line {
  /** The browser session it belongs to. */
  readonly session: string;
  readonly people: readonly PersonHere[];
}

const mostListed = 100;
const mostTabs = 8_000;
const mostTabsOfSession = 12;
/** Whoever comes or goes is told with those who do so in the same moment: a longer one the more are to be told. */
const tellAfterMs = (tabs: number) => 250 + tabs;

/** The rooms of the page: what is said is kept, then sent to every tab that may read it. */
export class Rooms {
  readonly #transcript: Transcript;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #tabs = new Map<RoomId, Set<Tab>>();
  readonly #telling = new Map<RoomId, () => void>();
  /** Who wants to know when people come and go, beside the tabs. */
  readonly #watching = new Map<RoomId, Set<() => void>>();
  /** Open tabs a session. */
  readonly #sessions = new Map<string, number>();
  #count = 0;

  constructor(transcript: Transcript, clock: Clock, log: Logger) {
    this.#transcript = transcript;
    this.#clock = clock;
    this.#log = log;
  }

  /** Why a session may not open one more tab; null when it may. */
  crowded(session: string): 'session' | 'server' | null {
    if ((this.#sessions.get(session) ?? 0) >= mostTabsOfSession) return 'session';
    return this.#count >= mostTabs ? 'server' : null;
  }

  /** Puts an entry at the end, or in the place of the one with its id. */
  async say(entry: TranscriptEntry): Promise<void> {
    await this.#transcript.keep(entry);
    this.#send(entry);
  }

  /** Changes an entry that stands; false when there is none. */
  async change(room: RoomId, id: string, content: TranscriptEntry['content']): Promise<boolean> {
    if (!(await this.#transcript.replace(id, content))) return false;
    this.#send({ id, room, at: 0, person: null, name: '', only: null, content });
    return true;
  }

  /** Adds a tab; the returned function takes it away. */
  open(room: RoomId, tab: Tab): () => void {
    const tabs = this.#tabs.get(room) ?? new Set();
    this.#tabs.set(room, tabs.add(tab));
    this.#counts(tab.session, 1);
    this.#tellSoon(room);
    return () => {
      if (!tabs.delete(tab)) return;
      if (tabs.size === 0) this.#tabs.delete(room);
      this.#counts(tab.session, -1);
      this.#tellSoon(room);
    };
  }

  /** Calls `changed` after people came or went, until the returned function is called. */
  watch(room: RoomId, changed: () => void): () => void {
    const watching = this.#watching.get(room) ?? new Set();
    this.#watching.set(room, watching.add(changed));
    return () => {
      watching.delete(changed);
      if (watching.size === 0) this.#watching.delete(room);
    };
  }

  here(room: RoomId): Present {
    const everybody = [...(this.#tabs.get(room) ?? [])].flatMap((tab) => tab.people);
    const people = [...new Map(everybody.map((one) => [one.person, one])).values()];
    const students = people.filter(({ instructor }) => !instructor);
    const leading = people.filter(({ instructor }) => instructor);
    return { people: [...leading, ...students].slice(0, mostListed), all: people.length, students: students.length };
  }

  /** Who in a room goes by a name, if nobody else does. */
  called(room: RoomId, name: string): PersonId | null {
    const wanted = normalize(name);
    const everybody = [...(this.#tabs.get(room) ?? [])].flatMap((tab) => tab.people);
    const found = new Set(everybody.filter((one) => normalize(one.name) === wanted).map(({ person }) => person));
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }

  /** Somebody goes by another name: every tab is told, their own come back as theirs. */
  renamed(person: PersonId, name: string): void {
    for (const room of this.#tabs.keys()) this.#toTabs(room, { kind: 'renamed', person, name }, () => true);
    this.refresh(person);
  }

  /** Somebody was taken away: every tab is told. */
  removed(person: PersonId): void {
    for (const room of this.#tabs.keys()) this.#toTabs(room, { kind: 'removed', person }, () => true);
    this.refresh(person);
  }

  /** Ends somebody's streams: they come back by themselves, as who they are now. */
  refresh(person: PersonId): void {
    for (const tabs of this.#tabs.values())
      for (const tab of tabs) if (tab.people.some((one) => one.person === person)) tab.close();
  }

  closeAll(): void {
    for (const cancel of this.#telling.values()) cancel();
    for (const tabs of this.#tabs.values()) for (const tab of tabs) tab.close();
    this.#tabs.clear();
  }

  #send(entry: TranscriptEntry): void {
    this.#toTabs(
      entry.room,
      { kind: 'entry', entry },
      (tab) => entry.only === null || tab.people.some(({ person }) => person === entry.only),
    );
  }

  #counts(session: string, change: 1 | -1): void {
    this.#count += change;
    const open = (this.#sessions.get(session) ?? 0) + change;
    if (open > 0) this.#sessions.set(session, open);
    else this.#sessions.delete(session);
  }

  #tellSoon(room: RoomId): void {
    if (this.#telling.has(room)) return;
    const tabs = this.#tabs.get(room)?.size ?? 0;
    const cancel = this.#clock.wakeAt(this.#clock.now() + tellAfterMs(tabs), () => {
      this.#telling.delete(room);
      this.#toTabs(room, { kind: 'people', ...this.here(room) }, () => true);
      for (const changed of this.#watching.get(room) ?? []) changed();
    });
    this.#telling.set(room, cancel);
  }

  #toTabs(room: RoomId, event: RoomEvent, may: (tab: Tab) => boolean): void {
    const frame = { event: event.kind, data: JSON.stringify(event) };
    for (const tab of this.#tabs.get(room) ?? []) {
      if (!may(tab) || tab.send(frame)) continue;
      this.#log.info('a tab reads too slowly and is closed; it will come back by itself', { room });
      tab.close();
    }
  }
}
