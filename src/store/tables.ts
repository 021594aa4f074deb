import type { Generated } from 'kysely';

/** The database's tables. Instants are milliseconds; JSON is text; booleans are 0 and 1. */
export interface Tables {
  activities: {
    id: string;
    kind: string;
    version: number;
    state: string;
    /** The round the ledger takes responses for. */
    open_round: number | null;
    ended: number;
    /** Whether the last boards of an ended activity are shown. */
    rested: number;
    rooms: string;
    course: string;
    instructor: string;
    ended_at: number | null;
    /** An ended activity's points wait for the leaderboards from the people after this one on; null: no one's do. */
    credit_after: string | null;
  };
  /** What runs in a room: one activity at most. */
  running: { room: string; activity: string };
  responses: { activity: string; round: number; person: string; body: string; at: number; ms: number };
  awards: { activity: string; round: number; person: string; points: number; share: number; question: string };
  people: { person: string; name: string };
  /** Points kept, not recounted. `course` is empty for all courses together. */
  standings: { scope: string; course: string; period: string; person: string; points: number };
  /** How many people of a leaderboard have points in a span: from `bucket × span` to less than the next. */
  tallies: { scope: string; course: string; period: string; span: number; bucket: number; people: number };
  boards: { activity: string; room: string; key: string; message: string; shown: string };
  rooms: { room: string; community: string; course: string | null; locale: string | null };
  asked: { room: string; course: string; question: string; times: number };
  instructors: { community: string; person: string };
  transcript: {
    seq: Generated<number>;
    id: string;
    room: string;
    at: number;
    person: string | null;
    name: string;
    only_for: string | null;
    content: string;
  };
  guests: { person: string; name: string; instructor: number; secret_hash: string };
  secrets: { name: string; value: string };
}
