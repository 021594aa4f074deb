import type { Dispatch, StateUpdater } from 'preact/hooks';
import { useEffect, useState } from 'preact/hooks';
import type { TranscriptEntry } from '../../../core/transcript.ts';
import type { PersonHere, Present, RoomEvent } from '../rooms.ts';
import * as server from './server.ts';

/** A room as it stands now. */
export interface RoomShown {
  readonly entries: readonly TranscriptEntry[];
  readonly present: Present;
  /** Add to our clock to have the server's, in milliseconds. */
  readonly skewMs: number;
  readonly connected: boolean;
}

const nothing: RoomShown = { entries: [], present: { people: [], all: 0, students: 0 }, skewMs: 0, connected: true };

/** Follows a room for the people of this browser, and what an instructor makes of their names. */
export function useRoom(
  room: string,
  own: readonly PersonHere[],
  setOwn: Dispatch<StateUpdater<readonly PersonHere[]>>,
): RoomShown {
  const [shown, setShown] = useState(nothing);

  // A stream speaks for everyone this browser made: a new person needs a new one.
  useEffect(() => {
    setShown((before) => ({ ...nothing, present: before.present }));
    if (own.length === 0) return;
    return server.listen(room, {
      snapshot: ({ entries, present, now }) =>
        setShown({ entries, present, skewMs: now - Date.now(), connected: true }),
      event(event) {
        setShown((before) => after(before, event));
        if (event.kind === 'removed') setOwn((all) => all.filter(({ person }) => person !== event.person));
        if (event.kind === 'renamed')
          setOwn((all) => all.map((one) => (one.person === event.person ? { ...one, name: event.name } : one)));
      },
      connected: (connected) => setShown((before) => ({ ...before, connected })),
    });
  }, [room, own.length]);
  return shown;
}

function after(before: RoomShown, event: RoomEvent): RoomShown {
  const { entries } = before;
  switch (event.kind) {
    case 'people':
      return { ...before, present: event };
    case 'entry':
      return { ...before, entries: placed(entries, event.entry) };
    case 'renamed':
      return {
        ...before,
        entries: entries.map((entry) => (entry.person === event.person ? { ...entry, name: event.name } : entry)),
      };
    case 'removed':
      return { ...before, entries: entries.filter(({ person }) => person !== event.person) };
  }
}

/** An entry in the place of the one with its id, keeping what that one said of itself; or at the end. */
function placed(before: readonly TranscriptEntry[], entry: TranscriptEntry): readonly TranscriptEntry[] {
  const index = before.findIndex(({ id }) => id === entry.id);
  const old = before[index];
  if (!old) return [...before, entry];
  return before.with(index, { ...old, content: entry.content });
}
