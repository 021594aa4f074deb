import { describe, expect, test } from 'vitest';
import { DiscordServer, manageMessages } from '../support/discord-server/index.ts';
import { ColleProcess } from '../support/process.ts';
import { SlackServer } from '../support/slack-server/index.ts';

const people = 1_000;

describe('6. a thousand people answering at once', { timeout: 60_000 }, () => {
  test('are all acknowledged within Discord’s three seconds, and none is lost', async () => {
    const server = await DiscordServer.open();
    const channel = server.channel('quiz');
    const colle = await ColleProcess.prepare({ DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl });
    await colle.start();
    const teacher = server.member('Hélène', { permissions: manageMessages });
    await teacher.slash(channel, 'debate start', { topic: 'docker', seconds: 300 });
    await expect.poll(() => channel.texts().at(-1)).toContain('vote 1');
    const crowd = Array.from({ length: people }, (_, index) => server.member(`P${index}`));
    const said = await Promise.all(crowd.map((one) => one.clicks(channel, 'A')));
    expect(tally(said)).toEqual({ noted: people });
    expect(Math.max(...[...server.interactions.values()].map(({ ms }) => ms))).toBeLessThan(3_000);
    await teacher.slash(channel, 'debate next');
    await expect.poll(() => channel.texts().join('\n'), { timeout: 10_000 }).toMatch(/1\s000 personnes ont voté/);
    expect(server.refusals).toEqual([]);
    await colle.remove();
    await server.close();
  });

  test('are all acknowledged within Slack’s three seconds, and none is lost', async () => {
    const server = await SlackServer.open('socket');
    const channel = server.channel('quiz');
    const colle = await ColleProcess.prepare({
      SLACK_BOT_TOKEN: server.botToken,
      SLACK_APP_TOKEN: server.appToken,
      SLACK_API_URL: server.apiUrl,
    });
    await colle.start();
    const teacher = server.member('Hélène', { admin: true });
    await teacher.slash(channel, 'debate start', { topic: 'docker', seconds: 300 });
    await expect.poll(() => channel.texts().at(-1)).toContain('vote 1');
    const crowd = Array.from({ length: people }, (_, index) => server.member(`P${index}`));
    const said = await Promise.all(crowd.map((one) => one.clicks(channel, 'A')));
    expect(tally(said)).toEqual({ noted: people });
    await teacher.slash(channel, 'debate next');
    await expect.poll(() => channel.texts().join('\n'), { timeout: 10_000 }).toMatch(/1\s000 personnes ont voté/);
    expect(server.refusals).toEqual([]);
    await colle.remove();
    await server.close();
  });
});

/** How many were told that their answer is noted, and every other thing that was said. */
function tally(said: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const text of said) {
    const what = text.includes('C’est noté') ? 'noted' : text;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}
