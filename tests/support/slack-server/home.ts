import { randomUUID } from 'node:crypto';
import type { Piece } from './checks.ts';
import { flattened } from './checks.ts';
import type { Answered, Channel, SlackServer } from './index.ts';
import type { Member } from './member.ts';
import { textOf } from './words.ts';

/** A home as the app published it last. */
export interface Published {
  readonly private_metadata?: string;
  readonly blocks: readonly Piece[];
}

/** Somebody's App Home: opened, read and pressed. Every act answers with what stands there afterwards. */
export class Home {
  readonly #server: SlackServer;
  readonly #member: Member;

  constructor(server: SlackServer, member: Member) {
    this.#server = server;
    this.#member = member;
  }

  async opens(tab = 'home'): Promise<string> {
    const { id } = this.#member;
    const last = this.#server.homes.get(id);
    const event = { type: 'app_home_opened', user: id, channel: `D${id}`, tab, event_ts: this.#server.ts() };
    return this.#after(() =>
      this.#server.deliver('events_api', {
        token: 'verification',
        type: 'event_callback',
        team_id: this.#server.teamId,
        api_app_id: 'A1',
        event_id: `Ev${randomUUID()}`,
        event_time: Math.floor(Date.now() / 1_000),
        authorizations: [{ team_id: this.#server.teamId, user_id: 'UBOT', is_bot: true, enterprise_id: null }],
        event: last ? { ...event, view: this.#view(last) } : event,
      }),
    );
  }

  /** Picks the desk's channel. */
  async picks(channel: Channel): Promise<string> {
    const select = this.#piece((one) => one.type === 'conversations_select', 'a channel to pick');
    const { action_id } = select;
    return this.#after(() =>
      this.#acts({ type: 'conversations_select', action_id, block_id: 'b', selected_conversation: channel.id }),
    );
  }

  /** Presses a button that changes the home. */
  async presses(label: string): Promise<string> {
    return this.#after(() => this.#acts(this.#button(label)));
  }

  /** Presses a button that opens a form. */
  async asks(label: string): Promise<Answered> {
    const id = await this.#acts(this.#button(label));
    const answered = this.#server.answered.get(id);
    return this.#server.until(`a form for ${this.#member.name}`, () => (answered?.modal ? answered : null));
  }

  #button(label: string) {
    const { action_id, text, value } = this.#piece(
      (one) => one.type === 'button' && typeof one.text === 'object' && one.text.text === label,
      label,
    );
    return { type: 'button', action_id, block_id: 'b', text, value };
  }

  async #acts(action: object): Promise<string> {
    const { id: user, name } = this.#member;
    const id = randomUUID();
    const [channel] = this.#server.channels.values();
    const last = this.#server.homes.get(user);
    if (!channel || !last) throw new Error(`${name} has no home`);
    this.#server.way(id, channel);
    const { teamId } = this.#server;
    await this.#server.deliver('interactive', {
      type: 'block_actions',
      team: { id: teamId, domain: 'colle' },
      user: { id: user, username: name.toLowerCase(), name: name.toLowerCase(), team_id: teamId },
      api_app_id: 'A1',
      token: 'verification',
      container: { type: 'view', view_id: 'V1' },
      trigger_id: id,
      view: this.#view(last),
      actions: [{ ...action, action_ts: this.#server.ts() }],
    });
    return id;
  }

  #view({ private_metadata = '', blocks }: Published) {
    return { id: 'V1', team_id: this.#server.teamId, type: 'home', private_metadata, blocks, state: { values: {} } };
  }

  #piece(wanted: (piece: Piece) => boolean, what: string): Piece {
    const found = flattened(this.#server.homes.get(this.#member.id)?.blocks ?? []).find(wanted);
    if (!found) throw new Error(`nothing called ${what} in the home of ${this.#member.name}:\n${this.reads()}`);
    return found;
  }

  /** What stands there, as people read it. */
  reads(): string {
    return textOf(this.#server.homes.get(this.#member.id)?.blocks ?? []);
  }

  async #after(act: () => Promise<unknown>): Promise<string> {
    const before = this.#server.homes.get(this.#member.id);
    await act();
    await this.#server.until(`the home of ${this.#member.name}`, () => {
      const now = this.#server.homes.get(this.#member.id);
      return now === before ? null : now;
    });
    return this.reads();
  }
}
