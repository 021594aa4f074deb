import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Messages before the last ones were the last ones once, and looked at then. */
const seenBefore = 'article.message:not(:nth-last-child(-n + 3))';

/** What axe finds wrong on a page as it stands, by all its rules or by some: each rule with where it is broken. */
export async function faultsOf(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  // The page's own policy lets no script in; this way it does not ask.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const how = { exclude: [seenBefore], ...(rules ? { runOnly: [...rules] } : {}) };
  return page.evaluate(async ({ exclude, ...only }) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude }, only);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, how);
}
