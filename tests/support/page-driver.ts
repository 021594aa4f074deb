import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

const settleMs = 2_000;

/** How somebody opens the page. */
export interface Visit {
  readonly name: string;
  /** Whether they sit at the machine Colle runs on; else they come from the network. */
  readonly atMachine?: boolean;
  readonly room?: string;
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Whether they want things to move; it costs a whole processor when a class does. */
  readonly motion?: boolean;
}

/** Somebody with the page open in a browser session of their own, who types and presses. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
  }

  /** Opens the page without joining. */
  static async arrives(browser: Browser, address: string, visit: Omit<Visit, 'name'> = {}): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: visit.width ?? 1_280, height: visit.height ?? 800 },
      locale: visit.locale ?? 'fr-FR',
      colorScheme: visit.colorScheme ?? 'light',
      reducedMotion: visit.motion ? 'no-preference' : 'reduce',
      ...(visit.atMachine ? {} : { extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' } }),
    });
    const page = await context.newPage();
    await page.goto(`${address}${visit.room ? `/room/${visit.room}` : ''}`);
    return new Visitor(page, context);
  }

  /** Opens the page and joins by name. */
  static async joins(browser: Browser, address: string, visit: Visit): Promise<Visitor> {
    const visitor = await Visitor.arrives(browser, address, visit);
    await visitor.page.locator('.welcome input[name="name"]').fill(visit.name);
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForSelector('#line');
    return visitor;
  }

  /** Every public card of the room as it reads now, oldest first. */
  async cards(): Promise<readonly string[]> {
    const texts = await this.page.locator('.log .card').allInnerTexts();
    // A sticker, its letter in words, and the choice stand on lines of their own.
    return texts.map((text) => text.replace(/\n([A-F])\n\1\.\n/g, '\n$1  '));
  }

  /** Every private line on this page, oldest first. */
  receipts(): Promise<readonly string[]> {
    return this.page.locator('.log .receipt').allInnerTexts();
  }

  /** The newest private line that says something, once it is there. */
  async receipt(says: string): Promise<string> {
    const line = this.page.locator('.log .receipt').filter({ hasText: says }).last();
    await line.waitFor();
    return line.innerText();
  }

  /** Types a line and sends it; what comes back in private, nothing when nothing does. */
  async says(line: string): Promise<string> {
    const command = line.startsWith('/');
    // A phone that plays has no line to type in.
    if (await this.page.locator('.leave').isVisible()) await this.page.locator('.leave').click();
    const lines = this.page.locator(command ? '.log .receipt' : '.log .said');
    const before = await lines.count();
    await this.page.fill('#line', line);
    await this.#acts(() => this.page.keyboard.press('Enter'));
    const until = Date.now() + settleMs;
    while ((await lines.count()) <= before) {
      if (Date.now() > until || (await this.page.locator('dialog[open]').count()) > 0) return '';
      await sleep(20);
    }
    return command ? await lines.last().innerText() : '';
  }

  /** Presses the newest button with this letter or label; what its card says to this person alone. */
  async presses(label: string): Promise<string> {
    const wanted = /^[A-F]$/.test(label)
      ? this.page.locator(`.choice[data-letter="${label}"]:enabled`)
      : this.page.getByRole('button', { name: label, exact: true });
    const message = await this.#newest(wanted);
    return this.#receipt(message, () => message.locator(wanted).last().click());
  }

  /** Picks several choices of the newest menu, by letter, and sends them. */
  async picks(letters: readonly string[]): Promise<string> {
    const message = await this.#newest(this.page.locator('.menu'));
    for (const letter of letters) await message.locator(`.choice[data-letter="${letter}"]`).click();
    return this.#receipt(message, () => message.locator('.menu button.main').click());
  }

  /** Opens the newest answer form, fills it in and sends it. */
  async writes(words: string): Promise<string> {
    const button = this.page.getByRole('button', { name: 'Répondre', exact: true });
    const message = await this.#newest(button);
    await message.locator(button).click();
    await this.page.locator('dialog[open] input, dialog[open] textarea').first().fill(words);
    return this.#receipt(message, () => this.page.locator('dialog[open] button[type="submit"]').click());
  }

  /** Answers what is asked now, whatever it is, each place in its own way. */
  async answers(place: number): Promise<void> {
    const card = this.page.locator('article.message').last();
    const choices = card.locator('.choice:enabled');
    const count = await choices.count();
    if (count === 0) {
      await card.locator('.buttons .main').click();
      await this.page.locator('dialog[open] input').fill('3');
      await this.#acts(() => this.page.keyboard.press('Enter'));
      return;
    }
    const send = card.locator('.menu button.main');
    const several = (await send.count()) > 0;
    const pick = () => choices.nth(place % count).click();
    if (several) await pick();
    await this.#acts(several ? () => send.click() : pick);
  }

  /** The newest message that holds something, however the talk grows meanwhile. */
  async #newest(wanted: Locator): Promise<Locator> {
    const messages = this.page.locator('article.message');
    await messages.filter({ has: wanted }).last().waitFor();
    const place = await messages.evaluateAll(
      (all, found) => all.findLastIndex((one) => found.includes(one)),
      await messages.filter({ has: wanted }).elementHandles(),
    );
    return messages.nth(place);
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }

  /** Acts, and reads the private line that then stands under a message. */
  async #receipt(message: Locator, act: () => Promise<void>): Promise<string> {
    const under = message.locator('.receipt');
    const before = await under.allInnerTexts();
    await this.#acts(act);
    const until = Date.now() + settleMs;
    for (;;) {
      const now = await under.allInnerTexts();
      const settled = now.length > 0 && (now.join() !== before.join() || Date.now() > until - settleMs / 2);
      if (settled || Date.now() > until) return now.at(-1) ?? '';
      await sleep(20);
    }
  }

  /** Acts and waits for the server's answer. */
  async #acts(act: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => response.request().method() === 'POST' && !response.url().includes('/offers'),
    );
    await act();
    await answered;
  }
}
