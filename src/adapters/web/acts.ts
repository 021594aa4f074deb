import type { Call, Outcome } from '../../core/command.ts';
import { commandAt, fieldsOf } from '../../core/command.ts';
import { completeLine, parseCommandLine } from '../../core/command-line.ts';
import type { Door } from '../../core/door.ts';
import type { RoomId } from '../../core/ids.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { FormView, View } from '../../core/view.ts';
import { paragraph } from '../../core/view.ts';
import type { Locale } from '../../locales/locale.ts';
import { pageWords } from '../../locales/page.ts';
import type { Rooms } from './rooms.ts';

/** What the page is told of an act: that it was heard, or a form to fill in first. */
export interface ActAnswer {
  readonly form?: FormView;
}

/** One thing the page offers while a line is being typed. */
export interface Offer {
  /** The whole line, once taken. */
  readonly line: string;
  readonly label: string;
  readonly hint: string;
}

/** What people do on the page, put to the one door, and what comes of it, put into the room. */
export class Acts {
  readonly #door: Door;
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(door: Door, rooms: Rooms, clock: Clock, random: Random) {
    this.#door = door;
    this.#rooms = rooms;
    this.#clock = clock;
    this.#random = random;
  }

  /** A line was sent: talk, or a command when it starts with a slash. */
  async say(call: Call, text: string): Promise<ActAnswer> {
    if (!text.startsWith('/')) {
      await this.#rooms.say({
        ...this.#entry(call),
        person: call.person,
        name: call.name,
        only: null,
        content: { kind: 'talk', text },
      });
      return {};
    }
    const parsed = parseCommandLine(this.#door.entries, text.slice(1), call.locale);
    switch (parsed.kind) {
      case 'command':
        return this.#follow(
          call,
          await this.#door.run(call, parsed.path, this.#byId(call, parsed.path, parsed.options)),
        );
      case 'ask':
        return this.#follow(call, await this.#door.ask(call, parsed.path));
      case 'unknown': {
        const near = parsed.nearest.map((name) => `/${name}`).join(', ');
        const said = near
          ? pageWords.unknownNear(call.locale, { typed: parsed.word, near })
          : pageWords.unknown(call.locale, { typed: parsed.word });
        await this.#privately(call, { title: '', blocks: [paragraph(said)] });
        return {};
      }
      case 'group':
      case 'empty':
        return this.#follow(call, await this.#door.run(call, ['help'], {}));
    }
  }

  async press(call: Call, press: string, values: readonly string[], under: string | undefined): Promise<ActAnswer> {
    return this.#follow(call, await this.#door.press(call, press, values), under);
  }

  /** A button of the desk, or of one's own results: what it tells comes back alone, instead of being said in the room. */
  async look(
    call: Call,
    press: string,
    values?: Readonly<Record<string, string>>,
  ): Promise<{ readonly views: readonly View[]; readonly form?: FormView }> {
    const outcome = await (values ? this.#door.submit(call, press, values) : this.#door.press(call, press, []));
    if (outcome.kind === 'form') return { views: [], form: outcome.form };
    return { views: outcome.replies.filter(({ to }) => to === 'caller').map(({ view }) => view) };
  }

  async submit(
    call: Call,
    submit: string,
    values: Readonly<Record<string, string>>,
    under: string | undefined,
  ): Promise<ActAnswer> {
    const path = submit.startsWith('run:') ? submit.slice('run:'.length).split('-') : [];
    return this.#follow(call, await this.#door.submit(call, submit, this.#byId(call, path, values)), under);
  }

  /** What a line that is being typed could become. */
  async offers(call: Call, text: string): Promise<readonly Offer[]> {
    const line = text.slice(1);
    const found = completeLine(this.#door.entries, line, call.locale);
    switch (found.kind) {
      case 'nothing':
        return [];
      case 'names':
        return found.names.map(({ insert, summary }) => ({ line: `/${insert} `, label: `/${insert}`, hint: summary }));
      case 'option': {
        const { field, typed, path } = found;
        const before = line.slice(0, line.length - typed.length).replace(new RegExp(`${field.name}:$`), '');
        const offer = (value: string, label: string): Offer => {
          const quoted = /\s/.test(value) ? `"${value}"` : value;
          return { line: `/${before}${field.name}:${quoted} `, label, hint: field.summary[call.locale] };
        };
        if (field.kind === 'choice') {
          const wanted = typed.toLowerCase();
          return field.choices
            .filter(({ value }) => value.startsWith(wanted))
            .map(({ value, label }) => offer(value, label[call.locale]));
        }
        const suggested = await this.#door.suggest(call, path, field.name, typed);
        return suggested.map(({ value, label }) => offer(value, label));
      }
    }
  }

  /** A command's options, with the ids of those who were called by the name the room knows them by. */
  #byId(call: Call, path: readonly string[], options: Readonly<Record<string, string>>): Record<string, string> {
    const command = commandAt(this.#door.entries, path);
    const people = command ? fieldsOf(command.form).filter(({ kind }) => kind === 'person') : [];
    const ids = people.flatMap(({ name }) => {
      const person = this.#rooms.called(call.room, options[name] ?? '');
      return person ? [[name, person] as const] : [];
    });
    return { ...options, ...Object.fromEntries(ids) };
  }

  async #follow(call: Call, outcome: Outcome, under?: string): Promise<ActAnswer> {
    if (outcome.kind === 'form') return { form: outcome.form };
    for (const { to, view } of outcome.replies) {
      if (to === 'caller') await this.#privately(call, view, under);
      else await this.#rooms.say({ ...this.#entry(call), ...colle, only: null, content: { kind: 'view', view } });
    }
    return {};
  }

  /** A private line; under a board it takes the place of the one before, so that a receipt is always the latest. */
  async #privately(call: Call, view: View, under?: string): Promise<void> {
    const content = { kind: 'view', view, ...(under ? { under } : {}) } as const;
    const entry = { ...this.#entry(call), ...colle, only: call.person, content };
    await this.#rooms.say(under ? { ...entry, id: `${under}-${call.person}` } : entry);
  }

  #entry({ room }: Call): { readonly id: string; readonly room: RoomId; readonly at: number } {
    return { id: this.#random.id(), room, at: this.#clock.now() };
  }
}

const colle = { person: null, name: 'Colle' } as const;

/** Whether a text names a language Colle speaks. */
export const isLocale = (text: unknown): text is Locale => text === 'fr' || text === 'en';
