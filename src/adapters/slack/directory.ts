import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../core/ports.ts';
import type { Locale } from '../../locales/locale.ts';
import { localeOf } from '../../locales/locale.ts';

/** What a workspace says of one of its people. */
export interface Profile {
  readonly name: string;
  readonly locale: Locale;
  /** Admins and owners lead. */
  readonly instructor: boolean;
  /** Whether Slack said so, or what the payload says stands in for it. */
  readonly known: boolean;
}

const keptMs = 24 * 3_600_000;
const mostKept = 20_000;
const mostAtOnce = 8;
const longestName = 80;

/** The people of a workspace, asked once a day. */
export class Directory {
  readonly #client: WebClient;
  readonly #locale: Locale;
  readonly #log: Logger;
  readonly #known = new Map<string, { readonly at: number; readonly profile: Promise<Profile | null> }>();
  readonly #waiting: (() => void)[] = [];
  #asking = 0;
  /** Slack asked to wait until then. */
  #quietUntil = 0;

  /** `locale` is spoken to people of whom Slack has not told yet. */
  constructor(client: WebClient, locale: Locale, log: Logger) {
    this.#client = client;
    this.#locale = locale;
    this.#log = log;
  }

  /** Somebody's profile; after `patienceMs` without one, what the payload said stands in for it. */
  async find(user: string, called: string, patienceMs: number): Promise<Profile> {
    const stranger: Profile = { name: called || user, locale: this.#locale, instructor: false, known: false };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patienceMs);
    });
    const found = await Promise.race([this.#ask(user), late]);
    clearTimeout(timer);
    return found ?? stranger;
  }

  #ask(user: string): Promise<Profile | null> {
    const known = this.#known.get(user);
    if (known && Date.now() - known.at < keptMs) return known.profile;
    if (this.#known.size >= mostKept) this.#known.clear();
    const profile = this.#inTurn(() => this.#fetch(user)).then((found) => {
      if (!found) this.#known.delete(user);
      return found;
    });
    this.#known.set(user, { at: Date.now(), profile });
    return profile;
  }

  /** A few at a time: a class that answers at once must not be a burst of questions to Slack. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#asking >= mostAtOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#asking += 1;
    try {
      return await work();
    } finally {
      this.#asking -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #fetch(user: string): Promise<Profile | null> {
    if (Date.now() < this.#quietUntil) return null;
    try {
      const { user: found } = await this.#client.users.info({ user, include_locale: true });
      const name = found?.profile?.display_name || found?.real_name || found?.name || user;
      const instructor = Boolean(found?.is_admin || found?.is_owner || found?.is_primary_owner);
      const locale = found?.locale ? localeOf(found.locale, 'en') : this.#locale;
      return { name: [...name].slice(0, longestName).join(''), locale, instructor, known: true };
    } catch (error) {
      const { retryAfter } = error as { readonly retryAfter?: number };
      if (retryAfter !== undefined) this.#quietUntil = Date.now() + retryAfter * 1_000;
      this.#log.warn('Slack did not say who somebody is', { error });
      return null;
    }
  }
}
