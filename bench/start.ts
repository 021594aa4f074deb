import { DiscordPlatform } from './answers/discord-platform.ts';
import { SlackPlatform } from './answers/slack-platform.ts';
import { figure } from './stats.ts';
import { Subject } from './subject.ts';

export const startHead = ['start', 'ready ms, cold', 'ready ms, warm', 'RSS idle MB'];

const settleMs = 3_000;
const colleReady = /Slack\s?:[^\n]*\n/;

/** From the spawn to the line that says the page answers, and the memory after three quiet seconds. */
export async function start(rounds: number): Promise<readonly string[][]> {
  const discord = await DiscordPlatform.open();
  const slack = await SlackPlatform.open('socket');
  const kinds: readonly (readonly [string, string, RegExp, Readonly<Record<string, string>>])[] = [
    ['Colle, the page alone', 'src/start.js', colleReady, {}],
    ['Colle, all doors', 'src/start.js', colleReady, { ...discord.env, ...slack.env }],
    ['bare clients of all doors', 'bench/answers/bare-all.ts', /(?:ready\s*){3}/, { ...discord.env, ...slack.env }],
    ['bare discord.js', 'bench/answers/bare-discord.ts', /ready/, discord.env],
    ['bare Bolt', 'bench/answers/bare-slack.ts', /ready/, slack.env],
    ['bare Hono', 'bench/answers/bare-page.ts', /ready/, {}],
  ];
  const rows: string[][] = [];
  for (const [what, script, ready, env] of kinds) {
    const cold: number[] = [];
    const warm: number[] = [];
    const rss: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Cold: nothing compiled before. The operating system's own cache of files stays as it is.
      const first = await Subject.start(script, ready, { ...env, NODE_DISABLE_COMPILE_CACHE: '1' });
      cold.push(first.startMs);
      await first.end();
      const again = await Subject.start(script, ready, env);
      warm.push(again.startMs);
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      rss.push(again.rssMb());
      await again.end();
    }
    rows.push([what, figure(cold, 0), figure(warm, 0), figure(rss, 0)]);
  }
  await Promise.all([discord.close(), slack.close()]);
  return rows;
}
