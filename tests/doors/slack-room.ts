import { ColleProcess } from '../support/process.ts';
import { SlackServer } from '../support/slack-server/index.ts';
import { coursesFolder } from './answers.ts';
import type { Classroom } from './classroom.ts';

/** A channel of a workspace of our own, with Colle behind sockets or signed requests. */
export async function openSlackRoom(mode: 'socket' | 'http'): Promise<Classroom> {
  const server = await SlackServer.open(mode);
  const channel = server.channel('quiz');
  const colle = await ColleProcess.prepare({
    SLACK_BOT_TOKEN: server.botToken,
    SLACK_API_URL: server.apiUrl,
    CONTENT_DIR: coursesFolder,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: server.appToken } : { SLACK_SIGNING_SECRET: server.signingSecret }),
  });
  server.eventsUrl = `${colle.address}/slack/events`;
  await colle.start();
  return {
    async joins(name, role) {
      const member = server.member(name, { admin: role === 'instructor' });
      return {
        runs: (path, options) => member.slash(channel, path, options),
        presses: (label) => member.clicks(channel, label),
        picks: (letters) => member.selects(channel, letters),
        writes: (words) => member.writes(channel, words),
      };
    },
    async messages() {
      if (server.refusals.length > 0) throw new Error(server.refusals.join('\n'));
      return channel.texts();
    },
    kill: () => colle.kill(),
    start: () => colle.start(),
    log: () => colle.output,
    async close() {
      await colle.remove();
      await server.close();
    },
  };
}
