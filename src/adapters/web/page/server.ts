import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { FormView, View } from '../../../core/view.ts';
import type { Locale } from '../../../locales/locale.ts';
import type { Offer } from '../acts.ts';
import type { PersonHere, Present, RoomEvent } from '../rooms.ts';
import type { Wall } from '../walls.ts';

/** What the server said no to, in the reader's language. */
export class Refusal extends Error {}

/** What a page needs to know first. */
export interface Hello {
  readonly locale: Locale;
  readonly guests: readonly PersonHere[];
  readonly rooms: readonly string[];
  readonly atMachine: boolean;
  /** Whether a phrase lets people lead. */
  readonly phrase: boolean;
}

/** A room as it stands when its stream opens. `now` is the server's clock. */
export interface Snapshot {
  readonly entries: readonly TranscriptEntry[];
  readonly present: Present;
  readonly now: number;
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api${path}`, init);
  const said = (await answer.json().catch(() => ({}))) as T & { error?: string };
  if (!answer.ok) throw new Refusal(said.error ?? `${answer.status}`);
  return said;
}

/** Whom one acts as, where, in which language. */
export interface Acting {
  readonly as: string;
  readonly room: string;
  readonly locale: Locale;
}

/** What comes of an act: a form to fill in first, or nothing more. */
export type Answer = { readonly form?: FormView };

export const hello = () => ask<Hello>('/hello');
export const join = (name: string, instructor: boolean, locale: Locale) =>
  ask<PersonHere>('/join', { name, instructor, locale });
export const lead = (as: string, phrase: string, locale: Locale) => ask<PersonHere>('/lead', { as, phrase, locale });
/** Renames somebody, or with null takes them away. */
export const moderate = ({ as, locale }: Acting, person: string, name: string | null) =>
  ask<Answer>('/people', { as, person, name, locale });
export const say = ({ room, as, locale }: Acting, text: string) =>
  ask<Answer>(`/rooms/${room}/say`, { as, locale, text });
export const offers = async ({ room, as, locale }: Acting, text: string) =>
  (await ask<{ offers: readonly Offer[] }>(`/rooms/${room}/offers`, { as, locale, text })).offers;
export const press = ({ room, as, locale }: Acting, pressed: string, values: readonly string[], under?: string) =>
  ask<Answer>(`/rooms/${room}/press`, { as, locale, press: pressed, values, ...(under ? { under } : {}) });
/** What the desk is told. */
export interface Looked {
  readonly views: readonly View[];
  readonly form?: FormView;
}
/** Looks at something alone, by its button, or with its form filled. */
export const look = ({ room, as, locale }: Acting, press: string, values?: Readonly<Record<string, string>>) =>
  ask<Looked>(`/rooms/${room}/look`, { as, locale, press, ...(values ? { values } : {}) });
export const submit = ({ room, as, locale }: Acting, submitted: string, values: object, under?: string) =>
  ask<Answer>(`/rooms/${room}/submit`, { as, locale, submit: submitted, values, ...(under ? { under } : {}) });

/** What a stream tells. */
export interface Listener {
  snapshot(snapshot: Snapshot): void;
  event(event: RoomEvent): void;
  connected(yes: boolean): void;
}

const calmMs = 1_000;
const againMs = 5_000;

/** Listens to a room; comes back by itself. The returned function stops listening. */
export function listen(room: string, listener: Listener): () => void {
  return stream(
    `/rooms/${room}/stream`,
    {
      snapshot: (snapshot) => listener.snapshot(snapshot as Snapshot),
      entry: (event) => listener.event(event as RoomEvent),
      people: (event) => listener.event(event as RoomEvent),
      renamed: (event) => listener.event(event as RoomEvent),
      removed: (event) => listener.event(event as RoomEvent),
    },
    (yes) => listener.connected(yes),
  );
}

/** Watches a wall; comes back by itself. The returned function stops watching. */
export const watchWall = (wall: string, see: (wall: Wall) => void) =>
  stream(`/walls/${wall}/stream`, { wall: (data) => see(data as Wall) }, () => undefined);

/** Hears a stream of events, each by its name; comes back by itself. The returned function stops hearing. */
function stream(
  path: string,
  hear: Readonly<Record<string, (data: unknown) => void>>,
  connected: (yes: boolean) => void,
): () => void {
  const source = new EventSource(`/api${path}`);
  let worry: ReturnType<typeof setTimeout> | undefined;
  let stop = () => source.close();
  for (const [name, heard] of Object.entries(hear))
    source.addEventListener(name, (event) => heard(JSON.parse((event as MessageEvent<string>).data)));
  source.addEventListener('open', () => {
    clearTimeout(worry);
    connected(true);
  });
  source.addEventListener('error', () => {
    clearTimeout(worry);
    worry = setTimeout(() => {
      connected(source.readyState === EventSource.OPEN);
      // A browser does not come back by itself to a server that said no.
      if (source.readyState === EventSource.CLOSED)
        worry = setTimeout(() => (stop = stream(path, hear, connected)), againMs * (1 + Math.random()));
    }, calmMs);
  });
  return () => {
    clearTimeout(worry);
    stop();
  };
}
