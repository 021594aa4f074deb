import { describe, expect, test } from 'vitest';
import { Refused } from '../support/slack-server/checks.ts';
import { answers, lines, noted, opened, playing, plays, refused, soon, startsAgain } from './playing.ts';
import { courseName } from './school.ts';

describe.concurrent('Slack', { timeout: 150_000 }, () => {
  test('delivers every act twice: it counts once, and the room is told once', async (context) => {
    const school = await opened(context);
    const { slack } = school.classes;
    school.slack.deliveries = 2;
    await slack.runs('course use', { name: courseName });
    await slack.runs('quiz start', { questions: 2, seconds: 0, lobby: 0 });
    await soon(async () => expect(await slack.offered()).not.toEqual([]), 10_000);
    for (const student of [0, 1, 2]) expect(await answers(slack, student)).toMatch(noted);
    await soon(async () => expect((await slack.texts()).join('\n')).toMatch(/3 réponses/), 15_000);
    await slack.runs('quiz stop');
    await soon(
      async () => expect((await slack.texts()).filter((text) => text.includes('Quiz arrêté')).length).toBe(1),
      15_000,
    );
    await school.colle.stop();
    expect(school.rows<{ n: number }>('select count(*) as n from responses')[0]?.n).toBe(3);
    expect(school.rows<{ n: number }>('select count(*) as n from activities')[0]?.n).toBe(1);
  });

  test('cuts every socket and lets nobody connect for a while', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    school.slack.socketMode.down = true;
    school.slack.socketMode.cut();
    await plays(discord);
    await plays(web);
    school.slack.socketMode.down = false;
    await soon(() => expect(school.slack.socketMode.connections).toBe(2), 40_000);
    await plays(slack);
  });

  test('asks to wait, fails, answers by half and not at all: answers are noted meanwhile, and the board comes to stand', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    for (const error of [new Refused('ratelimited', 'too many', 4), 500, 'half', 'silence'] as const)
      school.slack.faults.push({ method: 'chat.update', error });
    const said = await Promise.all([0, 1, 2, 3].map((student) => answers(slack, student)));
    for (const one of said) expect(one).toMatch(noted);
    await plays(discord);
    await plays(web);
    await soon(async () => expect((await slack.texts()).join('\n')).toMatch(/4 réponses/), 60_000);
    await soon(() => expect(school.slack.faults).toEqual([]), 60_000);
    await plays(slack);
  });

  test('takes the token back: the log says so, and the other doors go on', async (context) => {
    const { school, discord, slack, web } = await playing(context);
    school.slack.revoked = true;
    await answers(slack, 0).catch(() => '');
    await slack.runs('quiz skip').catch(() => '');
    await soon(() => expect(lines(school, 'token_revoked')).toBeGreaterThan(0), 20_000);
    await plays(discord);
    await plays(web);
    expect(school.colle.output).not.toContain(school.slack.botToken);
  });

  test('loses a board to a moderator: it is posted again, with every answer', async (context) => {
    const { school, slack } = await playing(context);
    expect(await answers(slack, 0)).toMatch(noted);
    for (const channel of school.slack.channels.values()) channel.messages.splice(0);
    await slack.runs('quiz pause');
    await slack.runs('quiz resume');
    await soon(async () => expect(await slack.offered()).not.toEqual([]), 15_000);
    expect(await answers(slack, 1)).toMatch(noted);
    await soon(async () => expect((await slack.texts()).join('\n')).toMatch(/2 réponses/), 15_000);
    await plays(slack);
  });

  test.for(['not_in_channel', 'channel_not_found'])(
    'says %s: the other classes feel nothing, and a new quiz starts when Colle is back',
    async (code, context) => {
      const { school, discord, slack, web } = await playing(context);
      const [channel] = school.slack.channels.values();
      if (!channel) throw new Error('there is no channel');
      channel.refusal = code;
      await slack.runs('quiz skip');
      await slack.runs('quiz skip');
      await soon(() => expect(lines(school, 'a room cannot be reached any more')).toBe(1), 20_000);
      await plays(discord);
      await plays(web);
      expect(await slack.runs('quiz start', { questions: 2 })).toMatch(refused);
      channel.refusal = null;
      await slack.runs('quiz stop');
      await startsAgain(slack);
      await plays(slack);
    },
  );
});
