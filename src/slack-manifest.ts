import { parseArgs } from 'node:util';
import { commands } from '../commands/index.ts';
import { manifestOf } from './adapters/slack/manifest.ts';

// `npm run slack:manifest -- [--direct] [--url https://colle.example.org/slack/events]`
const { values } = parseArgs({ options: { direct: { type: 'boolean', default: false }, url: { type: 'string' } } });
process.stdout.write(
  `${JSON.stringify(manifestOf(commands, { direct: values.direct, url: values.url ?? null }), null, 2)}\n`,
);
