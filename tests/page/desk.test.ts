import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
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

const looks = (who: PageClient, room: string, press: string) =>
  fetch(`${colle.address}/api/rooms/${room}/look`, {
    method: 'POST',
    body: JSON.stringify({ as: who.person, locale: 'en', press }),
    headers: { 'content-type': 'application/json', cookie: who.cookie },
  });

describe('the instructor’s desk', { timeout: 60_000 }, () => {
  test('prepares, launches, steers by keyboard and looks back', async () => {
    const teacher = await Visitor.joins(browser, colle.address, { name: 'Hélène', atMachine: true, room: 'cours' });
    const { page } = teacher;
    const ada = await Visitor.joins(browser, colle.address, { name: 'Ada', room: 'cours' });
    await page.getByRole('link', { name: 'Le bureau' }).click();
    await page.getByRole('table').first().waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(72);
    const form = page.locator('.fields').first();
    await form.getByLabel(/Série/).selectOption({ label: 'Le rôle de l’hyperviseur' });
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(30);
    await page.getByText('Que fait un hyperviseur').waitFor();
    await form.getByLabel(/Combien de questions/).fill('2');
    await form.getByLabel(/Secondes par question/).fill('120');
    await form.getByLabel(/Secondes d’annonce/).fill('0');
    await form.getByRole('button').click();
    await page.getByText('Ce que seul le bureau voit').waitFor();
    await page.getByText('La classe ne voit pas cette répartition avant la cloche.').waitFor();
    await ada.page.locator('.choice:enabled, .buttons .main').first().waitFor();

    await page.locator('h2').first().click();
    await page.keyboard.press('Space');
    await page.getByText('Question 1 / 2, en pause').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('Question 1 / 2, en pause').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByText('Question 1 / 2, la réponse').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
    expect(await page.getByText(/Quiz arrêté/).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page
      .getByText(/Quiz arrêté|Prépare/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Résultats' }).click();
    await page.locator('.results nav button').first().click();
    await page.getByText('La classe a trouvé').waitFor();
    await teacher.leaves();
    await ada.leaves();
  });

  test('shows a student nothing, whatever they ask for', async () => {
    const teacher = await PageClient.joins(colle.address, 'Prof', { role: 'instructor' });
    const eve = await PageClient.joins(colle.address, 'Eve');
    await teacher.says('exam', '/quiz start questions:1 seconds:0 lobby:0');
    const boards = async () => JSON.stringify(await eve.reads('exam'));
    await expect.poll(boards).toContain('Question 1 / 1');
    const id = /steer:([a-z0-9]+):/.exec(await boards())?.[1] ?? '';
    expect(id).not.toBe('');
    expect(await (await looks(teacher, 'exam', `show:${id}:desk`)).text()).toContain('After the bell');
    for (const press of [
      `show:${id}:desk`,
      `steer:${id}:skip`,
      `steer:${id}:stop`,
      'run:quiz-results',
      'run:course-questions',
      'ask:quiz-start',
    ]) {
      const said = await (await looks(eve, 'exam', press)).text();
      expect(said, press).toContain('Only whoever leads');
      expect(said, press).not.toMatch(/After the bell|"right":|"fields"/);
    }
    // The desk of another room, and another person’s name, open nothing either.
    expect(await (await looks(teacher, 'elsewhere', `show:${id}:desk`)).text()).not.toContain('After the bell');
    const forged = await fetch(`${colle.address}/api/rooms/exam/look`, {
      method: 'POST',
      body: JSON.stringify({ as: teacher.person, locale: 'en', press: `show:${id}:desk` }),
      headers: { 'content-type': 'application/json', cookie: eve.cookie },
    });
    expect(forged.status).toBe(403);
    for (const press of ['run:quiz-start', 'define:kernel', 'answer:x:0:0'])
      expect((await looks(teacher, 'exam', press)).status).toBe(400);
    const { page } = await Visitor.joins(browser, colle.address, { name: 'Eve', room: 'exam' });
    await page.goto(`${colle.address}/desk/exam`);
    await page.getByText('Le bureau est à qui mène la classe').waitFor();
    await expect.poll(boards).toContain('Question 1 / 1');
  });
});
