// Makes a new passphrase for teachers on the page, in place of the one before: `npm run passphrase`.
import { existsSync } from 'node:fs';
import { makePassphrase } from './adapters/web/passphrase.ts';
import { parseConfig } from './config.ts';
import { systemClock, systemRandom } from './live/system.ts';
import { startWords } from './locales/start.ts';
import { openStore } from './store/store.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { databaseUrl, locale } = parseConfig(process.env);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const store = await openStore({ url: databaseUrl, timeZone, locale, clock: systemClock });
  const phrase = await makePassphrase(store.secrets, systemRandom);
  await store.close();
  process.stdout.write(`${startWords.passphrase(locale, { phrase })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
