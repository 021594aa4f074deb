// Measures Colle against baselines, in turn, and prints the tables of README.md: `npm run bench`, or some rows alone
// (`npm run bench -- discord ledger`), with `--rounds N` (5).
import { parseArgs } from 'node:util';
import { answersHead } from './answers/answers.ts';
import { discordAnswers, pageAnswers, slackAnswers } from './answers/doors.ts';
import { define, defineHead } from './define.ts';
import { growth, growthHead } from './growth.ts';
import { ledger, ledgerHead } from './ledger.ts';
import { pictures, picturesHead } from './pictures.ts';
import { manyQuizzes, quizzesHead } from './quizzes.ts';
import { standings, standingsHead } from './standings.ts';
import { start, startHead } from './start.ts';
import { table } from './stats.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);

/** What can be measured, by the name to ask for it: a table's head and its rows. */
const measures: Readonly<Record<string, readonly [head: readonly string[], rows: () => Promise<readonly string[][]>]>> =
  {
    discord: [answersHead, () => discordAnswers(rounds)],
    'slack-sockets': [answersHead, () => slackAnswers('socket', rounds)],
    'slack-requests': [answersHead, () => slackAnswers('http', rounds)],
    page: [answersHead, () => pageAnswers(rounds)],
    ledger: [ledgerHead, () => ledger(rounds)],
    growth: [growthHead, () => growth(rounds)],
    standings: [standingsHead, () => standings(rounds)],
    define: [defineHead, () => define(rounds)],
    quizzes: [quizzesHead, () => manyQuizzes(rounds)],
    start: [startHead, () => start(rounds)],
    pictures: [picturesHead, () => pictures(rounds)],
  };

for (const name of positionals.length > 0 ? positionals : Object.keys(measures)) {
  const measure = measures[name];
  if (!measure) throw new Error(`there is no measure “${name}”: ${Object.keys(measures).join(', ')}`);
  const [head, rows] = measure;
  process.stdout.write(`\n## ${name}\n\n${table(head, await rows())}\n`);
}
process.exit(0);
