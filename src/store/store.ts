import type { Activities, BoardRows, Guests, Ledger, Rooms, Standings, Transcript } from '../core/ports.ts';
import type { Locale } from '../locales/locale.ts';
import { openActivities } from './activities.ts';
import { openBoards } from './boards.ts';
import { openDatabase } from './database.ts';
import { openGuests } from './guests.ts';
import { openLedger } from './ledger.ts';
import { openRooms } from './rooms.ts';
import { openStandings } from './standings.ts';
import { openTranscript } from './transcript.ts';

/** Everything Colle remembers. */
export interface Store {
  readonly activities: Activities;
  readonly ledger: Ledger;
  readonly boards: BoardRows;
  readonly rooms: Rooms;
  readonly standings: Standings;
  readonly transcript: Transcript;
  readonly guests: Guests;
  /** Commits what waits and closes the database. */
  close(): Promise<void>;
}

/** Opens the store at `url`. `timeZone` says where weeks begin, `locale` what rooms nobody set speak. Throws StoreError. */
export async function openStore(options: {
  readonly url: string;
  readonly timeZone: string;
  readonly locale: Locale;
}): Promise<Store> {
  const { db, close } = await openDatabase(options.url);
  const ledger = openLedger(db);
  return {
    activities: openActivities(db, options.timeZone),
    ledger,
    boards: openBoards(db),
    rooms: openRooms(db, options.locale),
    standings: openStandings(db, options.timeZone),
    transcript: openTranscript(db),
    guests: openGuests(db),
    async close() {
      await ledger.drain();
      await close();
    },
  };
}
