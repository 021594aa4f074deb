import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig, settingNames } from '../src/config.ts';

const faults = (env: Record<string, string>) => {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings', () => {
  test('are all optional', () => {
    expect(parseConfig({})).toEqual({
      discord: null,
      slack: null,
      databaseUrl: 'sqlite:data/colle.db',
      contentDir: null,
      host: '127.0.0.1',
      publicUrl: null,
      port: 3000,
      locale: 'fr',
      logLevel: 'info',
    });
  });

  test('count as unset when empty', () => {
    expect(parseConfig({ DISCORD_TOKEN: ' ', PORT: '' }).port).toBe(3000);
  });

  test('open Slack by a socket or by signed requests', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(parseConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack?.transport).toEqual({
      kind: 'socket',
      appToken: 'xapp-1',
    });
    expect(parseConfig({ ...bot, SLACK_SIGNING_SECRET: 'abc' }).slack?.transport).toEqual({
      kind: 'http',
      signingSecret: 'abc',
    });
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is set alone'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN'],
    [{ SLACK_SIGNING_SECRET: 'abc' }, 'SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'abc' }, 'keep one'],
    [{ SLACK_BOT_TOKEN: 'hello', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN must start with xoxb-'],
    [{ DISCORD_API_URL: 'discord' }, 'DISCORD_API_URL is not a web address'],
    [{ SLACK_API_URL: 'ftp://x' }, 'SLACK_API_URL is not a web address'],
    [{ PORT: '70000' }, 'PORT must be a whole number'],
    [{ PORT: 'abc' }, 'PORT must be a whole number'],
    [{ LOCALE: 'de' }, 'LOCALE must be one of fr, en'],
    [{ LOG_LEVEL: 'inof' }, 'LOG_LEVEL must be one of'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like sqlite:data/colle.db'],
    [{ DISCORD_TOKN: 'x' }, 'DISCORD_TOKN is not a setting of Colle'],
  ])('refuse %o in one line that names the variable', (env, said) => {
    const message = faults(env as unknown as Record<string, string>);
    expect(message).toContain(said);
    expect(message.split('\n')).toHaveLength(1);
  });

  test('say every fault at once, one line each, and repeat no secret', () => {
    const message = faults({ PORT: 'x', LOCALE: 'y', SLACK_BOT_TOKEN: 'very-secret-value' });
    expect(message.split('\n')).toHaveLength(3);
    expect(message).not.toContain('very-secret-value');
  });

  test('are those that .env.example explains, in the same order', async () => {
    const example = await readFile('.env.example', 'utf8');
    const explained = [...example.matchAll(/^#?\s*([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(explained).toEqual(settingNames);
  });
});
