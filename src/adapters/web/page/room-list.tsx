import type { Locale } from '../../../locales/locale.ts';
import { pageWords } from '../../../locales/page.ts';
import { usePage } from './context.ts';
import { typed } from './form.tsx';

/** What a room is called: the first ones in the reader's language, others by their own name. */
export function roomTitle(room: string, locale: Locale): string {
  const known = { general: pageWords.roomGeneral, quiz: pageWords.roomQuiz, debats: pageWords.roomDebates }[room];
  return known?.(locale) ?? room;
}

const accents = /\p{M}/gu;
const others = /[^a-z0-9]+/g;

/** A room's name as part of an address; empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(accents, '')
    .toLowerCase()
    .replace(others, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** The rooms there are, and a way to make one. */
export function RoomList(props: {
  readonly rooms: readonly string[];
  readonly current: string;
  readonly onGo: (room: string) => void;
}) {
  const { locale } = usePage();
  const all = [...new Set([...props.rooms, props.current])];
  return (
    <>
      <h2 id="rooms">{pageWords.rooms(locale)}</h2>
      <nav aria-labelledby="rooms">
        {all.map((room) => (
          <a
            href={`/room/${room}`}
            aria-current={room === props.current ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              props.onGo(room);
            }}
          >
            <span aria-hidden="true">#</span> {roomTitle(room, locale)}
          </a>
        ))}
      </nav>
      <form
        class="new-room"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const room = slugOf(typed(new FormData(form), 'room'));
          if (room === '') return;
          form.reset();
          props.onGo(room);
        }}
      >
        <input
          name="room"
          maxLength={40}
          autoComplete="off"
          aria-label={pageWords.roomName(locale)}
          placeholder={pageWords.newRoom(locale)}
        />
        <button type="submit" class="button quiet">
          {pageWords.create(locale)}
        </button>
      </form>
    </>
  );
}
