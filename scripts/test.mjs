// Runs the suites and ends with one line: how many tests passed and failed.
// Usage: node scripts/test.mjs [SUITE …] [--long] [--grep TEXT] [--window TEXT] [--accept]
import { parseArgs } from 'node:util';
import { report } from './run/progress.mjs';
import { enterNode24 } from './setup/node24.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean' },
    grep: { type: 'string' },
    window: { type: 'string' },
    accept: { type: 'boolean' },
  },
});

await enterNode24().catch((error) => {
  report(`The packages could not be installed: ${error instanceof Error ? error.message : error}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
const { suites } = await import('./suites/allSuites.mjs');
const { ensureBuilt } = await import('./run/build.mjs');

/** Tells golden tests to write what they would compare. */
if (values.accept === true) process.env.GOLDEN_ACCEPT = '1';

const total = { passed: 0, failed: 0, skipped: 0 };
const chosen = chooseSuites();
const inEditor = chosen.filter((name) => ['host', 'ui', 'windows', 'floor'].includes(name));
const besides = chosen.filter((name) => name === 'media');
const inNode = chosen.filter((name) => !inEditor.includes(name) && !besides.includes(name));
// The panel in a browser waits more than it works, so it shares the time of the suites in plain Node. An editor gets the machine alone.
await Promise.all([runInTurn(inNode), runInTurn(besides)]);
await runInTurn(inEditor);
console.log(describe(total));
process.exit(total.failed === 0 && total.skipped === 0 ? 0 : 1);

/**
 * Runs suites one after another and adds up what they tell.
 * @param {readonly string[]} names
 */
async function runInTurn(names) {
  for (const name of names) {
    const startedAt = Date.now();
    const tally = await runSuite(name);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += tally[key];
    report(`${name}: ${describe(tally)} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

/** The suites named on the command line, or all of the short or the long run. */
function chooseSuites() {
  if (positionals.length > 0) return positionals;
  return [...suites].filter(([, suite]) => suite.isLong === (values.long === true)).map(([name]) => name);
}

/**
 * Runs one suite. One that cannot run counts as one failure, with the reason on a line.
 * @param {string} name
 * @returns {Promise<import('./suites/followRun.mjs').Tally>}
 */
async function runSuite(name) {
  try {
    const suite = suites.get(name);
    if (suite === undefined) throw new Error(`there is no such suite; there are ${[...suites.keys()].join(', ')}`);
    if (suite.needsBuild) await ensureBuilt();
    const { grep, window } = values;
    return await suite.run({ ...(grep === undefined ? {} : { grep }), ...(window === undefined ? {} : { window }) });
  } catch (error) {
    report(`${name}: cannot run: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {import('./suites/followRun.mjs').Tally} tally */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
