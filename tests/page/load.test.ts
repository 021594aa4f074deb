import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageClient } from '../support/page-client.ts';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
beforeAll(async () => {
  colle = await ColleProcess.prepare();
  await colle.start();
});
afterAll(() => colle.remove());

const joins = (name: string) => PageClient.joins(colle.address, name);

/** Opens a room's stream without reading more than its status. */
function opens(cookie: string, room = 'quiz'): Promise<{ readonly status: number; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    const socket = connect(colle.port, '127.0.0.1');
    socket.write(`GET /api/rooms/${room}/stream HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n\r\n`);
    socket.once('data', (data) => resolve({ status: Number(data.toString('latin1').split(' ')[1]), socket }));
    socket.once('error', reject);
  });
}

describe('the page under load', { timeout: 60_000 }, () => {
  test('lets ten thousand streams ask, opens as many as it serves, tells the others, and goes on for everybody', async () => {
    const statuses = new Map<number, number>();
    const sockets: Socket[] = [];
    const sessions = await Promise.all(Array.from({ length: 840 }, (_, index) => joins(`P${index}`)));
    const ada = await joins('Ada');
    for (let round = 0; round < 12; round += 1) {
      const opened = await Promise.all(sessions.map(({ cookie }) => opens(cookie, 'crowd')));
      for (const { status, socket } of opened) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        sockets.push(socket);
        socket.resume();
      }
    }
    expect(sockets.length).toBeGreaterThan(10_000);
    expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([200, 503]);
    expect(statuses.get(200)).toBe(8_000);
    const refused = await fetch(`${colle.address}/api/rooms/quiz/stream?locale=en`, {
      headers: { cookie: ada.cookie },
    });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.json()).toEqual({ error: expect.stringContaining('Too many pages') });
    const before = performance.now();
    expect((await ada.says('quiz', '/define kernel')).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(1_500);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await opens(ada.cookie)).status, { timeout: 15_000 }).toBe(200);
  });

  test('opens twelve streams for one session, and tells the thirteenth', async () => {
    const bo = await joins('Bo');
    const opened = await Promise.all(Array.from({ length: 13 }, () => opens(bo.cookie)));
    expect(opened.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array<number>(12).fill(200), 429]);
    for (const { socket } of opened) socket.destroy();
  });

  test('closes a stream that is not read, while others read on', async () => {
    const [slow, ada] = [await joins('Slow'), await joins('Ada')];
    const { status, socket } = await opens(slow.cookie, 'slow');
    expect(status).toBe(200);
    socket.pause();
    const enough = new AbortController();
    const stream = await fetch(`${colle.address}/api/rooms/slow/stream`, {
      headers: { cookie: ada.cookie },
      signal: enough.signal,
    });
    let read = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) read += new TextDecoder().decode(chunk);
    })().catch(() => undefined);
    const long = '€'.repeat(490);
    for (let turn = 0; turn < 120; turn += 1)
      await Promise.all(Array.from({ length: 50 }, (_, index) => ada.says('slow', `${turn}-${index} ${long}`)));
    await ada.says('slow', 'the last line');
    await expect.poll(() => read.includes('the last line'), { timeout: 10_000 }).toBe(true);
    expect(colle.output).toContain('a tab reads too slowly');
    socket.destroy();
    enough.abort();
    await reading;
  });

  test.each(['/api/join', '/api/rooms/quiz/say'])('refuses a body of 10 MB to %s with 413', async (path) => {
    const status = await new Promise<number | undefined>((resolve) => {
      const sent = request(`${colle.address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      });
      sent.on('response', (response) => resolve(response.resume().statusCode));
      // The server may stop listening before all is sent.
      sent.on('error', () => undefined);
      sent.end(`{"name":"${'x'.repeat(10_000_000)}"}`);
    });
    expect(status).toBe(413);
    expect((await fetch(`${colle.address}/api/hello`)).status).toBe(200);
  });
});
