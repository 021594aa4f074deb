import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openPreview } from '../../preview/server.ts';
import { openBrowser } from '../support/browser.ts';

/** Pictures for people to look at, and for the README. */
const album = resolve('test-results/looks');
const platforms = ['.discord', '.slack', '.own-page'];

let server: Awaited<ReturnType<typeof openPreview>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  server = await openPreview(0);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('the preview', () => {
  test('shows every command as each platform lays it out, in both languages', { timeout: 120_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 1_800, height: 1_000 }, reducedMotion: 'reduce' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const paths = commands.flatMap((entry) =>
      'commands' in entry ? entry.commands.map((one) => `${entry.name.en}-${one.name.en}`) : [entry.name.en],
    );
    await page.locator('.scene').first().waitFor();
    await page.waitForLoadState('networkidle');
    const scenes = await page.locator('.scene').evaluateAll(
      (all, seen) =>
        all.map((scene) => ({
          id: scene.getAttribute('data-scene') ?? '',
          empty: seen.filter((platform) => !scene.querySelector(platform)?.textContent?.trim()),
          undrawn: [...scene.querySelectorAll('img')].filter((image) => !image.naturalWidth).length,
          wide: [...scene.querySelectorAll('.platforms > *')].filter((one) => one.scrollWidth > one.clientWidth).length,
        })),
      platforms,
    );
    expect(scenes.filter(({ empty, undrawn, wide }) => empty.length + undrawn + wide > 0)).toEqual([]);
    const shown = scenes.map(({ id }) => id);
    for (const path of paths)
      expect(
        shown.filter((id) => id === path),
        path,
      ).toHaveLength(2);
    expect(new Set(shown).size * 2).toBe(shown.length);
    expect(errors).toEqual([]);
    for (const language of ['fr', 'en'])
      await page
        .locator(`#${language} [data-scene="quiz-5-reveal"] .platforms`)
        .screenshot({ path: `${album}/reveal-on-each-platform-${language}.png` });
  });
});
