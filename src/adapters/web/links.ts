import { createHmac, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { RoomId } from '../../core/ids.ts';
import { localPart, platformOf, roomId } from '../../core/ids.ts';
import type { Pages, Random } from '../../core/ports.ts';
import type { Secrets } from '../../core/transcript.ts';

const sealLength = 22;

/** The room of the page a path names: lower-case letters, digits and hyphens, at most 40; null when it names none. */
export function roomOf(slug: string | undefined): RoomId | null {
  return slug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 40 ? roomId('web', slug) : null;
}

/**
 * Addresses of the page's own pages. Whoever is on the page may watch its rooms; a room of a chat is named by a sealed
 * link, which only Colle can make.
 */
export class Links implements Pages {
  readonly #key: string;
  readonly publicUrl: string | null;
  #address = '';

  private constructor(key: string, publicUrl: string | null) {
    this.#key = key;
    this.publicUrl = publicUrl;
  }

  static async open(secrets: Secrets, random: Random, publicUrl: string | null): Promise<Links> {
    const known = await secrets.read('links');
    const key = known ?? Array.from({ length: 4 }, () => random.id()).join('');
    if (!known) await secrets.keep('links', key);
    return new Links(key, publicUrl);
  }

  /** The page is served here now. */
  served(host: string, port: number): void {
    this.#address = addressOf(host === '0.0.0.0' || host === '::' ? (networkAddress() ?? '127.0.0.1') : host, port);
  }

  /** Where others reach the page: by its public name, or in this machine's network. */
  get address(): string {
    return this.publicUrl ?? this.#address;
  }

  /** Where people come into a room of the page. */
  room(room: RoomId): string {
    return `${this.address}/room/${localPart(room)}`;
  }

  projector(room: RoomId): string {
    return `${this.address}/projector/${platformOf(room) === 'web' ? localPart(room) : this.#sealed(room)}`;
  }

  /** The room a wall's address names; null when it names none, or was not made here. */
  roomOfWall(path: string): RoomId | null {
    const [name = '', seal] = path.split('.');
    if (seal === undefined) return roomOf(name);
    const room = Buffer.from(name, 'base64url').toString('utf8') as RoomId;
    const [given, due] = [Buffer.from(path), Buffer.from(this.#sealed(room))];
    return given.length === due.length && timingSafeEqual(given, due) ? room : null;
  }

  #sealed(room: RoomId): string {
    const seal = createHmac('sha256', this.#key).update(room).digest('base64url').slice(0, sealLength);
    return `${Buffer.from(room).toString('base64url')}.${seal}`;
  }
}

/** An address as browsers write it. */
export const addressOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** This machine's first address in its network; null when it has none. */
function networkAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}
