import type { Locale } from '../../src/locales/locale.ts';

/** A line of a room, as much as a test looks at. */
export interface Line {
  readonly id: string;
  readonly person: string | null;
  readonly only: string | null;
  readonly content: { readonly kind: string; readonly [more: string]: unknown };
}

/** Somebody who uses the page’s interface without a browser. */
export class PageClient {
  readonly person: string;
  readonly cookie: string;
  readonly #address: string;
  readonly #locale: Locale;

  private constructor(address: string, locale: Locale, person: string, cookie: string) {
    this.#address = address;
    this.#locale = locale;
    this.person = person;
    this.cookie = cookie;
  }

  /** Joins as a student from the network, or as the teacher at the machine itself. */
  static async joins(
    address: string,
    name: string,
    { role = 'student', locale = 'en' }: { readonly role?: 'student' | 'instructor'; readonly locale?: Locale } = {},
  ): Promise<PageClient> {
    const answer = await fetch(`${address}/api/join`, {
      method: 'POST',
      body: JSON.stringify({ name, locale }),
      headers: { 'content-type': 'application/json', ...(role === 'student' ? faraway : {}) },
    });
    const { person } = (await answer.json()) as { person: string };
    return new PageClient(address, locale, person, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  says(room: string, text: string): Promise<Response> {
    return this.#posts(`rooms/${room}/say`, { text });
  }

  presses(room: string, press: string, values: readonly string[] = []): Promise<Response> {
    return this.#posts(`rooms/${room}/press`, { press, values });
  }

  /** The room as a tab shows it when it opens. */
  async reads(room: string): Promise<readonly Line[]> {
    const enough = new AbortController();
    const stream = await fetch(`${this.#address}/api/rooms/${room}/stream`, {
      headers: { cookie: this.cookie },
      signal: enough.signal,
    });
    let read = '';
    for await (const chunk of stream.body ?? []) {
      read += new TextDecoder().decode(chunk);
      if (read.includes('\n\n')) break;
    }
    enough.abort();
    return (JSON.parse(/^data: (.*)$/m.exec(read)?.[1] ?? '{}') as { entries: readonly Line[] }).entries;
  }

  #posts(path: string, body: object): Promise<Response> {
    return fetch(`${this.#address}/api/${path}`, {
      method: 'POST',
      body: JSON.stringify({ as: this.person, locale: this.#locale, ...body }),
      headers: { 'content-type': 'application/json', cookie: this.cookie },
    });
  }
}

/** What a proxy adds to a request from elsewhere. */
export const faraway = { 'x-forwarded-for': '203.0.113.7' };
