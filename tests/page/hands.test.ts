import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coursesFolder, openAnswers } from '../doors/answers.ts';
import { openBrowser } from '../support/browser.ts';
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

/** One way to use the page. Nothing of it looks at how the page is built. */
interface Hands {
  joins(name: string): Promise<void>;
  says(line: string): Promise<void>;
  /** Presses a button by its name. */
  presses(name: string): Promise<void>;
  picks(letters: readonly string[]): Promise<void>;
  writes(words: string): Promise<void>;
}

/** Keys alone: Tab until the focus is on what is wanted, then what a keyboard does there. */
function keyboard(page: Page, lineName: string): Hands {
  // What a screen reader would say the focus is on.
  const focused = () =>
    page.evaluate<string>('(({ ariaLabel, innerText }) => ariaLabel || innerText || "")(document.activeElement)');
  const goesTo = async (name: string) => {
    await page
      .getByLabel(name, { exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .first()
      .waitFor();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let steps = 0; steps < 60; steps += 1) {
        if ((await focused()).trim() === name) return;
        await page.keyboard.press(key);
      }
    }
    throw new Error(`the keyboard does not come to ${name}`);
  };
  const leavesTheLine = async () => {
    if ((await focused()) === lineName) await page.keyboard.press('Shift+Tab');
  };
  return {
    async joins(name) {
      await page.getByRole('textbox').first().waitFor();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    },
    async says(line) {
      await goesTo(lineName);
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    },
    async presses(name) {
      await goesTo(name);
      await page.keyboard.press('Enter');
    },
    async picks(letters) {
      await leavesTheLine();
      await page.waitForTimeout(200);
      for (const letter of letters) await page.keyboard.press(letter);
    },
    async writes(words) {
      await goesTo('Répondre');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    },
  };
}

/** Roles and names alone, as a screen reader finds things. */
function roles(page: Page, lineName: string): Hands {
  return {
    async joins(name) {
      await page.getByRole('textbox', { name: 'Ton nom' }).fill(name);
      await page.getByRole('button', { name: 'Entrer' }).click();
    },
    async says(line) {
      await page.getByRole('combobox', { name: lineName }).fill(line);
      await page.getByRole('button', { name: 'Envoyer', exact: true }).last().click();
    },
    presses: (name) => page.getByRole('log').getByRole('button', { name, exact: true }).last().click(),
    async picks(letters) {
      for (const letter of letters)
        await page
          .getByRole('log')
          .getByRole('button', { name: new RegExp(`^${letter}\\.`), disabled: false })
          .last()
          .click();
    },
    async writes(words) {
      await page.getByRole('log').getByRole('button', { name: 'Répondre', exact: true }).last().click();
      await page.getByRole('dialog').getByRole('textbox').fill(words);
      await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    },
  };
}

test.concurrent.each([
  ['keys', 'clavier', keyboard],
  ['roles and names', 'lecteur', roles],
] as const)(
  'a quiz of all five kinds and a debate are led and played with %s alone',
  async (_, room, handsOf) => {
    const visit = { width: 1_280, height: 900 };
    const line = `Écrire dans #${room}, ou / pour une commande`;
    const led = await Visitor.arrives(browser, colle.address, { ...visit, atMachine: true, room });
    const played = await Visitor.arrives(browser, colle.address, { ...visit, room });
    const [teacher, student] = [handsOf(led.page, line), handsOf(played.page, line)];
    await teacher.joins('Hélène');
    await student.joins('Ada');
    const answerTo = await openAnswers('fr');
    const log = played.page.getByRole('log');
    await teacher.says('/cours choisir name:mesures');
    await teacher.says('/quiz lancer seconds:300 lobby:0 questions:10');
    for (let round = 1; round <= 10; round += 1) {
      const card = log.getByRole('region', { name: new RegExp(`^Question ${round} / 10\\.`) }).last();
      await card.waitFor();
      const known = answerTo((await card.innerText()).replace(/\n([A-F])\n\1\.\n/g, '\n$1  '));
      if ('words' in known) await student.writes(known.words);
      else await student.picks(known.right);
      if (known.kind === 'several') await student.presses('Envoyer ma réponse');
      await log.getByText('C’est noté').nth(-1).waitFor();
      await teacher.presses('Passer');
      await log
        .getByText('Juste', { exact: true })
        .nth(round - 1)
        .waitFor();
      await teacher.presses('Passer');
    }
    await log.getByText('10 sur 10').last().waitFor();
    await teacher.says('/cours choisir name:les-bases');
    await teacher.says('/débat lancer seconds:300');
    await log
      .getByRole('region', { name: /vote 1/ })
      .last()
      .waitFor();
    await student.picks(['A']);
    await log
      .getByText(/C’est noté\s:\sA/)
      .last()
      .waitFor();
    for (const step of ['Clore le vote', 'Voir le partage et décider', 'Faire discuter', 'Passer au second vote']) {
      await teacher.presses(step);
      await led.page.waitForTimeout(600);
    }
    await log
      .getByRole('region', { name: /vote 2/ })
      .last()
      .waitFor();
    await student.picks(['C']);
    await teacher.presses('Clore le vote');
    await log.getByText('Ce que dit la documentation').last().waitFor();
    expect(await log.getByText(/1 personne/).count()).toBeGreaterThan(0);
    await led.leaves();
    await played.leaves();
  },
  120_000,
);
