import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coursesFolder } from '../doors/answers.ts';
import { openBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';

const people = 60;
const atOnce = 12;
const room = 'amphi';

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

/** Does something for everybody, a few at a time. */
async function everybody<T, R>(all: readonly T[], act: (one: T, place: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    done.push(...(await Promise.all(all.slice(from, from + atOnce).map((one, place) => act(one, from + place)))));
  return done;
}

describe('sixty phones and a wall', () => {
  test('play a quiz to its end, and the wall misses nothing after a cut', { timeout: 180_000 }, async () => {
    const teacher = await PageClient.joins(colle.address, 'Hélène', { role: 'instructor', locale: 'fr' });
    const wall = await Visitor.arrives(browser, colle.address, { width: 1_280, height: 720 });
    await wall.page.goto(`${colle.address}/projector/${room}`);
    await wall.page.locator('.stage').waitFor();
    const names = Array.from({ length: people }, (_, index) => `Élève ${index + 1}`);
    const phones = await everybody(names, (name) =>
      Visitor.joins(browser, colle.address, { name, room, width: 390, height: 844 }),
    );
    await wall.page.getByText(`${people}`, { exact: false }).first().waitFor();
    await teacher.says(room, '/cours choisir mesures');
    await teacher.says(room, '/quiz lancer questions:2 seconds:0 lobby:0');
    for (const round of [1, 2]) {
      const asked = `Question ${round} / 2`;
      await everybody(phones, ({ page }) => page.getByRole('log').getByText(asked, { exact: true }).waitFor());
      if (round === 2) await wall.context.setOffline(true);
      await everybody(phones, (phone, place) => phone.answers(place));
      await teacher.says(room, '/quiz passer');
      await everybody(phones, ({ page }) => page.getByRole('log').getByText(`${asked}, la réponse`).waitFor());
      if (round === 2) await wall.context.setOffline(false);
      // What the wall missed it shows as it stands now, with everybody’s answer in it.
      await wall.page.getByText(`${asked}, la réponse`).waitFor({ timeout: 20_000 });
      const counted = await wall.page.getByRole('img').first().getAttribute('aria-label');
      const sum = [...(counted ?? '').matchAll(/(\d+)\spersonne/g)].reduce((all, [, count]) => all + Number(count), 0);
      expect(sum, counted ?? '').toBe(people);
      // Each phone says at once how its own answer did.
      const own = /Juste|En partie juste|Pas cette fois/;
      await everybody(phones, ({ page }) => page.locator('.receipt').filter({ hasText: own }).last().waitFor());
      await teacher.says(room, '/quiz passer');
    }
    await wall.page.getByText('Fin du quiz').waitFor();
    await everybody(phones, ({ page }) => page.getByText('Ton bilan').waitFor());
    await expect.poll(async () => JSON.stringify(await teacher.reads(room))).toContain(`${people} personnes ont joué`);
    expect(colle.output).not.toMatch(/"level":[45]0/);
  });
});
