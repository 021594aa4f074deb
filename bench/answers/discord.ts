import { resolve } from 'node:path';
import { Subject } from '../subject.ts';
import { compare } from './answers.ts';
import { DiscordPlatform } from './discord-platform.ts';

const CONTENT_DIR = resolve(import.meta.dirname, '../content');

/** Answers on Discord, against a bare discord.js client that only acknowledges. */
export async function discordAnswers(rounds: number): Promise<readonly string[][]> {
  const platform = await DiscordPlatform.open();
  const subject = await Subject.start('src/main.ts', /Slack\s?:/, { ...platform.env, CONTENT_DIR });
  await platform.connected();
  const ours = { platform, subject, press: await platform.question() };
  const barePlatform = await DiscordPlatform.open();
  const bareSubject = await Subject.start('bench/answers/bare-discord.ts', /ready/, barePlatform.env);
  const bare = { platform: barePlatform, subject: bareSubject, press: ours.press };
  try {
    return await compare('Discord', ours, bare, rounds);
  } finally {
    await Promise.all([subject.end(), bareSubject.end()]);
    await Promise.all([platform.close(), barePlatform.close()]);
  }
}
