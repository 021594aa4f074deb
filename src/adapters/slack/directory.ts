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
}

const keptMs = 24 * 3_600_000;
const mostKept = 20_000;
const patienceMs = 700;
const longestName = 80;

/** The people of a workspace, asked once a day. */
export class Directory {
  readonly #client: WebClient;
  readonly #log: Logger;
  readonly #known = new Map<string, { readonly at: number; readonly profile: Promise<Profile | null> }>();

  constructor(client: WebClient, log: Logger) {
    this.#client = client;
    this.#log = log;
  }

  /** Somebody's profile; after 700 ms without one, what the payload said stands in for it. */
  async find(user: string, called: string): Promise<Profile> {
    const stranger: Profile = { name: called || user, locale: 'en', instructor: false };
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
    const profile = this.#fetch(user);
    this.#known.set(user, { at: Date.now(), profile });
    return profile;
  }

  async #fetch(user: string): Promise<Profile | null> {
    try {
      const { user: found } = await this.#client.users.info({ user, include_locale: true });
      const name = found?.profile?.display_name || found?.real_name || found?.name || user;
      const instructor = Boolean(found?.is_admin || found?.is_owner || found?.is_primary_owner);
      return { name: [...name].slice(0, longestName).join(''), locale: localeOf(found?.locale, 'en'), instructor };
    } catch (error) {
      this.#known.delete(user);
      this.#log.warn('Slack did not say who somebody is', { error });
      return null;
    }
  }
}
