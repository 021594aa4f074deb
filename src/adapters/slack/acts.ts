import type { WebClient } from '@slack/web-api';
import { Agent, request } from 'undici';
import type { Call, Outcome } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import { paragraph } from '../../core/view.ts';
import { slackWords } from '../../locales/slack.ts';
import { asTaken } from './as-taken.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import { homeOf, homePress } from './home.ts';
import { modalOf } from './modal.ts';
import type { Place } from './read.ts';
import {
  idsOf,
  instantOf,
  lineOf,
  metadataSchema,
  openedSchema,
  pressOf,
  pressSchema,
  slashSchema,
  submitSchema,
  valuesOf,
} from './read.ts';
import { picturesOf, render } from './render.ts';

// A whole class answering at once goes through few connections; a receipt costs half of what `fetch` takes.
const connections = new Agent({ connections: 32, headersTimeout: 10_000, bodyTimeout: 10_000 });

interface Parts {
  readonly door: Door;
  readonly log: Logger;
  readonly files: Files;
  readonly client: WebClient;
  readonly directory: Directory;
}

/** How to answer an act: the address Slack gave for it, and what opens a modal. */
interface Way {
  /** Null in somebody's home, which then shows the answer. */
  readonly responseUrl: string | null;
  /** Null where no modal may be opened any more. */
  readonly triggerId: string | null;
  readonly place: Place;
  /** What is shown instead of the home's beginning. */
  readonly away?: boolean;
}

/** What people do on Slack, put to the one door, and what comes of it, sent back. */
export class SlackActs {
  readonly #parts: Parts;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when every act under way is answered. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  slash(body: unknown): Promise<void> {
    return this.#track(async () => {
      const slash = slashSchema.parse(body);
      const at = Date.now();
      const place = { team: slash.team_id, channel: slash.channel_id, user: slash.user_id, name: slash.user_name };
      const call = await this.#call(place, at);
      const outcome = await this.#run(call, slash.command, slash.text, slash.team_id);
      await this.#follow(call, outcome, { responseUrl: slash.response_url, triggerId: slash.trigger_id, place });
    });
  }

  /** Somebody opened the app. */
  home(body: unknown): Promise<void> {
    return this.#track(async () => {
      const { team_id: team, event } = openedSchema.parse(body);
      if (event.tab !== 'home') return;
      const place = { team, channel: event.view?.private_metadata ?? '', user: event.user, name: '' };
      await this.#begin(place);
    });
  }

  press(body: unknown): Promise<void> {
    return this.#track(async () => {
      const { actions, team, user, channel, response_url, trigger_id, view } = pressSchema.parse(body);
      const of = { team: team.id, user: user.id, name: user.name ?? user.username ?? '' };
      for (const action of actions) {
        if (action.selected_conversation) await this.#begin({ ...of, channel: action.selected_conversation });
        const pressed = pressOf(action);
        // A button that only opens a page is told to us too.
        if (!pressed) continue;
        const place = { ...of, channel: channel?.id ?? view?.private_metadata ?? '' };
        const call = await this.#call(place, instantOf(action.action_ts));
        const outcome = await this.#parts.door.press(call, pressed.press, pressed.values);
        const away = pressed.press !== homePress;
        await this.#follow(call, outcome, { responseUrl: response_url ?? null, triggerId: trigger_id, place, away });
      }
    });
  }

  submit(body: unknown): Promise<void> {
    return this.#track(async () => {
      const at = Date.now();
      const { team, user, view } = submitSchema.parse(body);
      const { channel, responseUrl } = metadataSchema.parse(JSON.parse(view.private_metadata));
      const place = { team: team.id, channel, user: user.id, name: user.name ?? user.username ?? '' };
      const call = await this.#call(place, at);
      const outcome = await this.#parts.door.submit(call, view.callback_id, valuesOf(view.state.values));
      await this.#follow(call, outcome, { responseUrl, triggerId: null, place, away: true });
    });
  }

  /** Shows somebody's home from its beginning. */
  async #begin(place: Place): Promise<void> {
    const call = await this.#call(place, Date.now());
    const outcome = await this.#parts.door.press(call, homePress);
    await this.#follow(call, outcome, { responseUrl: null, triggerId: null, place });
  }

  async #run(call: Call, command: string, text: string, team: string): Promise<Outcome> {
    const { door } = this.#parts;
    const parsed = lineOf(command, text, team, door.entries, call.locale);
    switch (parsed.kind) {
      case 'command':
        return door.run(call, parsed.path, parsed.options);
      case 'ask':
        return door.ask(call, parsed.path);
      case 'group':
      case 'empty':
        return door.run(call, ['help'], {});
      case 'unknown': {
        const near = parsed.nearest.map((name) => `/colle ${name}`).join(', ');
        const said = near
          ? slackWords.unknownNear(call.locale, { typed: parsed.word, near })
          : slackWords.unknown(call.locale, { typed: parsed.word });
        return { kind: 'replies', replies: [{ to: 'caller', view: words(said) }] };
      }
    }
  }

  async #call(place: Place, at: number): Promise<Call> {
    const { name, locale, instructor } = await this.#parts.directory.find(place.user, place.name);
    return { ...idsOf(place), name, locale, instructor, at: Number.isFinite(at) ? at : Date.now() };
  }

  async #follow(call: Call, outcome: Outcome, { responseUrl, triggerId, place, away = false }: Way): Promise<void> {
    if (outcome.kind === 'form') {
      if (triggerId === null) return;
      const metadata = JSON.stringify({ channel: place.channel, responseUrl });
      const view = modalOf(outcome.form, metadata, call.locale);
      await this.#parts.client.views.open({ trigger_id: triggerId, view });
      return;
    }
    const replies =
      outcome.replies.length > 0
        ? outcome.replies
        : [{ to: 'caller', view: words(slackWords.done(call.locale)) } as const];
    for (const { to, view } of replies) {
      if (responseUrl === null) await this.#showAtHome(call, view, place, away);
      else
        await asTaken(view, this.#parts, (body) =>
          this.#send(responseUrl, {
            response_type: to === 'caller' ? 'ephemeral' : 'in_channel',
            replace_original: false,
            ...body,
          }),
        );
    }
  }

  async #showAtHome(call: Call, view: View, { channel, user }: Place, away: boolean): Promise<void> {
    const { door, client, files } = this.#parts;
    const { blocks } = render(view, { files: await files.idsOf(picturesOf(view)) });
    const parts = { entries: door.entries, locale: call.locale, channel: channel || null, away };
    await client.views.publish({
      user_id: user,
      view: homeOf(blocks, { ...parts, leads: await door.leads(call) }),
    });
  }

  async #send(responseUrl: string, body: object): Promise<void> {
    const answer = await request(responseUrl, {
      dispatcher: connections,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = await answer.body.text();
    if (answer.statusCode === 200) return;
    const refused = new Error(`Slack did not take an answer: ${answer.statusCode} ${said}`);
    throw said.includes('invalid_blocks') ? Object.assign(refused, { code: 'invalid_blocks' }) : refused;
  }

  async #track(work: () => Promise<void>): Promise<void> {
    const tracked = work().catch((error: unknown) =>
      this.#parts.log.error('an act on Slack could not be answered', { error }),
    );
    this.#underWay.add(tracked);
    await tracked.finally(() => this.#underWay.delete(tracked));
  }
}

const words = (text: string): View => ({ title: '', blocks: [paragraph(text)] });
