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
  return {
    async joins(name, role) {
      const visitor = await Visitor.joins(browser, colle.address, { name, atMachine: role === 'instructor' });
      visitors.push(visitor);
      return {
        runs: (path, options = {}) => {
          const given = Object.entries(options).map(([key, value]) => `${key}:${value}`);
          return visitor.says(`/${[path, ...given].join(' ')}`);
        },
        presses: (label) => visitor.presses(label),
        picks: (letters) => visitor.picks(letters),
        writes: (words) => visitor.writes(words),
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
