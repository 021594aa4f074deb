import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Piece } from './checks.ts';
import { flattened, mustBePayload } from './checks.ts';
import { Home } from './home.ts';
import type { Answered, Channel, SlackServer, StoredMessage } from './index.ts';

/** How long what is for one person alone may take to follow what is for all. */
const restMs = 1_500;

/** Somebody of the workspace who types and presses; every act answers with what that person alone is told. */
export class Member {
  readonly #server: SlackServer;
  readonly id: string;
  readonly name: string;
  readonly home: Home;
  readonly #admin: boolean;
  readonly #locale: string;

  constructor(server: SlackServer, id: string, name: string, admin: boolean, locale: string) {
    this.#server = server;
    this.id = id;
    this.name = name;
    this.#admin = admin;
    this.#locale = locale;
    this.home = new Home(server, this);
  }

  /** What `users.info` says. */
  profile(): object {
    const { id, name } = this;
    const profile = { display_name: name, real_name: name };
    return { id, name: name.toLowerCase(), real_name: name, is_admin: this.#admin, locale: this.#locale, profile };
  }

  /** Types `/colle …` by an English path, options by name. */
  slash(
    channel: Channel,
    path: string,
    options: Readonly<Record<string, string | number | boolean>> = {},
  ): Promise<string> {
    const given = Object.entries(options).map(([name, value]) => `${name}:${value}`);
    return this.types(channel, '/colle', [path, ...given].join(' ').trim());
  }

  /** Types a slash command as it stands. */
  async types(channel: Channel, command: string, text: string): Promise<string> {
    return told(await this.typed(channel, command, text));
  }

  /** Types a command with a mention at its end, as Slack writes it down. */
  async mentions(channel: Channel, path: string, { id, name }: Member): Promise<string> {
    return told(await this.#sent(channel, '/colle', `${path} <@${id}|${name.toLowerCase()}>`));
  }

  /** Types a slash command; everything that came of it. */
  async typed(channel: Channel, command: string, text: string): Promise<Answered> {
    return this.#sent(channel, command, text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
  }

  async #sent(channel: Channel, command: string, text: string): Promise<Answered> {
    const id = randomUUID();
    const payload = {
      token: 'verification',
      team_id: this.#server.teamId,
      team_domain: 'colle',
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: this.id,
      user_name: this.name.toLowerCase(),
      command,
      text,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: this.#server.way(id, channel),
      trigger_id: id,
    };
    mustBePayload('slash', payload);
    await this.#server.deliver('slash_commands', payload);
    return this.#answer(id);
  }

  /** Presses the newest button whose letter or label this is. */
  async clicks(channel: Channel, label: string): Promise<string> {
    const { message, piece, block } = this.#find(channel, (one) => one.type === 'button' && fits(one, label), label);
    return told(await this.acts(channel, message, buttonAction(piece, block)));
  }

  /** Picks choices of the newest menu by letter. */
  async selects(channel: Channel, letters: readonly string[]): Promise<string> {
    const { message, piece, block } = this.#find(channel, (one) => one.type === 'multi_static_select', 'a menu');
    const chosen = (piece.options ?? []).filter(({ text }) =>
      letters.some((letter) => fits({ text: text.text ?? '' }, letter)),
    );
    const action = {
      type: 'multi_static_select',
      action_id: piece.action_id,
      block_id: block.block_id ?? 'b',
      selected_options: chosen,
    };
    return told(await this.acts(channel, message, action));
  }

  /** Opens the newest answer form and sends words. */
  async writes(channel: Channel, words: string): Promise<string> {
    const { message, piece, block } = this.#find(
      channel,
      (one) => one.type === 'button' && fits(one, 'Répondre'),
      'Répondre',
    );
    const opened = await this.acts(channel, message, buttonAction(piece, block));
    return opened.modal ? told(await this.submits(channel, opened, () => words)) : told(opened);
  }

  /** Sends the modal that was opened, each field as `wordsOf` says by its name. */
  async submits(channel: Channel, opened: Answered, wordsOf: (field: string) => string): Promise<Answered> {
    const { modal } = opened;
    if (!modal) throw new Error('no modal was opened');
    const values = Object.fromEntries(
      modal.blocks.map(({ block_id = '', element }) => {
        const value = wordsOf(block_id);
        const state = stateOf(element, value);
        return [block_id, { [element?.action_id ?? '']: state }];
      }),
    );
    const payload = {
      type: 'view_submission',
      team: this.#team(),
      user: { id: this.id, name: this.name.toLowerCase(), team_id: this.#server.teamId },
      api_app_id: 'A1',
      token: 'verification',
      trigger_id: randomUUID(),
      view: { ...viewOutput(modal), state: { values } },
      response_urls: [],
    };
    mustBePayload('view_submission', payload);
    const { said } = opened;
    const before = said.length;
    const home = this.#server.homes.get(this.id);
    await this.#server.deliver('interactive', payload);
    const answeredAtHome = () => (this.#server.homes.get(this.id) === home ? null : home);
    await this.#server.until(`the form of ${this.name} in #${channel.name}`, () => said[before] ?? answeredAtHome());
    return opened;
  }

  /** Sends one use of a button or menu, made at `ts`; everything that came of it. */
  async acts(channel: Channel, message: StoredMessage, action: object, ts = this.#server.ts()): Promise<Answered> {
    const id = randomUUID();
    const payload = {
      type: 'block_actions',
      team: this.#team(),
      user: {
        id: this.id,
        username: this.name.toLowerCase(),
        name: this.name.toLowerCase(),
        team_id: this.#server.teamId,
      },
      api_app_id: 'A1',
      token: 'verification',
      container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: false },
      channel: { id: channel.id, name: channel.name },
      message: { type: 'message', ts: message.ts, text: message.text, user: 'UBOT' },
      response_url: this.#server.way(id, channel),
      trigger_id: id,
      actions: [{ ...action, action_ts: ts }],
    };
    if ('value' in action) mustBePayload('button', payload);
    await this.#server.deliver('interactive', payload);
    return this.#answer(id);
  }

  #team() {
    return this.#server.wholeOrganisation ? null : { id: this.#server.teamId, domain: 'colle' };
  }

  #find(channel: Channel, wanted: (piece: Piece) => boolean, what: string) {
    for (const message of channel.messages.toReversed()) {
      for (const block of message.blocks) {
        const piece = flattened([block]).find(wanted);
        if (piece) return { message, piece, block };
      }
    }
    throw new Error(`nothing called ${what} in #${channel.name}:\n${channel.texts().slice(-2).join('\n---\n')}`);
  }

  async #answer(id: string): Promise<Answered> {
    const answered = this.#server.answered.get(id);
    if (!answered) throw new Error('an act of nobody');
    await this.#server.until(`an answer for ${this.name}`, () => (answered.said[0] ?? answered.modal) || null);
    // A public first answer is followed by what is for this person alone.
    const rest = Date.now() + restMs;
    while (!answered.said.some((one) => one.ephemeral) && Date.now() < rest) await sleep(5);
    return answered;
  }
}

/** What an input of a modal gives back. */
function stateOf(element: Piece | undefined, value: string): object {
  switch (element?.type) {
    case 'static_select':
      return { type: element.type, selected_option: element.options?.find((one) => one.value === value) ?? null };
    case 'users_select':
      return { type: element.type, selected_user: value || null };
    default:
      return { type: element?.type, value: value || null };
  }
}

const buttonAction = (piece: Piece, block: Piece) => ({
  type: 'button',
  action_id: piece.action_id,
  block_id: block.block_id ?? 'b',
  text: piece.text,
  value: piece.value,
});

/** Whether a label is the one wanted: all of it, or its letter. */
function fits({ text }: Piece, wanted: string): boolean {
  const label = typeof text === 'string' ? text : typeof text?.text === 'string' ? text.text : '';
  return label === wanted || (wanted.length === 1 && new RegExp(`^${wanted}(\\s|$)`).test(label));
}

const told = (answered: Answered): string =>
  answered.modal && answered.said.length === 0
    ? `form ${JSON.stringify(answered.modal)}`
    : answered.said
        .filter((one) => one.ephemeral)
        .map(({ text }) => text)
        .join('\n');

/** A modal as Slack gives it back. */
const viewOutput = (modal: NonNullable<Answered['modal']>) => ({
  ...modal,
  id: 'V1',
  team_id: 'T0COLLE',
  state: { values: {} },
  hash: 'h',
  clear_on_close: false,
  notify_on_close: false,
  root_view_id: null,
  previous_view_id: null,
  app_id: 'A1',
  external_id: '',
  app_installed_team_id: 'T0COLLE',
  bot_id: 'BBOT',
});
