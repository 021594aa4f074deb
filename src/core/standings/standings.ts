import type { CommunityId, Instant, PersonId, RoomId } from '../ids.ts';

/** Which leaderboard: a room's or a community's, over a period, of one course or (null) all. */
export interface StandingsQuery {
  readonly scope: RoomId | CommunityId;
  readonly period: 'week' | 'month' | 'all';
  readonly course: string | null;
  /** Says which week and month are meant. */
  readonly now: Instant;
}
export interface Place {
  readonly person: PersonId;
  readonly name: string;
  readonly points: number;
  /** Equal points share a rank: 1, 2, 2, 4. */
  readonly rank: number;
}
export interface Standings {
  /** The first `limit`. */
  top(query: StandingsQuery, limit: number): Promise<readonly Place[]>;
  /** A person's place with the neighbours above and below, best first; empty when the person has no points. */
  around(query: StandingsQuery, person: PersonId): Promise<readonly Place[]>;
  people(query: StandingsQuery): Promise<number>;
}
