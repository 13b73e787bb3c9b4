// Measures how edit answers are applied that models have spoilt, beside plain search and the package `diff`.
// Usage: npm run bench:edits -- [--files judged|tuned] [--rounds 4] [--verbose]
import { parseArgs } from 'node:util';
import { enterNode24 } from './setup/node24.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'judged' },
    rounds: { type: 'string', default: '4' },
    verbose: { type: 'boolean', default: false },
  },
});
await enterNode24();
const { runEditsBench } = await import('../test/bench/edits/runEditsBench.ts');
await runEditsBench(
  {
    choice: values.files === 'tuned' ? 'tuned' : 'judged',
    rounds: Number(values.rounds),
    isVerbose: values.verbose,
  },
  console.log,
);
