import type { WebClient } from '@slack/web-api';
import { Agent, request } from 'undici';
import type { Call, Outcome, Reply } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import { paragraph } from '../../core/view.ts';
import { slackWords } from '../../locales/slack.ts';
import { asTaken } from './as-taken.ts';
import type { Files } from './files.ts';
import { homeOf } from './home.ts';
import { modalOf } from './modal.ts';
import type { Place } from './read.ts';
import type { Rendered } from './render.ts';
import { picturesOf, render } from './render.ts';

// A whole class answering at once goes through few connections; a receipt costs half of what `fetch` takes.
const connections = new Agent({ connections: 32, headersTimeout: 10_000, bodyTimeout: 10_000 });

/** How to answer an act: the address Slack gave for it, and what opens a modal. */
export interface Way {
  /** Null in somebody's home, which then shows the answer. */
  readonly responseUrl: string | null;
  /** Null where no modal may be opened any more. */
  readonly triggerId: string | null;
  readonly place: Place;
  /** What is shown instead of the home's beginning. */
  readonly away?: boolean;
}

/** What comes of an act, sent back: words, a modal, or somebody's home. */
export class Answers {
  readonly #client: WebClient;
  readonly #door: Door;
  readonly #files: Files;
  readonly #log: Logger;

  constructor({ client, door, files, log }: { client: WebClient; door: Door; files: Files; log: Logger }) {
    this.#client = client;
    this.#door = door;
    this.#files = files;
    this.#log = log;
  }

  async give(call: Call, outcome: Outcome, way: Way): Promise<void> {
    if (outcome.kind === 'form') return this.#ask(call, outcome, way);
    const replies =
      outcome.replies.length > 0
        ? outcome.replies
        : [{ to: 'caller', view: said(slackWords.done(call.locale)) } as const];
    for (const reply of replies) await this.#reply(call, reply, way);
  }

  /** Opens a form; Slack takes what opens it for 3 s only, and whoever asked is told when that was too short. */
  async #ask(call: Call, { form }: Outcome & { readonly kind: 'form' }, way: Way): Promise<void> {
    const { triggerId, responseUrl, place } = way;
    if (triggerId === null) return;
    const metadata = JSON.stringify({ channel: place.channel, responseUrl });
    try {
      await this.#client.views.open({ trigger_id: triggerId, view: modalOf(form, metadata, call.locale) });
    } catch (error) {
      this.#log.warn('Slack did not open a form', { error });
      await this.#reply(call, { to: 'caller', view: said(slackWords.formLate(call.locale)) }, { ...way, away: true });
    }
  }

  async #reply(call: Call, { to, view }: Reply, { responseUrl, place, away = false }: Way): Promise<void> {
    if (responseUrl === null) return this.#showAtHome(call, view, place, away);
    try {
      await asTaken(view, { files: this.#files, log: this.#log }, (body) =>
        sendTo(responseUrl, {
          response_type: to === 'caller' ? 'ephemeral' : 'in_channel',
          replace_original: false,
          ...body,
        }),
      );
    } catch (error) {
      this.#log.warn('Slack did not take an answer by its address; it is sent as a message', { error });
      await this.#message(to, view, place);
    }
  }

  /** What the address of an act no longer takes: after half an hour, or five answers. */
  async #message(to: Reply['to'], view: View, { channel, user }: Place): Promise<void> {
    const { chat } = this.#client;
    await asTaken(view, { files: this.#files, log: this.#log }, (body: Rendered) =>
      to === 'caller' ? chat.postEphemeral({ channel, user, ...body }) : chat.postMessage({ channel, ...body }),
    );
  }

  async #showAtHome(call: Call, view: View, { channel, user }: Place, away: boolean): Promise<void> {
    const { blocks } = render(view, { files: await this.#files.idsOf(picturesOf(view)) });
    const parts = { entries: this.#door.entries, locale: call.locale, channel: channel || null, away };
    await this.#client.views.publish({
      user_id: user,
      view: homeOf(blocks, { ...parts, leads: await this.#door.leads(call) }),
    });
  }
}

async function sendTo(responseUrl: string, body: object): Promise<void> {
  const answer = await request(responseUrl, {
    dispatcher: connections,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const words = await answer.body.text();
  if (answer.statusCode === 200) return;
  const refused = new Error(`Slack did not take an answer: ${answer.statusCode} ${words}`);
  throw words.includes('invalid_blocks') ? Object.assign(refused, { code: 'invalid_blocks' }) : refused;
}

/** One sentence as a view. */
export const said = (text: string): View => ({ title: '', blocks: [paragraph(text)] });
