// Measures when suggestions are asked for and what is reused, beside the policies of other extensions, in virtual time.
// Usage: npm run bench:completion -- [--files judged|tuned] [--stretches 6] [--cadences 40,80,120] [--misses 0.2,0.4,0.6] [--latencies 0.5,1,2] [--missing word|rest] [--only Panorama,Cody]
import { parseArgs } from 'node:util';
import { enterNode24 } from './setup/node24.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'judged' },
    stretches: { type: 'string', default: '6' },
    cadences: { type: 'string', default: '40,80,120' },
    misses: { type: 'string', default: '0.2,0.4,0.6' },
    latencies: { type: 'string', default: '0.5,1,2' },
    missing: { type: 'string', default: 'word' },
    only: { type: 'string', default: '' },
  },
});
const numbers = (text) => text.split(',').map(Number);
await enterNode24();
const { runCompletionBench } = await import('../test/bench/completion/runCompletionBench.ts');
await runCompletionBench(
  {
    choice: values.files === 'tuned' ? 'tuned' : 'judged',
    perLanguage: Number(values.stretches),
    cadences: numbers(values.cadences),
    nearMisses: numbers(values.misses),
    slownesses: numbers(values.latencies),
    missing: values.missing === 'rest' ? 'rest' : 'word',
    only: values.only === '' ? [] : values.only.split(','),
  },
  console.log,
);
