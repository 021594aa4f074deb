import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ColleProcess } from './support/process.ts';
import { SlackServer } from './support/slack-server/index.ts';

let colle: ColleProcess | null = null;
afterEach(async () => {
  await colle?.remove();
  colle = null;
});
const prepared = async (env: Readonly<Record<string, string>> = {}) => {
  colle = await ColleProcess.prepare(env);
  return colle;
};

describe('npm start', { timeout: 30_000 }, () => {
  test('prints the page’s address and what opens the other doors, and answers there', async () => {
    const colle = await prepared({ LOG_LEVEL: 'error' });
    await colle.start();
    expect(colle.output.trimEnd().split('\n')).toEqual([
      `Colle est prête\u00a0: ${colle.address}`,
      expect.stringMatching(/^Discord\u00a0: fermé.*DISCORD_TOKEN/),
      expect.stringMatching(/^Slack\u00a0: fermé.*SLACK_BOT_TOKEN.*SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/),
    ]);
    const page = await fetch(colle.address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Colle');
  });

  test('stops cleanly, and a second start opens the same database', async () => {
    const colle = await prepared({ LOG_LEVEL: 'error' });
    await colle.start();
    expect(await colle.stop()).toBe(0);
    expect(colle.output).toContain('rien n’est perdu');
    await colle.start();
    expect(await colle.stop()).toBe(0);
  });

  test('says a fault of the settings in one line that names the variable, and ends with 1', async () => {
    const colle = await prepared({ LOCALE: 'de' });
    await expect(colle.start()).rejects.toThrow(/^Colle ended with 1:\n[^\n]*LOCALE[^\n]*\n$/);
  });

  test('says in one line that a second Colle may not share the database, and ends with 1', async () => {
    const first = await prepared();
    await first.start();
    const second = await ColleProcess.prepare({ DATABASE_URL: `sqlite:${join(first.folder, 'colle.db')}` });
    await expect(second.start()).rejects.toThrow(/^Colle ended with 1:\n[^\n]*colle\.db[^\n]*\n$/);
    await second.remove();
  });

  test('10. a course with a fault is named by file and line, and the rest is served', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'courses-'));
    await mkdir(join(folder, 'broken'));
    await writeFile(join(folder, 'broken', 'course.yaml'), 'title: { fr: Cassé }\n  oops: [\n');
    await mkdir(join(folder, 'half', 'questions'), { recursive: true });
    await writeFile(
      join(folder, 'half', 'course.yaml'),
      [
        'title: { fr: À moitié, en: Half }',
        'summary: { fr: Un essai., en: A trial. }',
        'outline: [{ id: a, title: { fr: A, en: A }, summary: { fr: A., en: A. } }]',
        'sources: { s: { title: S, publisher: S, url: https://example.org/ } }',
      ].join('\n'),
    );
    await writeFile(
      join(folder, 'half', 'questions', 'deck.yaml'),
      'title: { fr: D, en: D }\nsection: a\nquestions:\n  - id: bad\n    kind: riddle\n',
    );
    const colle = await prepared({ CONTENT_DIR: folder });
    await colle.start();
    expect(colle.output).toMatch(/broken\/course\.yaml/);
    expect(colle.output).toMatch(/half\/questions\/deck\.yaml.*"line":5/);
    expect((await fetch(colle.address)).status).toBe(200);
    await rm(folder, { recursive: true });
  });

  test('opens the page when a platform cannot be reached, says so without its token, and joins it later', async () => {
    const slack = await SlackServer.open('socket');
    const colle = await prepared({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    slack.faults.push(...Array.from({ length: 2 }, () => ({ method: 'auth.test', error: 503 })));
    await colle.start();
    expect(colle.output).toMatch(/Slack\u00a0: pas encore connecté/);
    expect((await fetch(colle.address)).status).toBe(200);
    await slack.until('the second try', () => slack.socketMode.connections === 2 || null, 15_000);
    expect(colle.output).not.toContain(slack.botToken);
    await colle.stop();
    await slack.close();
  });
});
