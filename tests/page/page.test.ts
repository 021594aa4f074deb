import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';

let colle: ColleProcess;
let browser: Browser;
let rooms = 0;
const present: Visitor[] = [];

beforeAll(async () => {
  colle = await ColleProcess.prepare();
  await colle.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await colle.remove();
});
afterEach(async () => {
  await Promise.all(present.splice(0).map((one) => one.leaves()));
});

/** A room nobody was in before. */
const freshRoom = () => `salle-${++rooms}`;

async function joins(visit: Parameters<typeof Visitor.joins>[2]): Promise<Visitor> {
  const visitor = await Visitor.joins(browser, colle.address, visit);
  present.push(visitor);
  return visitor;
}

describe('the page', { timeout: 60_000 }, () => {
  test('takes a name, and whoever sits at the machine leads', async () => {
    const room = freshRoom();
    const teacher = await joins({ name: 'Hélène', atMachine: true, room });
    const student = await joins({ name: 'Ada', room });
    expect(await teacher.page.locator('.speak-as').innerText()).toMatch(/Hélène\s+Prof/);
    expect(await student.page.locator('.speak-as').innerText()).toMatch(/Ada\s+Élève/);
  });

  test('lets a teacher hand the lead to somebody by their name', async () => {
    const room = freshRoom();
    const teacher = await joins({ name: 'Hélène', atMachine: true, room });
    const student = await joins({ name: 'Zoé du Pont', room });
    await teacher.page.getByText('Zoé du Pont').first().waitFor();
    await teacher.says('/cours prof zoe du pont');
    await teacher.page.getByText('peut maintenant mener la classe ici').waitFor();
    await student.says('/quiz état');
    await student.page.getByText('Rien n’est en cours ici').or(student.page.getByText('Aucun quiz')).first().waitFor();
  });

  test('lets people talk, and shows names and words as they were typed', async () => {
    const room = freshRoom();
    const ada = await joins({ name: '<b>Ada</b>', room });
    const bo = await joins({ name: 'Bo', room });
    await ada.says('<script>window.hit = 1</script> @everyone **gras** <img src=x onerror="window.hit=1">');
    await bo.page.locator('.said').waitFor();
    expect(await bo.page.locator('.said').innerText()).toContain('<script>window.hit = 1</script> @everyone **gras**');
    expect(await bo.page.locator('article header b').innerText()).toBe('<b>Ada</b>');
    expect(await bo.page.evaluate(() => 'hit' in globalThis)).toBe(false);
  });

  test('completes a command from the keyboard, and opens its form', async () => {
    const room = freshRoom();
    const { page } = await joins({ name: 'Hélène', atMachine: true, room });
    await page.locator('#line').focus();
    await page.keyboard.type('/déf');
    await page.getByRole('option', { name: /définir/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('hyperv');
    await page
      .getByRole('option', { name: /Hyperviseur/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await page.fill('#line', '/quiz lancer');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Combien de questions, de 1 à 50');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('shows a private line to nobody else, neither on the page nor over its interface', async () => {
    const room = freshRoom();
    const ada = await joins({ name: 'Ada', room });
    const bo = await joins({ name: 'Bo', room });
    expect(await ada.says('/define hypervizeur')).toContain('Hyperviseur');
    await bo.says('bonjour');
    expect(await bo.receipts()).toEqual([]);
    const cookies = await bo.context.cookies();
    const stream = await fetch(`${colle.address}/api/rooms/${room}/stream`, {
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    });
    const first = await stream.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).not.toContain('Hyperviseur');
  });

  test('keeps everything over a reload, and comes back by itself after a restart of Colle', async () => {
    const room = freshRoom();
    const ada = await joins({ name: 'Ada', room });
    await ada.says('avant');
    await ada.says('/define noyau');
    await ada.page.reload();
    await ada.page.locator('.said', { hasText: 'avant' }).waitFor();
    await ada.page.locator('.receipt', { hasText: 'Noyau' }).waitFor();
    await colle.kill();
    await ada.page.getByText('La connexion est coupée').waitFor();
    await colle.start();
    await ada.page.getByText('La connexion est coupée').waitFor({ state: 'hidden', timeout: 20_000 });
    await ada.says('après');
    expect(await ada.page.locator('.said').allInnerTexts()).toEqual(['avant', 'après']);
  });

  test('lets one person try a whole class', async () => {
    const room = freshRoom();
    const teacher = await joins({ name: 'Hélène', atMachine: true, room });
    const { page } = teacher;
    await page.locator('.speak-as .current').click();
    await page.locator('.new-person input').fill('Bo');
    await page.locator('.new-person button').click();
    await page.locator('.speak-as .current', { hasText: 'Bo' }).waitFor();
    const saidBy = (text: string) => page.locator('article', { hasText: text }).locator('header b').innerText();
    await teacher.says('je suis Bo');
    expect(await saidBy('je suis Bo')).toBe('Bo');
    await page.locator('.speak-as .current').click();
    await page.locator('.pop li button', { hasText: 'Hélène' }).click();
    await teacher.says('et moi Hélène');
    expect(await saidBy('et moi Hélène')).toBe('Hélène');
  });

  test('speaks French and English, and remembers which', async () => {
    const room = freshRoom();
    const { page } = await joins({ name: 'Ada', room });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('The room is quiet.').waitFor();
    await page.reload();
    await page.getByText('The room is quiet.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('lets a question be answered by keyboard alone', async () => {
    const room = freshRoom();
    const teacher = await joins({ name: 'Hélène', atMachine: true, room });
    await teacher.says('/debate start topic:docker seconds:60');
    const ada = await joins({ name: 'Ada', room });
    await ada.page.locator('.choice').first().waitFor();
    await ada.page.locator('h1').first().click();
    await ada.page.keyboard.press('b');
    await ada.page.locator('.receipt', { hasText: 'C’est noté' }).waitFor();
    expect(await ada.page.locator('.choice[aria-pressed="true"]').getAttribute('data-letter')).toBe('B');
    await teacher.says('/debate stop');
  });

  test.each([320, 390, 1_280, 1_920])('needs no sideways scrolling %i pixels wide', async (width) => {
    const room = freshRoom();
    const teacher = await joins({ name: 'Hélène', atMachine: true, room, width });
    await teacher.says('/compare machine virtuelle conteneur');
    await teacher.says('/debate start topic:docker seconds:60');
    await teacher.page.locator('.choice').first().waitFor();
    const over = await teacher.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(over).toBeLessThanOrEqual(0);
    await teacher.says('/debate stop');
  });
});
