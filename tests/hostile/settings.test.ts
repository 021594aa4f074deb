import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError, parseConfig, settingNames } from '../../src/config.ts';
import { cases, hostileText, numberText, shortText } from './texts.ts';

const secretNames = ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
const plausible = fc.constantFrom(
  'xoxb-1-a',
  'xapp-1-a',
  'xoxb-',
  'https://example.org/api/',
  'ftp://example.org',
  'http://',
  'sqlite:data/a.db',
  'sqlite:',
  'sqlite::memory:',
  'mysql://x',
  '0',
  '3000',
  '65535',
  '65536',
  'localhost',
  '::1',
  '0.0.0.0',
  'fr',
  'en',
  'de',
  'silent',
  'info',
  'loud',
  ' ',
  'true',
  'null',
);
const value = fc.oneof(
  { weight: 3, arbitrary: plausible },
  numberText,
  shortText,
  hostileText,
  shortText.map((text) => `xoxb-${text}`),
  shortText.map((text) => `https://example.org/${text}`),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...settingNames) },
  { weight: 1, arbitrary: fc.constantFrom('DISCORD_TOKN', 'SLACK_', 'PATH', 'toString', '__proto__', 'HOSTS') },
);
const environment = fc.array(fc.tuple(name, value), { maxLength: 8 }).map((pairs) => Object.fromEntries(pairs));

test('an environment, whatever it holds, is read, or refused in lines that name variables and repeat no secret', () => {
  let read = 0;
  fc.assert(
    fc.property(environment, (env) => {
      let config: ReturnType<typeof parseConfig>;
      try {
        config = parseConfig(env);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        for (const line of error.message.split('\n')) expect(line).toMatch(/^(?:[A-Z_]+)\b.* \S/);
        for (const line of error.message.split('\n')) expect(Object.keys(env)).toContain(/^[A-Z_]+/.exec(line)?.[0]);
        for (const secret of secretNames) {
          const told = env[secret]?.trim() ?? '';
          if (told.length > 8) expect(error.message).not.toContain(told);
        }
        return;
      }
      read += 1;
      expect(config.port).toBeGreaterThanOrEqual(0);
      expect(config.port).toBeLessThanOrEqual(65_535);
      expect(['fr', 'en']).toContain(config.locale);
      expect(config.databaseUrl).toMatch(/^sqlite:./);
      for (const door of [config.discord, config.slack])
        if (door?.apiUrl) expect(URL.parse(door.apiUrl)?.protocol).toMatch(/^https?:$/);
      if (config.slack) expect(Object.values(config.slack.transport).every((part) => part !== '')).toBe(true);
    }),
    cases,
  );
  expect(read).toBeGreaterThan(500);
}, 60_000);
