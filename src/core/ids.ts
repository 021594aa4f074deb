/** Marks a string so that ids of different things cannot be mixed up. */
type Branded<Name extends string> = string & { readonly __brand: Name };

/** The doors Colle has. The first part of every room, community and person id. */
export const platforms = ['discord', 'slack', 'web'] as const;
export type Platform = (typeof platforms)[number];

/** Where a class talks: `discord:<channel>`, `slack:<team>/<channel>`, `web:<slug>`. */
export type RoomId = Branded<'RoomId'>;
/** What rooms belong to: `discord:<guild>`, `slack:<team>`, `web:page`. */
export type CommunityId = Branded<'CommunityId'>;
/** Who talks: `discord:<user>`, `slack:<team>/<user>`, `web:<person>`. */
export type PersonId = Branded<'PersonId'>;
/** A quiz or a debate that was started once, in at least one room. Letters and digits only. */
export type ActivityId = Branded<'ActivityId'>;

/** Milliseconds since 1970-01-01T00:00Z, on the clock of whoever says it. */
export type Instant = number;

export const roomId = (platform: Platform, local: string) => `${platform}:${local}` as RoomId;
export const communityId = (platform: Platform, local: string) => `${platform}:${local}` as CommunityId;
export const personId = (platform: Platform, local: string) => `${platform}:${local}` as PersonId;
export const activityId = (local: string) => local as ActivityId;

/** The door an id came through. */
export function platformOf(id: RoomId | CommunityId | PersonId): Platform {
  return id.slice(0, id.indexOf(':')) as Platform;
}

/** The platform's own part of an id, without the door. */
export function localPart(id: RoomId | CommunityId | PersonId): string {
  return id.slice(id.indexOf(':') + 1);
}
