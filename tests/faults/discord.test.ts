import { describe, expect, test } from 'vitest';
import { answers, lines, noted, playing, plays, refused, soon, startsAgain } from './playing.ts';
import type { School } from './school.ts';

describe.concurrent('Discord', { timeout: 150_000 }, () => {
  test('forgets the session: Colle comes back as new, and nobody’s answer is lost', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    expect(await answers(discord, 0)).toMatch(noted);
    school.discord.gateway.forgets = true;
    school.discord.gateway.drop();
    await soon(() => expect(school.discord.gateway.identified).toBe(2), 20_000);
    await plays(discord);
    await plays(slack);
    await plays(web);
    expect(lines(school, 'the connection to Discord was lost')).toBeGreaterThan(0);
  });

  test('lets nobody connect for a while: the other classes go on, and Discord’s does when it can', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    school.discord.gateway.down = true;
    school.discord.gateway.drop();
    await plays(slack);
    await plays(web);
    school.discord.gateway.down = false;
    await soon(() => expect(school.discord.gateway.identified + school.discord.gateway.resumed).toBe(2), 30_000);
    await plays(discord);
  });

  test('asks to wait, fails, answers by half and not at all: answers are noted meanwhile, and the board comes to stand', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    school.discord.faults.push({ status: 429, retryAfter: 4 }, { status: 500 }, 'half', { status: 502 }, 'silence');
    const said = await Promise.all([0, 1, 2, 3].map((student) => answers(discord, student)));
    for (const one of said) expect(one).toMatch(noted);
    await plays(slack);
    await plays(web);
    await soon(async () => expect((await discord.texts()).join('\n')).toMatch(/4 réponses/), 60_000);
    await soon(() => expect(school.discord.faults).toEqual([]), 60_000);
    expect((await discord.texts()).filter((text) => text.includes('Question 1 /'))).toHaveLength(1);
    await plays(discord);
  });

  test('takes the token back: that is one line, and the other doors go on', async (context) => {
    const { school, slack, web } = await playing(context);
    school.discord.revoke();
    await soon(() => expect(lines(school, 'Discord closed the connection for good')).toBe(1), 20_000);
    await plays(slack);
    await plays(web);
    expect(school.colle.output).not.toContain(school.discord.token);
  });

  test('loses a board to a moderator: it is posted again, with every answer', async (context) => {
    const { school, discord } = await playing(context);
    expect(await answers(discord, 0)).toMatch(noted);
    const [channel] = school.discord.channels.values();
    channel?.messages.splice(0);
    // The message is gone, but whoever still sees it may press: the board is asked for again when its count changes.
    const [first] = await discord.offered();
    expect(first).toBeUndefined();
    await discord.runs('quiz pause');
    await discord.runs('quiz resume');
    await soon(async () => expect(await discord.offered()).not.toEqual([]), 15_000);
    expect(await answers(discord, 1)).toMatch(noted);
    await soon(async () => expect((await discord.texts()).join('\n')).toMatch(/2 réponses/), 15_000);
    expect(lines(school, 'a board was deleted')).toBeGreaterThan(0);
    await plays(discord);
  });

  test.for([
    {
      what: 'takes Colle’s permissions away',
      happens: (school: School) => {
        for (const channel of school.discord.channels.values()) channel.permissions = 0n;
      },
    },
    { what: 'throws Colle out', happens: (school: School) => school.discord.channels.clear() },
  ])(
    '$what: the teacher is told, the other classes feel nothing, and a new quiz starts when Colle is back',
    async ({ happens }, context) => {
      const { school, discord, slack, web } = await playing(context);
      expect(await answers(discord, 0)).toMatch(noted);
      const channels = [...school.discord.channels];
      const permissions = channels[0]?.[1].permissions ?? 0n;
      happens(school);
      await discord.runs('quiz skip').catch(() => '');
      await soon(() => expect(lines(school, 'a room cannot be reached any more')).toBe(1), 20_000);
      await plays(slack);
      await plays(web);
      expect(await discord.runs('quiz start')).toMatch(refused);
      for (const [id, channel] of channels) school.discord.channels.set(id, Object.assign(channel, { permissions }));
      await discord.runs('quiz stop');
      await startsAgain(discord);
      await plays(discord);
    },
  );
});
