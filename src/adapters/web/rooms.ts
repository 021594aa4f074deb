import type { PersonId, RoomId } from '../../core/ids.ts';
import type { Logger } from '../../core/ports.ts';
import type { Transcript, TranscriptEntry } from '../../core/transcript.ts';

/** What a tab is sent. */
export type RoomEvent =
  | { readonly kind: 'entry'; readonly entry: TranscriptEntry }
  | { readonly kind: 'people'; readonly people: readonly PersonHere[] };

/** Somebody whose tab is open on a room. */
export interface PersonHere {
  readonly person: PersonId;
  readonly name: string;
  readonly instructor: boolean;
}

/** An open tab: whose it is, and where its events go. `send` is false when the tab reads too slowly to keep. */
export interface Tab {
  readonly people: readonly PersonHere[];
  send(event: RoomEvent): boolean;
  close(): void;
}

/** The rooms of the page: what is said is kept, then sent to every tab that may read it. */
export class Rooms {
  readonly #transcript: Transcript;
  readonly #log: Logger;
  readonly #tabs = new Map<RoomId, Set<Tab>>();

  constructor(transcript: Transcript, log: Logger) {
    this.#transcript = transcript;
    this.#log = log;
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
    this.#tellPeople(room);
    return () => {
      tabs.delete(tab);
      this.#tellPeople(room);
    };
  }

  here(room: RoomId): readonly PersonHere[] {
    const people = [...(this.#tabs.get(room) ?? [])].flatMap((tab) => tab.people);
    return [...new Map(people.map((one) => [one.person, one])).values()];
  }

  closeAll(): void {
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

  #tellPeople(room: RoomId): void {
    this.#toTabs(room, { kind: 'people', people: this.here(room) }, () => true);
  }

  #toTabs(room: RoomId, event: RoomEvent, may: (tab: Tab) => boolean): void {
    for (const tab of this.#tabs.get(room) ?? []) {
      if (!may(tab) || tab.send(event)) continue;
      this.#log.info('a tab reads too slowly and is closed; it will come back by itself', { room });
      tab.close();
    }
  }
}
