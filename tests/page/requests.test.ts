import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
beforeAll(async () => {
  colle = await ColleProcess.prepare();
  await colle.start();
});
afterAll(() => colle.remove());

interface Joined {
  readonly person: string;
  readonly cookie: string;
}

async function joins(name: string, headers: Record<string, string> = {}): Promise<Joined> {
  const answer = await posts('join', { name, locale: 'en' }, headers);
  const { person } = (await answer.json()) as { person: string };
  return { person, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

const posts = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${colle.address}/api/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const faraway = { 'x-forwarded-for': '203.0.113.7' };

describe('a request to the page’s server', { timeout: 30_000 }, () => {
  test('may not act as somebody of another session', async () => {
    const ada = await joins('Ada');
    const bo = await joins('Bo');
    const forged = await posts(
      'rooms/quiz/say',
      { as: ada.person, locale: 'en', text: 'I am Ada' },
      { cookie: bo.cookie },
    );
    expect(forged.status).toBe(403);
    expect(await forged.json()).toEqual({ error: expect.stringContaining('not yours') });
    const nobody = await posts('rooms/quiz/say', { as: ada.person, locale: 'en', text: 'I am Ada' });
    expect(nobody.status).toBe(403);
  });

  test('from another machine may not make itself a teacher', async () => {
    const answer = await posts('join', { name: 'Eve', instructor: true, locale: 'en' }, faraway);
    expect(await answer.json()).toMatchObject({ instructor: false });
  });

  test('from another site is refused', async () => {
    for (const headers of [
      new Map([['origin', 'https://evil.example']]),
      new Map([['sec-fetch-site', 'cross-site']]),
    ]) {
      const answer = await posts('join', { name: 'Eve', locale: 'en' }, Object.fromEntries(headers));
      expect(answer.status).toBe(403);
    }
  });

  test('under a name that is not this server’s is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      request({ port: colle.port, host: '127.0.0.1', path: '/api/hello', headers: { host: 'evil.example' } })
        .on('response', (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test.each([
    ['a broken body', '{oops', 400],
    ['no body', '', 400],
    ['a name of nothing visible', { name: '\u200b\u202e ', locale: 'en' }, 400],
    ['a name over 40 letters', { name: 'x'.repeat(41), locale: 'en' }, 400],
    ['100 kB', { name: 'x'.repeat(100_000), locale: 'en' }, 413],
  ])('with %s is answered in words, and nothing stops', async (_, body, status) => {
    const answer = await posts('join', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
    expect((await fetch(colle.address)).status).toBe(200);
  });

  test('for a room or a file that is not there is answered 404', async () => {
    const ada = await joins('Ada');
    const say = { as: ada.person, locale: 'en', text: 'x' };
    expect((await posts('rooms/..%2F..%2Fetc/say', say, { cookie: ada.cookie })).status).toBe(404);
    for (const path of ['/nothing', '/..%2f..%2fpackage.json', '/.env', '/api/nothing'])
      expect((await fetch(colle.address + path)).status).toBe(404);
  });

  test('gets a policy that runs no script but the page’s own, and a cookie no script can read', async () => {
    const page = await fetch(colle.address);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const joined = await posts('join', { name: 'Ada', locale: 'en' });
    expect(joined.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
  });

  test('with a forged button changes nothing and is answered kindly', async () => {
    const ada = await joins('Ada');
    for (const press of [
      'answer:nothing:0:0',
      'steer:nothing:stop',
      'answer:x:-1',
      '../..',
      'run:quiz-stop',
      '\u0000',
    ]) {
      const answer = await posts('rooms/quiz/press', { as: ada.person, locale: 'en', press }, { cookie: ada.cookie });
      expect(answer.status).toBe(200);
    }
  });
});
