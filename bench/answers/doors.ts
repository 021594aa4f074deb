import { resolve } from 'node:path';
import { Subject } from '../subject.ts';
import type { Side } from './answers.ts';
import { compare, mostPeople } from './answers.ts';
import { DiscordPlatform } from './discord-platform.ts';
import { PagePlatform } from './page-platform.ts';
import { SlackPlatform } from './slack-platform.ts';

const CONTENT_DIR = resolve(import.meta.dirname, '../content');
const colleReady = /Slack\s?:[^\n]*\n/;

const startColle = (env: Readonly<Record<string, string>>) =>
  Subject.start('src/start.js', colleReady, { ...env, CONTENT_DIR });
const startBare = (name: string, env: Readonly<Record<string, string>>) =>
  Subject.start(`bench/answers/bare-${name}.ts`, /ready/, env);

/** Answers on Discord, against a bare discord.js client that only acknowledges. */
export async function discordAnswers(rounds: number): Promise<readonly string[][]> {
  const open = async (start: (env: Readonly<Record<string, string>>) => Promise<Subject>) => {
    const platform = await DiscordPlatform.open();
    const subject = await start(platform.env);
    await platform.connected();
    return { platform, subject };
  };
  const colle = await open(startColle);
  const bare = await open((env) => startBare('discord', env));
  const press = await colle.platform.question();
  return compared('Discord', rounds, { ...colle, press }, [{ ...bare, press, who: 'bare discord.js' }]);
}

/** Answers on Slack, against a bare Bolt app that only acknowledges, and one that answers too. */
export async function slackAnswers(mode: 'socket' | 'http', rounds: number): Promise<readonly string[][]> {
  const open = async (start: (env: Readonly<Record<string, string>>) => Promise<Subject>) => {
    const platform = await SlackPlatform.open(mode);
    const subject = await start(platform.env);
    platform.eventsUrl = new URL('/slack/events', subject.address);
    await platform.connected();
    return { platform, subject };
  };
  const colle = await open(startColle);
  const bare = await open((env) => startBare('slack', env));
  const answering = await open((env) => startBare('slack', { ...env, ANSWERS: '1' }));
  const press = await colle.platform.question();
  return compared(mode === 'socket' ? 'Slack, sockets' : 'Slack, signed HTTP', rounds, { ...colle, press }, [
    { ...bare, press, who: 'bare Bolt' },
    { ...answering, press, who: 'bare Bolt that answers' },
  ]);
}

/** Answers on the page, against a bare server of the same library. */
export async function pageAnswers(rounds: number): Promise<readonly string[][]> {
  const subject = await startColle({});
  const platform = new PagePlatform(() => subject.address);
  await platform.join(mostPeople + 100);
  const bareSubject = await startBare('page', {});
  const barePlatform = new PagePlatform(() => bareSubject.address);
  barePlatform.pretend(mostPeople + 100);
  const press = await platform.question();
  return compared('Page', rounds, { platform, subject, press }, [
    { platform: barePlatform, subject: bareSubject, press, who: 'bare Hono' },
  ]);
}

async function compared(
  name: string,
  rounds: number,
  ours: Omit<Side, 'who'>,
  others: readonly Side[],
): Promise<readonly string[][]> {
  const sides = [{ ...ours, who: 'Colle' }, ...others];
  try {
    return await compare(name, sides, rounds);
  } finally {
    await Promise.all(sides.map(({ subject }) => subject.end()));
    await Promise.all(sides.map(({ platform }) => platform.close()));
  }
}
