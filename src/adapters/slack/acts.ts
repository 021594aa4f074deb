import type { WebClient } from '@slack/web-api';
import { Agent, request } from 'undici';
import type { Call, Outcome } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import { paragraph } from '../../core/view.ts';
import { slackWords } from '../../locales/slack.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import { modalOf } from './modal.ts';
import type { Place } from './read.ts';
import {
  idsOf,
  instantOf,
  lineOf,
  metadataSchema,
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
  readonly responseUrl: string;
  /** Null where no modal may be opened any more. */
  readonly triggerId: string | null;
  readonly channel: string;
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
      const call = await this.#call(
        { team: slash.team_id, channel: slash.channel_id, user: slash.user_id, name: slash.user_name },
        at,
      );
      const way = { responseUrl: slash.response_url, triggerId: slash.trigger_id, channel: slash.channel_id };
      await this.#follow(call, await this.#run(call, slash.command, slash.text, slash.team_id), way);
    });
  }

  press(body: unknown): Promise<void> {
    return this.#track(async () => {
      const { actions, team, user, channel, response_url, trigger_id } = pressSchema.parse(body);
      const way = { responseUrl: response_url, triggerId: trigger_id, channel: channel.id };
      for (const action of actions) {
        const pressed = pressOf(action);
        // A button that only opens a page is told to us too.
        if (!pressed) continue;
        const place = { team: team.id, channel: channel.id, user: user.id, name: user.name ?? user.username ?? '' };
        const call = await this.#call(place, instantOf(action.action_ts));
        await this.#follow(call, await this.#parts.door.press(call, pressed.press, pressed.values), way);
      }
    });
  }

  submit(body: unknown): Promise<void> {
    return this.#track(async () => {
      const at = Date.now();
      const { team, user, view } = submitSchema.parse(body);
      const { channel, responseUrl } = metadataSchema.parse(JSON.parse(view.private_metadata));
      const call = await this.#call(
        { team: team.id, channel, user: user.id, name: user.name ?? user.username ?? '' },
        at,
      );
      const outcome = await this.#parts.door.submit(call, view.callback_id, valuesOf(view.state.values));
      await this.#follow(call, outcome, { responseUrl, triggerId: null, channel });
    });
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

  async #follow(call: Call, outcome: Outcome, way: Way): Promise<void> {
    if (outcome.kind === 'form') {
      if (way.triggerId === null) return;
      const metadata = JSON.stringify({ channel: way.channel, responseUrl: way.responseUrl });
      await this.#parts.client.views.open({
        trigger_id: way.triggerId,
        view: modalOf(outcome.form, metadata, call.locale),
      });
      return;
    }
    const replies =
      outcome.replies.length > 0
        ? outcome.replies
        : [{ to: 'caller', view: words(slackWords.done(call.locale)) } as const];
    for (const { to, view } of replies) {
      const { blocks, text } = render(view, await this.#parts.files.idsOf(picturesOf(view)));
      await this.#send(way.responseUrl, {
        response_type: to === 'caller' ? 'ephemeral' : 'in_channel',
        replace_original: false,
        text,
        blocks,
      });
    }
  }

  async #send(responseUrl: string, body: object): Promise<void> {
    const answer = await request(responseUrl, {
      dispatcher: connections,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`Slack did not take an answer: ${answer.statusCode} ${said}`);
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
