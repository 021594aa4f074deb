import { vi } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Visitor } from '../support/page-driver.ts';
import { ColleProcess } from '../support/process.ts';
import { coursesFolder } from './answers.ts';
import type { Classroom } from './classroom.ts';
import { tellsTheStory } from './story.ts';

tellsTheStory('the page', async (): Promise<Classroom> => {
  const colle = await ColleProcess.prepare({ CONTENT_DIR: coursesFolder });
  await colle.start();
  const browser = await openBrowser();
  const visitors: Visitor[] = [];

  /** After a restart each page comes back in its own time: nobody presses before having seen what the first one saw. */
  async function abreast(visitor: Visitor): Promise<Visitor> {
    const wanted = (await visitors[0]?.cards())?.length ?? 0;
    await vi.waitUntil(async () => (await visitor.cards()).length >= wanted, 15_000);
    return visitor;
  }

  return {
    async joins(name, role) {
      const visitor = await Visitor.joins(browser, colle.address, { name, atMachine: role === 'instructor' });
      visitors.push(visitor);
      return {
        runs: (path, options = {}) => {
          const given = Object.entries(options).map(([key, value]) => `${key}:${value}`);
          return visitor.says(`/${[path, ...given].join(' ')}`);
        },
        // On the page the recap comes without being asked for.
        presses: async (label) =>
          label === 'Voir mon bilan' ? visitor.receipt('Ton bilan') : (await abreast(visitor)).presses(label),
        picks: async (letters) => (await abreast(visitor)).picks(letters),
        writes: async (words) => (await abreast(visitor)).writes(words),
      };
    },
    messages: async () => (await visitors[0]?.cards()) ?? [],
    kill: () => colle.kill(),
    start: () => colle.start(),
    log: () => colle.output,
    async close() {
      await browser.close();
      await colle.remove();
    },
  };
});
