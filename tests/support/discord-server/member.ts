import { setTimeout as sleep } from 'node:timers/promises';
import { givenTime } from '../given-time.ts';
import type { Component } from './checks.ts';
import { flattened } from './checks.ts';
import type { Answered, Channel, StoredMessage } from './model.ts';
import { snowflake, textOf } from './model.ts';

/** How long what is for one person alone may take to follow what is for all. */
const restMs = 1_500;
const patienceMs = 10_000;
/** How long Discord waits for the first word. */
const firstWordMs = 3_000;

interface ModalField {
  readonly type: number;
  readonly custom_id: string;
}

/** What a member needs of the server. */
interface Server {
  readonly appId: string;
  readonly guildId: string;
  readonly channels: ReadonlyMap<string, Channel>;
  /** The commands as they are registered. */
  readonly commands: readonly Record<string, unknown>[];
  readonly interactions: Map<string, Answered>;
  readonly gateway: { dispatch(t: string, d: unknown): void };
  channelBody(channel: Channel): object;
  messageBody(message: StoredMessage): object;
}

/** Somebody of the server who types and presses; every act answers with what that person alone is told. */
export class Member {
  readonly #server: Server;
  readonly id = snowflake();
  readonly name: string;
  readonly #permissions: bigint;
  readonly #locale: string;

  constructor(server: Server, name: string, permissions: bigint, locale: string) {
    this.#server = server;
    this.name = name;
    this.#permissions = permissions;
    this.#locale = locale;
  }

  /** Types a slash command by its English path. */
  async slash(channel: Channel | null, path: string, options: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const [name = '', sub] = path.split(' ');
    const needed = this.#server.commands.find((one) => one.name === name)?.default_member_permissions;
    if (typeof needed === 'string' && (this.#permissions & BigInt(needed)) !== BigInt(needed))
      return `Discord does not show /${name} to ${this.name}`;
    const given = Object.entries(options).map(([key, value]) => ({ name: key, type: typeOf(value), value }));
    const data = { id: snowflake(), name, type: 1, options: sub ? [{ name: sub, type: 1, options: given }] : given };
    return told(await this.acts(channel, 2, data));
  }

  /** Presses the newest button whose letter or label this is. */
  async clicks(channel: Channel, label: string): Promise<string> {
    const { message, component } = this.#find(channel, (one) => one.type === 2 && fits(one.label ?? '', label), label);
    return this.#press(channel, message, component, []);
  }

  /** Picks choices of the newest menu by letter. */
  async selects(channel: Channel, letters: readonly string[]): Promise<string> {
    const { message, component } = this.#find(channel, (one) => one.type === 3, 'a menu');
    const values = (component.options ?? [])
      .filter((option) => letters.some((letter) => fits(option.label, letter)))
      .map(({ value }) => value);
    return this.#press(channel, message, component, values);
  }

  /** Opens the newest answer form and sends words, and a person where one is asked for. */
  async writes(channel: Channel, words: string, person = ''): Promise<string> {
    const { message, component } = this.#find(
      channel,
      (one) => one.type === 2 && fits(one.label ?? '', 'Répondre'),
      'Répondre',
    );
    const opened = await this.acts(channel, 3, { custom_id: component.custom_id, component_type: 2 }, message);
    if (opened.callback?.type !== 9) return told(opened);
    const modal = opened.callback.data as { custom_id: string; components: readonly { component: ModalField }[] };
    const fields = modal.components.map(({ component: field }) => ({
      type: 18,
      id: 1,
      component:
        field.type === 5
          ? { type: 5, id: 2, custom_id: field.custom_id, values: [person] }
          : { type: 4, id: 2, custom_id: field.custom_id, value: words },
    }));
    return told(await this.acts(channel, 5, { custom_id: modal.custom_id, components: fields }, message));
  }

  /** What is offered while an option is being typed. */
  async types(
    channel: Channel,
    path: string,
    option: string,
    typed: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]> {
    const [name = '', sub] = path.split(' ');
    const focused = [{ name: option, type: 3, value: typed, focused: true }];
    const answered = await this.acts(channel, 4, {
      id: snowflake(),
      name,
      type: 1,
      options: sub ? [{ name: sub, type: 1, options: focused }] : focused,
    });
    return (
      (answered.callback?.data as { choices?: readonly { name: string; value: string }[] } | undefined)?.choices ?? []
    );
  }

  async #press(
    channel: Channel,
    message: StoredMessage,
    component: Component,
    values: readonly string[],
  ): Promise<string> {
    const data = {
      custom_id: component.custom_id,
      component_type: component.type,
      ...(component.type === 3 ? { values } : {}),
    };
    return told(await this.acts(channel, 3, data, message));
  }

  #find(
    channel: Channel,
    wanted: (component: Component) => boolean,
    what: string,
  ): { message: StoredMessage; component: Component } {
    const places = [channel, ...[...this.#server.channels.values()].filter((one) => one.parent === channel.id)];
    for (const message of places.flatMap((one) => one.messages).toReversed()) {
      const component = flattened(message.components).find(wanted);
      if (component) return { message, component };
    }
    throw new Error(`nothing called ${what} in #${channel.name}:\n${channel.texts().slice(-2).join('\n---\n')}`);
  }

  /** Sends an interaction made at `at` and waits for its answer and what follows. A null channel is a direct message. */
  async acts(
    channel: Channel | null,
    type: number,
    data: object,
    message?: StoredMessage,
    at = Date.now(),
  ): Promise<Answered> {
    const id = snowflake(at);
    const answered: Answered = {
      callback: null,
      messages: [],
      ms: 0,
      sentAt: Date.now(),
      lateAt: givenTime() + firstWordMs,
      channel,
    };
    this.#server.interactions.set(id, answered);
    const user = {
      id: this.id,
      username: this.name.toLowerCase(),
      discriminator: '0',
      global_name: this.name,
      avatar: null,
    };
    const permissions = String(this.#permissions);
    const member = {
      user,
      roles: [],
      joined_at: new Date().toISOString(),
      deaf: false,
      mute: false,
      flags: 0,
      nick: this.name,
      avatar: null,
      permissions,
    };
    const place = channel
      ? {
          guild_id: this.#server.guildId,
          guild: { id: this.#server.guildId, features: [], locale: 'fr' },
          guild_locale: 'fr',
          channel_id: channel.id,
          channel: this.#server.channelBody(channel),
          member,
          context: 0,
        }
      : { channel_id: '999', channel: { id: '999', type: 1 }, user, context: 1 };
    this.#server.gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: this.#server.appId,
      type,
      data,
      token: `token-${id}`,
      version: 1,
      locale: this.#locale,
      app_permissions: permissions,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_000_000,
      ...place,
      ...(message ? { message: this.#server.messageBody(message) } : {}),
    });
    const until = givenTime() + patienceMs;
    while (!answered.callback || (answered.callback.type === 5 && answered.messages.length === 0)) {
      if (givenTime() > until)
        throw new Error(`the interaction of ${this.name} was not answered: ${JSON.stringify(data)}`);
      await sleep(5);
    }
    // A public first answer is followed by what is for this person alone.
    const rest = Date.now() + restMs;
    while (!answered.messages.some((one) => one.ephemeral) && Date.now() < rest) await sleep(5);
    return answered;
  }
}

const typeOf = (value: unknown) => (typeof value === 'boolean' ? 5 : typeof value === 'number' ? 4 : 3);

/** Whether a label is the one wanted: all of it, or its letter. */
function fits(label: string, wanted: string): boolean {
  return label === wanted || (wanted.length === 1 && new RegExp(`^${wanted}(\\s|$)`).test(label));
}

function told(answered: Answered): string {
  if (answered.callback?.type === 9) return `form ${JSON.stringify(answered.callback.data)}`;
  return answered.messages
    .filter((one) => one.ephemeral)
    .map((one) => textOf(one.components))
    .join('\n');
}
