import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageClient } from '../support/page-client.ts';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
let phrase: string;
const said = /passphrase, said this once only: (\S+)/g;

beforeAll(async () => {
  colle = await ColleProcess.prepare({ HOST: '0.0.0.0', LOCALE: 'en' });
  await colle.start();
  phrase = [...colle.output.matchAll(said)][0]?.[1] ?? '';
});
afterAll(() => colle.remove());

const posts = (path: string, who: PageClient, body: object, address = '203.0.113.7') =>
  fetch(`${colle.address}/api/${path}`, {
    method: 'POST',
    body: JSON.stringify({ as: who.person, locale: 'en', ...body }),
    headers: { 'content-type': 'application/json', cookie: who.cookie, 'x-forwarded-for': address },
  });

describe('a page that is open to a network', { timeout: 30_000 }, () => {
  test('makes a passphrase at its first start, says it once, and keeps only its hash', async () => {
    expect(phrase).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
    await colle.stop();
    await colle.start();
    expect([...colle.output.matchAll(said)]).toHaveLength(1);
  });

  test('lets somebody lead by the passphrase, and nobody without it', async () => {
    const [teacher, eve] = [
      await PageClient.joins(colle.address, 'Hélène'),
      await PageClient.joins(colle.address, 'Eve'),
    ];
    expect((await posts('lead', eve, { phrase: 'open-sesa-me12' })).status).toBe(403);
    expect((await posts('lead', eve, { phrase, as: teacher.person })).status).toBe(403);
    const spaced = await posts('lead', teacher, { phrase: phrase.toUpperCase().replaceAll('-', ' ') });
    expect(await spaced.json()).toMatchObject({ person: teacher.person, instructor: true });
    await eve.says('quiz', '/quiz start questions:1 seconds:0 lobby:0');
    expect(JSON.stringify(await eve.reads('quiz'))).not.toContain('Question 1');
    await teacher.says('quiz', '/quiz start questions:1 seconds:0 lobby:0');
    await expect.poll(async () => JSON.stringify(await eve.reads('quiz'))).toContain('Question 1');
  });

  test('slows down whoever guesses at the passphrase, and nobody elsewhere', async () => {
    const eve = await PageClient.joins(colle.address, 'Eve');
    const guesses = [];
    for (let guess = 0; guess < 6; guess += 1)
      guesses.push(await posts('lead', eve, { phrase: `guess-${guess}` }, '198.51.100.9'));
    expect(guesses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429]);
    expect(Number(guesses[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await guesses[5]?.json()).toEqual({ error: expect.stringContaining('Too many requests') });
    expect((await posts('lead', eve, { phrase: 'no' }, '198.51.100.10')).status).toBe(403);
  });

  test('holds an address to so many acts, and lets the others act', async () => {
    const [flood, bo] = [await PageClient.joins(colle.address, 'Flood'), await PageClient.joins(colle.address, 'Bo')];
    const offers = { text: '/qu' };
    const sent = await Promise.all(
      Array.from({ length: 1_600 }, () => posts('rooms/quiz/offers', flood, offers, '198.51.100.20')),
    );
    expect(sent.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(100);
    expect((await posts('rooms/quiz/offers', bo, offers, '198.51.100.21')).status).toBe(200);
  });

  test('lets an instructor rename and remove people, and no student', async () => {
    const teacher = await PageClient.joins(colle.address, 'Prof', { role: 'instructor' });
    const [rude, eve] = [await PageClient.joins(colle.address, 'Rude'), await PageClient.joins(colle.address, 'Eve')];
    await rude.says('talk', 'hello');
    const names = async () => JSON.stringify(await eve.reads('talk'));
    expect((await posts('people', eve, { person: rude.person, name: 'Ha' })).status).toBe(403);
    expect((await posts('people', eve, { person: rude.person, name: null })).status).toBe(403);
    expect((await posts('people', teacher, { person: rude.person, name: '\u200b' })).status).toBe(400);
    expect(await names()).toContain('"Rude"');

    expect((await posts('people', teacher, { person: rude.person, name: 'Rudy' })).status).toBe(200);
    expect(await names()).toContain('"Rudy"');
    expect(await names()).not.toContain('"Rude"');

    expect((await posts('people', teacher, { person: rude.person, name: null })).status).toBe(200);
    expect(await names()).not.toContain('hello');
    expect((await rude.says('talk', 'still here')).status).toBe(403);
    expect(colle.output).not.toContain(phrase.replaceAll('-', ''));
  });
});
