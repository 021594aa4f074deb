import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { startColle } from './colle.ts';
import type { Config } from './config.ts';
import { ConfigError, parseConfig } from './config.ts';
import { systemClock, systemRandom } from './live/system.ts';
import { startWords } from './locales/start.ts';
import { openLog } from './log.ts';

const longestStopMs = 8_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Ends with one readable message a fault, and no stack. */
function giveUp(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) giveUp(error.message);
    throw error;
  }
}

const config = readConfig();
const secrets = [
  config.discord?.token,
  config.slack?.botToken,
  ...Object.values(config.slack?.transport ?? {}).slice(1),
];
const log = openLog(
  config.logLevel,
  secrets.filter((one) => one !== undefined),
);
process.on('unhandledRejection', (error) => log.error('a fault nobody waited for', { error }));

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const colle = await startColle(config, { clock: systemClock, random: systemRandom, log, timeZone }).catch(
  (error: unknown) => {
    log.debug('the start failed', { error });
    giveUp(error instanceof Error ? error.message : String(error));
  },
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    say(startWords.stopping(config.locale));
    setTimeout(() => process.exit(1), longestStopMs).unref();
    colle.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('the stop failed', { error });
        process.exit(1);
      },
    );
  });
}

say(startWords.page(config.locale, { address: colle.address }));
if (colle.passphrase) say(startWords.passphrase(config.locale, { phrase: colle.passphrase }));
for (const [platform, name] of [
  ['discord', 'Discord'],
  ['slack', 'Slack'],
] as const) {
  const problem = colle.doors.get(platform);
  if (problem === undefined) say(startWords.closed[platform](config.locale));
  else if (problem === null) say(startWords.open(config.locale, { name }));
  else say(startWords.trying(config.locale, { name, problem: problem.message }));
}
// A process that is killed leaves it behind all the same.
flushCompileCache();
