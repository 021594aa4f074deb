import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coursesFolder } from '../doors/answers.ts';
import { openBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
let browser: Browser;

beforeAll(async () => {
  colle = await ColleProcess.prepare({ CONTENT_DIR: coursesFolder });
  await colle.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await colle.remove();
});

const room = 'poche';
const phone = { width: 390, height: 780, room } as const;

describe('a phone', { timeout: 60_000 }, () => {
  test('plays what runs as its whole screen, and goes to the talk and back', async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor', locale: 'fr' });
    const ada = await Visitor.joins(browser, colle.address, { ...phone, name: 'Ada' });
    const bo = await Visitor.joins(browser, colle.address, { room, name: 'Bo' });
    const { page } = ada;
    await teacher.says(room, '/débat lancer seconds:300');

    const choices = page.locator('.choice:enabled');
    await choices.first().waitFor();
    expect(await page.locator('#line').count()).toBe(0);
    for (const choice of await choices.all()) expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(72);
    // What each answer means stands on it.
    expect(await choices.first().innerText()).toMatch(/Type I\n.*matériel/);
    expect(await bo.page.locator('#line').isVisible()).toBe(true);

    await choices.first().scrollIntoViewIfNeeded();
    const before = await choices.first().boundingBox();
    await choices.first().click();
    await page.getByText('C’est noté').waitFor();
    expect(await choices.first().boundingBox()).toEqual(before);

    await page.getByRole('button', { name: 'Conversation' }).click();
    await page.locator('#line').waitFor();
    await page.getByRole('button', { name: 'Revenir à ce qui se joue' }).click();
    await choices.first().waitFor();
    await teacher.says(room, '/débat arrêter');
    await page.getByText('Débat arrêté').waitFor();
    await ada.leaves();
    await bo.leaves();
  });

  test('shows how it went for oneself before how it went for the class', async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor', locale: 'fr' });
    const ada = await Visitor.joins(browser, colle.address, { ...phone, name: 'Ada' });
    const { page } = ada;
    await teacher.says(room, '/cours choisir mesures');
    await teacher.says(room, '/quiz lancer questions:1 seconds:0 lobby:0');
    await page.locator('.choice:enabled, .buttons .main').first().waitFor();
    await ada.answers(0);
    await teacher.says(room, '/quiz passer');
    const verdict = page.getByRole('heading', { name: /Juste|En partie juste|Pas cette fois/ });
    await verdict.waitFor();
    const bars = page.getByRole('img', { name: /^Réponses à/ });
    const tops = await Promise.all([verdict, bars].map(async (one) => (await one.boundingBox())?.y ?? 0));
    expect(tops[0]).toBeLessThan(tops[1] ?? 0);

    await teacher.says(room, '/quiz passer');
    await page.getByText(/[01]\s*sur 1/).waitFor();
    await page.getByText(/1re place sur 1/).waitFor();
    // What is over is no reason to be kept from the talk after a reload.
    await page.reload();
    await page.locator('#line').waitFor();
    await ada.leaves();
  });
});
