import { Agent, request as httpRequest } from 'node:http';
import type { Platform } from './platform.ts';
import { until } from './platform.ts';

interface Answer {
  readonly body: unknown;
  readonly cookie: string | undefined;
}

/** People's browsers as far as a server sees them: requests with a cookie each. */
export class PagePlatform implements Platform {
  readonly env = {};
  otherCalls = 0;
  readonly #address: () => string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  readonly #people: { readonly as: string; readonly cookie: string }[] = [];

  /** `address` of the subject, once it is started. */
  constructor(address: () => string) {
    this.#address = address;
  }

  async connected(): Promise<void> {}

  /** Lets so many people join, the first of them at the machine, who leads. */
  async join(people: number): Promise<void> {
    for (let from = 0; from < people; from += 50) {
      const some = Array.from({ length: from === 0 ? 1 : 50 }, (_, index) =>
        this.#post(
          '/api/join',
          { name: `p${from + index}`, instructor: from === 0, locale: 'fr' },
          '',
          addressOf(from + index),
        ),
      );
      for (const { body, cookie } of await Promise.all(some))
        this.#people.push({ as: (body as { person: string }).person, cookie: cookie?.split(';')[0] ?? '' });
    }
  }

  /** As many people as there are, for a server that knows nobody. */
  pretend(people: number): void {
    while (this.#people.length < people) this.#people.push({ as: `web:p${this.#people.length}`, cookie: 'colle=x' });
  }

  async question(): Promise<string> {
    const teacher = this.#people[0];
    if (!teacher) throw new Error('nobody has joined');
    for (const text of ['/course use name:bench', '/quiz start seconds:0 questions:1 lobby:0'])
      await this.#post('/api/rooms/quiz/say', { as: teacher.as, locale: 'fr', text }, teacher.cookie);
    let press: string | undefined;
    const response = await fetch(`${this.#address()}/api/rooms/quiz/stream`, { headers: { cookie: teacher.cookie } });
    const reader = response.body?.getReader();
    let said = '';
    const read = async () => {
      while (!press) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) return;
        said += new TextDecoder().decode(value);
        press = /answer:[a-z0-9]+:\d+/.exec(said)?.[0];
      }
    };
    void read();
    const found = await until('question', () => press);
    await reader?.cancel();
    return `${found}:0`;
  }

  async click(person: number, press: string): Promise<number> {
    const start = performance.now();
    const who = this.#people[person];
    if (!who) throw new Error(`there is no person ${person}`);
    await this.#post(
      '/api/rooms/quiz/press',
      { as: who.as, locale: 'fr', press, values: [], under: 'bench' },
      who.cookie,
    );
    return performance.now() - start;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
  }

  #post(path: string, what: object, cookie: string, from = ''): Promise<Answer> {
    const body = JSON.stringify(what);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      origin: this.#address(),
      cookie,
      ...(from ? { 'x-forwarded-for': from } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        `${this.#address()}${path}`,
        { method: 'POST', agent: this.#agent, headers },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            if (response.statusCode !== 200) reject(new Error(`${path} was answered ${response.statusCode}: ${text}`));
            else resolve({ body: JSON.parse(text), cookie: response.headers['set-cookie']?.[0] });
          });
        },
      );
      // A connection the server has just let go of is no fault of anybody's.
      request.on('error', (error) => {
        if (request.reusedSocket) this.#post(path, what, cookie, from).then(resolve, reject);
        else reject(error);
      });
      request.end(body);
    });
  }
}

/** Where on the network each person sits; the first is at the machine. */
const addressOf = (person: number) => (person === 0 ? '' : `10.0.${person >> 8}.${person & 255}`);
