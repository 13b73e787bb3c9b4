// Measures how much of successive prompts the provider's cache can serve, and at what price, beside other ways to lay them out.
// Usage: npm run bench:cache -- --repo DIR [--commits 80] [--skip 0] [--questions 20]
import { parseArgs } from 'node:util';
import { report } from './run/progress.mjs';
import { enterNode24 } from './setup/node24.mjs';

const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    commits: { type: 'string', default: '80' },
    skip: { type: 'string', default: '0' },
    questions: { type: 'string', default: '20' },
  },
});
if (values.repo === undefined) {
  report('Name a repository: npm run bench:cache -- --repo DIR');
  process.exit(2);
}
await enterNode24();
const { runCacheBench } = await import('../test/bench/cache/runCacheBench.ts');
await runCacheBench(
  {
    repository: values.repo,
    commits: Number(values.commits),
    skip: Number(values.skip),
    questions: Number(values.questions),
  },
  console.log,
);
