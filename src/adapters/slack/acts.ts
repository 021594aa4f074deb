import { hash } from 'node:crypto';
import type { Call, Outcome } from '../../core/command.ts';
import { commandAt } from '../../core/command.ts';
import type { Door } from '../../core/door.ts';
import type { Logger } from '../../core/ports.ts';
import { slackWords } from '../../locales/slack.ts';
import type { Answers } from './answers.ts';
import { said } from './answers.ts';
import type { Directory } from './directory.ts';
import { homePress } from './home.ts';
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

interface Parts {
  readonly door: Door;
  readonly log: Logger;
  readonly answers: Answers;
  readonly directory: Directory;
}

/** How long an act waits for Slack to say who does it: an answer to a quiz less than what only some may do. */
const pressPatienceMs = 700;
const patienceMs = 2_000;
const mostRemembered = 10_000;

/** What people do on Slack, put to the one door. */
export class SlackActs {
  readonly #parts: Parts;
  readonly #underWay = new Set<Promise<void>>();
  /** Commands and forms that were taken: what Slack delivers again is done once. Clicks have their own time instead. */
  readonly #taken = new Set<string>();
  #team = '';

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The workspace Colle is in: all people and channels are of it, also those of others that share a channel. */
  belongTo(team: string): void {
    this.#team = team;
  }

  /** Resolves when every act under way is answered. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  slash(body: unknown): Promise<void> {
    return this.#track(async () => {
      const slash = slashSchema.parse(body);
      if (this.#isRepeated(slash)) return;
      const { channel_id: channel, user_id: user, user_name: name } = slash;
      const place = { team: this.#team || slash.team_id, channel, user, name };
      const { call, known } = await this.#caller(place, Date.now(), patienceMs);
      const outcome = await this.#run(call, known, slash.command, slash.text, place.team);
      await this.#parts.answers.give(call, outcome, {
        responseUrl: slash.response_url,
        triggerId: slash.trigger_id,
        place,
      });
    });
  }

  /** Somebody opened the app. */
  home(body: unknown): Promise<void> {
    return this.#track(async () => {
      const { team_id, event } = openedSchema.parse(body);
      if (event.tab !== 'home') return;
      const channel = event.view?.private_metadata ?? '';
      await this.#begin({ team: this.#team || team_id, channel, user: event.user, name: '' });
    });
  }

  press(body: unknown): Promise<void> {
    return this.#track(async () => {
      const { actions, team, user, channel, response_url: responseUrl, trigger_id, view } = pressSchema.parse(body);
      const of = { team: this.#team || team, user: user.id, name: user.name ?? user.username ?? '' };
      for (const action of actions) {
        if (action.selected_conversation) await this.#begin({ ...of, channel: action.selected_conversation });
        const pressed = pressOf(action);
        // A button that only opens a page is told to us too.
        if (!pressed) continue;
        const place = { ...of, channel: channel?.id ?? view?.private_metadata ?? '' };
        const { call } = await this.#caller(place, instantOf(action.action_ts), pressPatienceMs);
        const outcome = await this.#parts.door.press(call, pressed.press, pressed.values);
        const away = pressed.press !== homePress;
        await this.#parts.answers.give(call, outcome, { responseUrl, triggerId: trigger_id, place, away });
      }
    });
  }

  submit(body: unknown): Promise<void> {
    return this.#track(async () => {
      const submitted = submitSchema.parse(body);
      if (this.#isRepeated(submitted)) return;
      const { team, user, view } = submitted;
      const { channel, responseUrl } = metadataSchema.parse(JSON.parse(view.private_metadata));
      const place = { team: this.#team || team, channel, user: user.id, name: user.name ?? user.username ?? '' };
      const { call } = await this.#caller(place, Date.now(), patienceMs);
      const values = valuesOf(view.state.values, place.team);
      const outcome = await this.#parts.door.submit(call, view.callback_id, values);
      await this.#parts.answers.give(call, outcome, { responseUrl, triggerId: null, place, away: true });
    });
  }

  /** Shows somebody's home from its beginning. */
  async #begin(place: Place): Promise<void> {
    const { call } = await this.#caller(place, Date.now(), patienceMs);
    const outcome = await this.#parts.door.press(call, homePress);
    await this.#parts.answers.give(call, outcome, { responseUrl: null, triggerId: null, place });
  }

  async #run(call: Call, known: boolean, command: string, text: string, team: string): Promise<Outcome> {
    const { door } = this.#parts;
    const parsed = lineOf(command, text, team, door.entries, call.locale);
    switch (parsed.kind) {
      case 'command':
      case 'ask':
        if (!known && (await this.#needsToLead(call, parsed.path))) return alone(slackWords.whoAreYou(call.locale));
        return parsed.kind === 'ask' ? door.ask(call, parsed.path) : door.run(call, parsed.path, parsed.options);
      case 'group':
      case 'empty':
        return door.run(call, ['help'], {});
      case 'unknown': {
        const near = parsed.nearest.map((name) => `/colle ${name}`).join(', ');
        return alone(
          near
            ? slackWords.unknownNear(call.locale, { typed: parsed.word, near })
            : slackWords.unknown(call.locale, { typed: parsed.word }),
        );
      }
    }
  }

  /** Whether a command is refused unless Slack says that the caller leads. */
  async #needsToLead(call: Call, path: readonly string[]): Promise<boolean> {
    const { door } = this.#parts;
    return commandAt(door.entries, path)?.audience === 'instructor' && !(await door.leads(call));
  }

  async #caller(place: Place, at: number, patience: number): Promise<{ readonly call: Call; readonly known: boolean }> {
    const { known, ...profile } = await this.#parts.directory.find(place.user, place.name, patience);
    return { call: { ...idsOf(place), ...profile, at: Number.isFinite(at) ? at : Date.now() }, known };
  }

  #isRepeated(payload: object): boolean {
    const key = hash('sha256', JSON.stringify(payload));
    if (this.#taken.has(key)) return true;
    if (this.#taken.size >= mostRemembered) this.#taken.clear();
    this.#taken.add(key);
    return false;
  }

  async #track(work: () => Promise<void>): Promise<void> {
    const tracked = work().catch((error: unknown) =>
      this.#parts.log.error('an act on Slack could not be answered', { error }),
    );
    this.#underWay.add(tracked);
    await tracked.finally(() => this.#underWay.delete(tracked));
  }
}

const alone = (text: string): Outcome => ({ kind: 'replies', replies: [{ to: 'caller', view: said(text) }] });
