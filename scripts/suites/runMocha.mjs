// Runs mocha specs in plain Node and records every result; started by nodeSuite.mjs as a process of its own.
// Usage: node scripts/suites/runMocha.mjs OPTIONS-AS-JSON
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { describeFailure, recordRun } from '../../test/harness/runEvent.ts';

/**
 * @typedef {object} RunOptions
 * @property {readonly string[]} files specs, absolute paths
 * @property {string} results the file to write events to
 * @property {number} testLimit longest time for one test, in milliseconds
 * @property {string} [grep] only tests whose title matches
 * @property {string} [fixture] a module whose `start` and `stop` surround the whole run, and whose `hooks` each test
 */

/** @type {RunOptions} */
const options = JSON.parse(process.argv[2] ?? '{}');
const mocha = new Mocha({
  ui: 'bdd',
  timeout: options.testLimit,
  forbidOnly: true,
  reporter: Mocha.reporters.Base,
  ...(options.grep === undefined ? {} : { grep: options.grep }),
});
for (const file of options.files) mocha.addFile(path.resolve(file));
const fixture = options.fixture === undefined ? undefined : await import(path.resolve(options.fixture));
if (fixture?.hooks !== undefined) mocha.rootHooks(fixture.hooks);
process.exit((await runAll()) === 0 ? 0 : 1);

/** @returns {Promise<number>} how many failed; what cannot even be started is one failure that says why */
async function runAll() {
  try {
    await mocha.loadFilesAsync();
    await fixture?.start();
    return await new Promise((resolve) => recordRun(mocha.run(resolve), options.results));
  } catch (error) {
    const fail = { kind: 'fail', title: 'the tests could not be started', message: describeFailure(error) };
    appendFileSync(options.results, `${JSON.stringify(fail)}\n${JSON.stringify({ kind: 'end' })}\n`);
    return 1;
  } finally {
    await fixture?.stop();
  }
}
