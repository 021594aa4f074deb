import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';

/** Every state of the page is looked at here: what axe finds fails, and the pictures stay for people to look at. */
const album = resolve('test-results/looks');
const names = ['Gaëlle', 'Maxence L.', 'Marie-Apolline Vandenbroucke-Lacassagne', 'שרה', '🦊 Zoé'];

let colle: ColleProcess;
let browser: Browser;

beforeAll(async () => {
  await mkdir(album, { recursive: true });
  colle = await ColleProcess.prepare();
  await colle.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await colle.remove();
});

describe.each([
  { locale: 'fr-FR', colorScheme: 'light' },
  { locale: 'en-GB', colorScheme: 'dark' },
] as const)('in $locale, $colorScheme', ({ locale, colorScheme }) => {
  const french = locale === 'fr-FR';
  const room = french ? 'salle' : 'hall';
  const visit = { locale, colorScheme, room, still: true } as const;
  const faults: string[] = [];

  async function looks(page: Page, what: string): Promise<void> {
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${album}/${what}-${colorScheme}-${french ? 'fr' : 'en'}.png` });
    for (const fault of await faultsOf(page)) faults.push(`${what}: ${fault}`);
  }

  test('every state of page, phone, desk and wall is sound to axe', { timeout: 180_000 }, async () => {
    const stranger = await Visitor.arrives(browser, colle.address, { locale, colorScheme, still: true });
    await looks(stranger.page, 'welcome');
    await stranger.leaves();
    const teacher = await Visitor.joins(browser, colle.address, { ...visit, name: 'Hélène', atMachine: true });
    const phones = await Promise.all(
      names.map((name) => Visitor.joins(browser, colle.address, { ...visit, name, width: 390, height: 844 })),
    );
    const [phone] = phones;
    if (!phone) throw new Error('nobody came');
    const wall = await teacher.context.newPage();
    await wall.goto(`${colle.address}/projector/${room}`);
    await wall.locator('.wall').waitFor();
    const desk = await teacher.context.newPage();
    await desk.goto(`${colle.address}/desk/${room}`);
    await desk.getByRole('table').first().waitFor();
    const everywhere = async (what: string) => {
      await looks(wall, `wall-${what}`);
      await looks(phone.page, `phone-${what}`);
      await looks(teacher.page, `room-${what}`);
      await looks(desk, `desk-${what}`);
    };

    await everywhere('empty');
    await phone.says('/define hyperviseur');
    await looks(phone.page, 'phone-definition');
    await teacher.says('/compare vm conteneur');
    await looks(teacher.page, 'room-comparison');
    await teacher.page.fill('#line', '/quiz');
    await looks(teacher.page, 'room-completion');
    await teacher.says('/quiz start');
    await teacher.page.locator('dialog[open]').waitFor();
    await looks(teacher.page, 'room-form');
    await teacher.page.keyboard.press('Escape');

    await teacher.says('/quiz start questions:2 seconds:120 lobby:60 level:1 deck:hyperviseur');
    await wall.waitForTimeout(600);
    await everywhere('lobby');
    await teacher.says('/quiz skip');
    for (const round of [1, 2]) {
      await phone.page.locator('.choice:enabled, .buttons .main').first().waitFor();
      if (round === 1) await everywhere('question');
      for (const [place, one] of phones.entries()) await one.answers(place);
      if (round === 1) await everywhere('answered');
      await teacher.says('/quiz skip');
      await phone.page
        .locator('.log .bars')
        .nth(round - 1)
        .waitFor();
      // The wall lets the answers grow before it says why.
      if (round === 1) await wall.waitForTimeout(3_000);
      if (round === 1) await everywhere('reveal');
      await teacher.says('/quiz skip');
    }
    await phone.page.locator('.podium').waitFor();
    await everywhere('podium');
    await phone.says('/progress');
    await phone.says('/leaderboard');
    await looks(phone.page, 'phone-progress');
    await teacher.says('/debate start seconds:300');
    await phone.page.locator('.choice:enabled').first().waitFor();
    await everywhere('vote');
    for (const [place, one] of phones.entries()) await one.presses('ABCD'[place % 4] ?? 'A');
    await teacher.says('/debate next');
    await wall.waitForTimeout(600);
    await everywhere('split');
    await teacher.says('/debate next');
    await wall.waitForTimeout(600);
    await everywhere('discussion');
    await teacher.says('/debate next');
    await wall.waitForTimeout(600);
    for (const one of phones) await one.presses('C');
    await teacher.says('/debate next');
    await wall.waitForTimeout(3_000);
    await everywhere('result');
    await teacher.leaves();
    await Promise.all(phones.map((one) => one.leaves()));
    expect([...new Set(faults)]).toEqual([]);
  });
});
