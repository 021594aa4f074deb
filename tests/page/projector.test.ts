import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Links } from '../../src/adapters/web/links.ts';
import { sentencesOf } from '../../src/adapters/web/page/projector/sentences.ts';
import type { RoomId } from '../../src/core/ids.ts';
import { roomId } from '../../src/core/ids.ts';
import { systemRandom } from '../../src/live/system.ts';
import { openBrowser } from '../support/browser.ts';
import { faraway, PageClient } from '../support/page-client.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
let browser: Browser;

beforeAll(async () => {
  colle = await ColleProcess.prepare();
  await colle.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await colle.remove();
});

async function wallOf(room: string): Promise<Visitor['page']> {
  const { page } = await Visitor.arrives(browser, colle.address, { width: 1280, height: 720 });
  await page.goto(`${colle.address}/projector/${room}`);
  await page.locator('.stage').waitFor();
  return page;
}

describe('the wall of a classroom', { timeout: 60_000 }, () => {
  test('shows how to come in, who has, and then whatever runs', async () => {
    const wall = await wallOf('amphi');
    expect(await wall.locator('.code').innerText()).toBe('AMPHI');
    expect(await wall.getByRole('img', { name: /Code QR pour http.*\/room\/amphi/ }).count()).toBe(1);
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor' });
    const ada = await Visitor.joins(browser, colle.address, { name: 'Ada <b>Löve</b>', room: 'amphi' });
    await wall.getByText('Ada <b>Löve</b>', { exact: true }).waitFor();

    await teacher.says('amphi', '/quiz start questions:1 seconds:60 lobby:60');
    await wall.getByText('Quiz', { exact: false }).first().waitFor();
    expect(await wall.locator('.slip').count()).toBe(1);
    await teacher.says('amphi', '/quiz skip');
    await wall.getByText('Question 1 / 1').waitFor();
    await wall.locator('.clock').waitFor();
    expect(await wall.locator('button, input, a, select').count()).toBe(0);

    await teacher.says('amphi', '/quiz skip');
    await wall.getByText('Question 1 / 1, la réponse').waitFor();
    await wall.locator('.because').waitFor();
    await teacher.says('amphi', '/quiz skip');
    await wall.locator('.blocks, .told').first().waitFor();
    await ada.leaves();
  });

  test('gives nothing away before the bell, whatever is read of its stream', async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor' });
    const bo = await PageClient.joins(colle.address, 'Bo');
    await teacher.says('secrets', '/quiz start questions:1 seconds:60 lobby:0');
    const asked = async () =>
      /"press":"(answer|form):[^"]+"/.exec(JSON.stringify(await bo.reads('secrets')))?.[0] ?? '';
    await expect.poll(asked).not.toBe('');
    const press = /answer:[^"]+/.exec(await asked())?.[0];
    if (press) await bo.presses('secrets', `${press}:0`);
    const read = await firstFrame('secrets');
    expect(read).toContain('Question 1 / 1');
    expect(read).not.toMatch(/"right"|"bars"|explanation|misconception|Pourquoi( [A-F, ]+)?\./);
  });

  test('comes back by itself after a reload, a cut and a restart, and misses nothing', async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor' });
    const wall = await wallOf('cave');
    await teacher.says('cave', '/quiz start questions:3 seconds:120 lobby:0');
    await wall.getByText('Question 1 / 3').waitFor();
    await wall.reload();
    await wall.getByText('Question 1 / 3').waitFor();

    await wall.context().setOffline(true);
    await teacher.says('cave', '/quiz skip');
    await teacher.says('cave', '/quiz skip');
    expect(await wall.locator('.stage').innerText()).toContain('Question 1 / 3');
    await wall.context().setOffline(false);
    await wall.getByText('Question 2 / 3').waitFor();

    await colle.kill();
    expect(await wall.locator('.stage').innerText()).toContain('Question 2 / 3');
    await colle.start();
    await teacher.says('cave', '/quiz skip');
    await wall.getByText('Question 2 / 3, la réponse').waitFor();
  });

  test('is read from the last row: nothing is small, nothing is cut, and steps say where a debate is', async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor' });
    const wall = await wallOf('fond');
    const steps = async () => (await wall.locator('.steps .current').innerText()).replace(/\s+/g, ' ');
    const shows = async (text: string | RegExp) => {
      await wall.getByText(text).first().waitFor();
      expect(await wall.evaluate(unreadable), String(text)).toEqual([]);
    };
    await shows('On commence bientôt');
    await teacher.says('fond', '/quiz start questions:1 seconds:60 lobby:60');
    await shows('60 secondes pour chacune');
    await teacher.says('fond', '/quiz skip');
    await shows('Question 1 / 1');
    await teacher.says('fond', '/quiz skip');
    await shows('Question 1 / 1, la réponse');
    await teacher.says('fond', '/quiz skip');
    await shows('Personne n’a répondu cette fois.');

    await teacher.says('fond', '/debate start seconds:300');
    await shows('Débat, vote 1');
    expect(await steps()).toMatch(/vote 1$/i);
    await teacher.says('fond', '/debate next');
    await shows('Personne n’a voté.');
    await teacher.says('fond', '/debate next');
    await shows('Pour lancer la discussion');
    expect(await steps()).toMatch(/discussion$/i);
    await teacher.says('fond', '/debate next');
    await shows('Débat, vote 2');
    await teacher.says('fond', '/debate next');
    await shows('Ce que dit la documentation');
    expect(await wall.locator('[data-cut]').count()).toBe(0);
  });

  test('does not open by an address nobody made', async () => {
    for (const wall of ['..', 'no room', 'ZGlzY29yZDox.AAAAAAAAAAAAAAAAAAAAAA', 'x'.repeat(200)]) {
      const answer = await fetch(`${colle.address}/api/walls/${encodeURIComponent(wall)}/stream`, { headers: faraway });
      expect(answer.status).toBe(404);
    }
  });
});

/** Words under 26 of the 720 parts of the wall's height, and parts with more in them than they show; runs on the page. */
const unreadable = `(() => {
  const unit = Math.min(innerWidth / 1280, innerHeight / 720);
  const walk = document.createTreeWalker(document.querySelector('.wall'), NodeFilter.SHOW_TEXT);
  const faults = [];
  while (walk.nextNode()) {
    const { parentElement: around, textContent } = walk.currentNode;
    const { fontSize } = getComputedStyle(around);
    if (!textContent.trim() || !around.checkVisibility() || around.closest('.aside-only, .toss')) continue;
    if (parseFloat(fontSize) < 25.9 * unit) faults.push(fontSize + ' ' + textContent);
  }
  for (const part of document.querySelectorAll('.stage, [data-fits], .slips'))
    if (part.scrollHeight > part.clientHeight + 2) faults.push('cut: ' + part.className);
  return faults;
})()`;

async function firstFrame(room: string): Promise<string> {
  const enough = new AbortController();
  const answer = await fetch(`${colle.address}/api/walls/${room}/stream`, { signal: enough.signal, headers: faraway });
  let read = '';
  for await (const chunk of answer.body ?? []) {
    read += new TextDecoder().decode(chunk);
    if (read.includes('\n\n')) break;
  }
  enough.abort();
  return read;
}

describe('a wall’s address', () => {
  const kept = new Map<string, string>();
  const secrets = {
    read: async (name: string) => kept.get(name) ?? null,
    keep: async (name: string, value: string) => void kept.set(name, value),
  };
  const open = (publicUrl: string | null = 'https://colle.example.org') => Links.open(secrets, systemRandom, publicUrl);
  const wallIn = (address: string) => new URL(address).pathname.slice('/projector/'.length);

  test('names a room of the page, or seals a room of a chat so that only Colle can have made it', async () => {
    const links = await open();
    expect(links.projector(roomId('web', 'quiz'))).toBe('https://colle.example.org/projector/quiz');
    for (const room of ['discord:1574567052520194110', 'slack:T0COLLE/C00000001'] as RoomId[]) {
      const wall = wallIn(links.projector(room));
      expect(links.roomOfWall(wall)).toBe(room);
      const other = wallIn(links.projector(`${room}9` as RoomId));
      expect(links.roomOfWall(`${wall.split('.')[0]}.${other.split('.')[1]}`)).toBeNull();
      expect(links.roomOfWall(`${wall}x`)).toBeNull();
    }
  });

  test('stays the same over restarts, and is another in another database', async () => {
    const room = roomId('discord', '1');
    const before = (await open()).projector(room);
    expect((await open()).projector(room)).toBe(before);
    kept.clear();
    expect((await open()).projector(room)).not.toBe(before);
  });
});

describe('what a wall draws', () => {
  test('cuts running text between sentences only', () => {
    const said = 'Ni l’un ni l’autre. Voir p. 12 et cf. ci-dessous. « Vraiment ? » Oui : le noyau est à l’hôte. Fin';
    expect(sentencesOf(said)).toEqual([
      'Ni l’un ni l’autre.',
      'Voir p. 12 et cf. ci-dessous.',
      '« Vraiment ? »',
      'Oui : le noyau est à l’hôte.',
      'Fin',
    ]);
    expect(sentencesOf('')).toEqual(['']);
  });
});
