import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { RoomId } from '../../core/ids.ts';
import { localPart, platformOf } from '../../core/ids.ts';
import type { Clock, Referee } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import type { Locale } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import type { Links } from './links.ts';
import type { Present, Rooms } from './rooms.ts';
import type { Frame } from './stream.ts';
import { streamFrames } from './stream.ts';

const gatherMs = 150;
const mostWalls = 500;

/** What the wall of a classroom shows. `now` is the server's clock. */
export interface Wall {
  readonly locale: Locale;
  /** The newest board, and its key; null when nothing has run yet. */
  readonly board: { readonly key: string; readonly view: View } | null;
  readonly present: Present;
  /** How to come in; null where the class is on a platform of its own. */
  readonly join: { readonly address: string; readonly code: string; readonly url: string } | null;
  readonly now: number;
}

interface WallParts {
  readonly rooms: Rooms;
  readonly links: Links;
  readonly referee: Pick<Referee, 'boardsIn' | 'follow'>;
  readonly localeOf: (room: RoomId) => Promise<Locale>;
  readonly clock: Clock;
  readonly locale: Locale;
}

/** The walls: each a stream of what its room sees, and nothing that a room does not see. */
export function wallsApi({ rooms, links, referee, localeOf, clock, locale }: WallParts) {
  const api = new Hono<{ Bindings: HttpBindings }>();
  let open = 0;

  async function wallOf(room: RoomId): Promise<Frame> {
    const board = (await referee.boardsIn(room)).at(-1);
    const wall: Wall = {
      locale: await localeOf(room),
      board: board ? { key: board.key, view: board.view } : null,
      present: rooms.here(room),
      join: platformOf(room) === 'web' ? joinOf(room) : null,
      now: clock.now(),
    };
    return { event: 'wall', data: JSON.stringify(wall) };
  }

  function joinOf(room: RoomId): Wall['join'] {
    const address = links.address.replace(/^https?:\/\//, '');
    return { address, code: localPart(room).toUpperCase(), url: links.room(room) };
  }

  api.get('/:wall/stream', (context) => {
    const room = links.roomOfWall(context.req.param('wall'));
    if (!room) return context.json({ error: pageWords.notFound(locale) }, 404);
    // Nobody would ever close the stream that goes with a bare head.
    if (context.req.method === 'HEAD') return context.body(null);
    if (open >= mostWalls) {
      context.header('Retry-After', '30');
      return context.json({ error: pageWords.full(locale) }, 503);
    }
    open += 1;
    return streamFrames(context, clock, (line) => {
      let cancel: (() => void) | null = null;
      // What changes in the same moment is shown together.
      const changed = () => {
        cancel ??= clock.wakeAt(clock.now() + gatherMs, () => {
          cancel = null;
          wallOf(room).then(
            (frame) => line.send(frame),
            () => line.close(),
          );
        });
      };
      const leaveRoom = rooms.watch(room, changed);
      const unfollow = referee.follow(room, changed);
      return {
        first: wallOf(room),
        leave() {
          open -= 1;
          cancel?.();
          leaveRoom();
          unfollow();
        },
      };
    });
  });

  return api;
}
