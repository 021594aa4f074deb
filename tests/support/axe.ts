import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Messages before the last ones were the last ones once, and looked at then. */
const seenBefore = 'article.message:not(:nth-last-child(-n + 3))';

/** What axe finds wrong on a page as it stands: each rule with where it is broken. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // The page's own policy lets no script in; this way it does not ask.
  await page.evaluate(axe.source);
  return page.evaluate(async (exclude) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: [exclude] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, seenBefore);
}
