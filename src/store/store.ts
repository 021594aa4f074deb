import type { Kysely } from 'kysely';
import type { Activities, BoardRows, Clock, Ledger, Rooms } from '../core/ports.ts';
import type { Progress } from '../core/progress/progress.ts';
import type { Standings } from '../core/standings/standings.ts';
import type { Guests, Secrets, Transcript } from '../core/transcript.ts';
import type { Locale } from '../locales/locale.ts';
import { openActivities } from './activities.ts';
import { openBoards } from './boards.ts';
import { openDatabase } from './database.ts';
import { openGuests } from './guests.ts';
import { openLedger } from './ledger.ts';
import { openProgress } from './progress.ts';
import { openRooms } from './rooms.ts';
import { openSecrets } from './secrets.ts';
import { openStandings } from './standings.ts';
import type { Tables } from './tables.ts';
import { openTranscript } from './transcript.ts';

/** Everything Colle remembers. */
export interface Store {
  readonly activities: Activities;
  readonly ledger: Ledger;
  readonly boards: BoardRows;
  readonly rooms: Rooms;
  readonly standings: Standings;
  readonly progress: Progress;
  readonly transcript: Transcript;
  readonly guests: Guests;
  readonly secrets: Secrets;
  /** Commits what waits and closes the database. */
  close(): Promise<void>;
}

/** What a store is kept by: `timeZone` says where weeks begin, `locale` what rooms nobody set speak. */
export interface StoreOptions {
  readonly timeZone: string;
  readonly locale: Locale;
  readonly clock: Clock;
}

/** Opens the store at `url`. Throws StoreError. */
export async function openStore({ url, ...options }: StoreOptions & { readonly url: string }): Promise<Store> {
  const { db, close } = await openDatabase(url);
  return storeOver(db, options, close);
}

/** The store over an open database. */
export function storeOver(db: Kysely<Tables>, options: StoreOptions, close: () => Promise<void>): Store {
  const ledger = openLedger(db, options.clock);
  const transcript = openTranscript(db, options.clock);
  return {
    activities: openActivities(db, options.timeZone),
    ledger,
    boards: openBoards(db),
    rooms: openRooms(db, options.locale),
    standings: openStandings(db, options.timeZone),
    progress: openProgress(db),
    transcript,
    guests: openGuests(db),
    secrets: openSecrets(db),
    async close() {
      await Promise.all([ledger.drain(), transcript.drain()]);
      await close();
    },
  };
}
