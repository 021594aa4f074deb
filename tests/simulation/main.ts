import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

// npm run simulate -- --seeds 1000 [--from 1], or --seed 42 to tell one story again.
const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
});
const first = Number(values.seed ?? values.from ?? 1);
const count = values.seed ? 1 : Number(values.seeds ?? 200);
if (!Number.isInteger(first) || !Number.isInteger(count) || count < 1) {
  process.stderr.write('--seeds, --from and --seed take whole numbers\n');
  process.exit(2);
}

const began = performance.now();
let clicks = 0;
let failed = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const run = await simulate(seed);
  clicks += run.clicks;
  if (run.faults.length === 0) continue;
  failed += 1;
  process.stdout.write(`seed ${seed}:\n${run.faults.map((fault) => `  ${fault}\n`).join('')}`);
}
const seconds = ((performance.now() - began) / 1_000).toFixed(1);
process.stdout.write(`${count} worlds, ${clicks} answers, ${failed} with a fault, ${seconds} s\n`);
process.exit(failed > 0 ? 1 : 0);
