import { existsSync } from 'node:fs';
import { parseConfig } from './config.ts';
import { copyDatabase } from './store/copy.ts';

// `npm run backup -- colle-backup.db`: a copy of the database as it is now, also while Colle runs.
if (existsSync('.env')) process.loadEnvFile('.env');
const [to] = process.argv.slice(2);
try {
  if (!to) throw new Error('Say where the copy goes: npm run backup -- colle-backup.db');
  await copyDatabase(parseConfig(process.env).databaseUrl, to);
  process.stdout.write(`${to}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
