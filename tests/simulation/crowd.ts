import type { Attempt, Body, Receipt } from '../../src/core/activity.ts';
import type { ActivityId, PersonId, RoomId } from '../../src/core/ids.ts';
import { activityId, personId, platformOf } from '../../src/core/ids.ts';
import type { Chance } from './chance.ts';
import type { SimClock } from './sim-clock.ts';
import type { SimMessage } from './sim-platform.ts';

/** One answer somebody gave, and what they were told of it. */
export interface Click {
  readonly activity: ActivityId;
  readonly room: RoomId;
  readonly person: PersonId;
  readonly round: number;
  readonly body: Body;
  readonly at: number;
  readonly receipts: Receipt['kind'][];
}

interface Ports {
  readonly clock: SimClock;
  readonly chance: Chance;
  peopleIn(): number;
  respond(id: ActivityId, attempt: Attempt): Promise<{ readonly receipt: Receipt } | null> | null;
  /** The process that runs now; `now` turns false when it dies. */
  lives(): { readonly now: boolean };
}

/** What a message asks of people. */
interface Asked {
  readonly activity: ActivityId;
  readonly round: number;
  readonly kind: 'one' | 'several' | 'words';
  readonly choices: number;
}

const words = ['kernel', 'le noyau', 'Noyau', 'rien', '2,5', '2.45', '7'];

/** People who answer what they see: early, late, twice, out of order, and again when a platform delivers again. */
export class Crowd {
  readonly clicks: Click[] = [];
  readonly #ports: Ports;
  readonly #people = new Map<RoomId, readonly PersonId[]>();
  readonly #seen = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** A message stands in a room, or stands differently: whoever has not answered it yet may do so soon. */
  sees(message: SimMessage): void {
    if (this.#seen.has(message.id)) return;
    const asked = askedBy(message);
    if (!asked) return;
    this.#seen.add(message.id);
    const { chance, clock } = this.#ports;
    for (const person of this.#peopleOf(message.room)) {
      const times = chance.pick([0, 1, 1, 1, 1, 2, 3]);
      for (let time = 0; time < times; time += 1)
        clock.after(chance.wait(6_000), () => this.#clicks(message.room, person, asked));
    }
  }

  #peopleOf(room: RoomId): readonly PersonId[] {
    let people = this.#people.get(room);
    if (!people) {
      const count = this.#ports.peopleIn();
      people = Array.from({ length: count }, (_, index) => personId(platformOf(room), `${room.slice(-3)}-p${index}`));
      this.#people.set(room, people);
    }
    return people;
  }

  #clicks(room: RoomId, person: PersonId, asked: Asked): void {
    const { chance, clock } = this.#ports;
    const { activity, round } = asked;
    const click: Click = { activity, room, person, round, body: this.#body(asked), at: clock.true, receipts: [] };
    this.clicks.push(click);
    const deliveries = chance.happens(0.05) ? chance.between(2, 3) : 1;
    for (let time = 0; time < deliveries; time += 1) {
      const late = chance.happens(0.03) || time > 0;
      clock.after(late ? chance.between(500, 70_000) : chance.wait(80), () => this.#deliver(click, 3));
    }
  }

  #body({ kind, choices }: Asked): Body {
    const { chance } = this.#ports;
    if (kind === 'words') return { kind, words: chance.pick(words) };
    const all = Array.from({ length: choices }, (_, index) => index);
    if (kind === 'one') return { kind: 'choices', choices: [chance.pick(all)] };
    const some = all.filter(() => chance.happens(0.5));
    return { kind: 'choices', choices: some.length > 0 ? some : [0] };
  }

  /** A platform brings an answer; when nobody takes it, some bring it again. */
  #deliver(click: Click, tries: number): void {
    const { chance, clock, respond, lives } = this.#ports;
    const again = () => {
      if (tries > 1 && chance.happens(0.6))
        clock.after(chance.between(1_000, 60_000), () => this.#deliver(click, tries - 1));
    };
    const process = lives();
    if (!process.now) {
      again();
      return;
    }
    const { activity, room, person, round, body, at } = click;
    respond(activity, { room, person, name: person, round, body, at })?.then(
      (told) => {
        if (process.now && told) click.receipts.push(told.receipt.kind);
      },
      () => again(),
    );
  }
}

/** What a view lets people answer, by its buttons alone. */
function askedBy({ view }: SimMessage): Asked | null {
  for (const block of view.blocks) {
    if (block.kind === 'menu') return { ...idsIn(block.press), kind: 'several', choices: block.choices.length };
    if (block.kind === 'choices' && block.press)
      return { ...idsIn(block.press), kind: 'one', choices: block.choices.length };
    const button =
      block.kind === 'buttons' ? block.buttons.find((one) => 'press' in one && one.press.startsWith('form:')) : null;
    if (button && 'press' in button) return { ...idsIn(button.press), kind: 'words', choices: 0 };
  }
  return null;
}

function idsIn(press: string): { readonly activity: ActivityId; readonly round: number } {
  const [, id = '', round = ''] = press.split(':');
  return { activity: activityId(id), round: Number(round) };
}
