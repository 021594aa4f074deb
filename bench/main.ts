// Measures Colle against baselines, in turn, and prints the tables of README.md: `npm run bench`, or some rows alone
// (`npm run bench -- discord ledger`), with `--rounds N` (5).
import { parseArgs } from 'node:util';
import { answersHead } from './answers/answers.ts';
import { discordAnswers } from './answers/discord.ts';
import { table } from './stats.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
void positionals;
console.log(table(answersHead, await discordAnswers(rounds)));
