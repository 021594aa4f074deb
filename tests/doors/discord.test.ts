import { DiscordServer, manageMessages } from '../support/discord-server/index.ts';
import { textOf } from '../support/discord-server/model.ts';
import { ColleProcess } from '../support/process.ts';
import { coursesFolder } from './answers.ts';
import type { Classroom } from './classroom.ts';
import { tellsTheStory } from './story.ts';

tellsTheStory('Discord', async (): Promise<Classroom> => {
  const server = await DiscordServer.open();
  const channel = server.channel('quiz');
  const colle = await ColleProcess.prepare({
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
    CONTENT_DIR: coursesFolder,
  });
  await colle.start();
  return {
    async joins(name, role) {
      const member = server.member(name, role === 'instructor' ? { permissions: manageMessages } : {});
      return {
        runs: (path, options) => member.slash(channel, path, options),
        presses: (label) => member.clicks(channel, label),
        picks: (letters) => member.selects(channel, letters),
        writes: (words) => member.writes(channel, words),
      };
    },
    async messages() {
      if (server.refusals.length > 0) throw new Error(server.refusals.join('\n'));
      const threads = [...server.channels.values()].filter((one) => one.parent === channel.id);
      return [channel, ...threads]
        .flatMap((one) => one.messages)
        .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
        .map((message) => textOf(message.components));
    },
    kill: () => colle.kill(),
    start: () => colle.start(),
    log: () => colle.output,
    async close() {
      await colle.remove();
      await server.close();
    },
  };
});
