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

describe('every look of page, phone, desk and wall', () => {
  const room = 'salle';

  /** A page as it stands, in the light and in the dark; what axe finds is added to `faults`. */
  async function photograph(page: Page, what: string, faults: string[]): Promise<void> {
    await page.waitForTimeout(150);
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      await page.screenshot({ path: `${album}/${what}-${theme}.png` });
      // Only colours differ in the dark.
      const found = await faultsOf(page, theme === 'dark' ? ['color-contrast'] : null);
      for (const fault of found) faults.push(`${what}, ${theme}: ${fault}`);
    }
  }

  test.concurrent.each(['fr', 'en'] as const)('is sound to axe, in %s', { timeout: 180_000 }, async (language) => {
    const faults: string[] = [];
    const looks = (page: Page, what: string) => photograph(page, what, faults);
    const [locale, place] = language === 'fr' ? ['fr-FR', room] : ['en-GB', `${room}-en`];
    const visit = { locale, room: place } as const;
    const whole = language === 'fr';
    const stranger = await Visitor.arrives(browser, colle.address, { locale });
    await looks(stranger.page, `welcome-${language}`);
    await stranger.leaves();
    const teacher = await Visitor.joins(browser, colle.address, { ...visit, name: 'Hélène', atMachine: true });
    const phones = await Promise.all(
      names.map((name) => Visitor.joins(browser, colle.address, { ...visit, name, width: 390, height: 844 })),
    );
    const [phone] = phones;
    if (!phone) throw new Error('nobody came');
    const wall = await teacher.context.newPage();
    await wall.goto(`${colle.address}/projector/${place}`);
    await wall.locator('.wall').waitFor();
    const desk = await teacher.context.newPage();
    await desk.goto(`${colle.address}/desk/${place}`);
    await desk.getByRole('table').first().waitFor();
    const everywhere = async (what: string) => {
      await looks(wall, `wall-${what}-${language}`);
      await looks(phone.page, `phone-${what}-${language}`);
      await looks(teacher.page, `room-${what}-${language}`);
      await looks(desk, `desk-${what}-${language}`);
    };

    const debate = async () => {
      await teacher.says('/debate start seconds:300');
      await phone.page.locator('.choice:enabled').first().waitFor();
      await everywhere('vote');
      for (const [turn, one] of phones.entries()) await one.presses('ABCD'[turn % 4] ?? 'A');
      for (const step of ['split', 'discussion']) {
        await teacher.says('/debate next');
        await wall
          .getByText(step === 'split' ? /vote 1 clos/ : /Débat, discussion/)
          .first()
          .waitFor();
        await everywhere(step);
      }
      await teacher.says('/debate next');
      await phone.page.locator('.choice:enabled').first().waitFor();
      for (const one of phones) await one.presses('C');
      await teacher.says('/debate next');
      await wall
        .getByText(/Débat, résultat/)
        .first()
        .waitFor();
      await everywhere('result');
    };

    await teacher.says(`/course use name:les-bases language:${language}`);
    if (whole) await everywhere('empty');
    await phone.says('/define hyperviseur');
    await looks(phone.page, `phone-definition-${language}`);
    await teacher.says('/compare vm conteneur');
    await looks(teacher.page, `room-comparison-${language}`);
    await teacher.page.fill('#line', '/quiz');
    await looks(teacher.page, `room-completion-${language}`);
    await teacher.says('/quiz start');
    await teacher.page.locator('dialog[open]').waitFor();
    await looks(teacher.page, `room-form-${language}`);
    await teacher.page.keyboard.press('Escape');

    await teacher.says('/quiz start questions:2 seconds:120 lobby:60 level:1 deck:hyperviseur');
    await wall.waitForTimeout(600);
    if (whole) await everywhere('lobby');
    await teacher.says('/quiz skip');
    for (const round of [1, 2]) {
      await phone.page.locator('.choice:enabled, .buttons .main').first().waitFor();
      if (round === 1) await everywhere('question');
      for (const [place, one] of phones.entries()) await one.answers(place);
      if (round === 1 && whole) await everywhere('answered');
      await teacher.says('/quiz skip');
      await phone.page
        .locator('.tab', { hasText: `${round} / 2, ` })
        .last()
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
    await looks(phone.page, `phone-progress-${language}`);
    if (whole) await debate();
    await teacher.leaves();
    await Promise.all(phones.map((one) => one.leaves()));
    expect([...new Set(faults)]).toEqual([]);
  });
});
