// Runs the suites that need no editor in their own process: mocha in plain Node.
import { mkdirSync, readFileSync, rmSync, globSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, endOwned, spawnOwned } from '../run/processes.mjs';
import { inRoot, resultsRoot, root } from '../setup/paths.mjs';
import { followRun } from './followRun.mjs';

/**
 * @typedef {object} NodeSuite
 * @property {string} name
 * @property {readonly string[]} specs glob patterns, relative to the root
 * @property {string} [containing] only specs whose text has this
 * @property {number} minutes longest time for the whole suite
 * @property {number} [testSeconds] longest time for one test
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [fixture] a module that surrounds the run, relative to the root
 * @property {boolean} [isDetailed] whether each test gets a line
 */

/**
 * @param {NodeSuite} suite
 * @param {{ grep?: string }} options
 * @returns {Promise<import('./followRun.mjs').Tally>}
 */
export async function runNodeSuite(suite, options) {
  const results = path.join(resultsRoot, `${suite.name}.jsonl`);
  mkdirSync(resultsRoot, { recursive: true });
  rmSync(results, { force: true });
  const settings = {
    files: listSpecs(suite),
    results,
    testLimit: (suite.testSeconds ?? 10) * 1000,
    grep: options.grep,
    fixture: suite.fixture,
  };
  const child = spawnOwned(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inRoot('scripts/suites/runMocha.mjs'), JSON.stringify(settings)],
    {
      cwd: root,
      env: childEnvironment(suite.env),
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const follower = followRun(results, { name: suite.name, isDetailed: suite.isDetailed === true });
  const reason = await waitForEnd(child, suite.minutes);
  return follower.finish(reason);
}

/** @param {NodeSuite} suite */
function listSpecs(suite) {
  const files = globSync([...suite.specs], { cwd: root })
    .sort()
    .map((file) => inRoot(file));
  const { containing } = suite;
  return containing === undefined ? files : files.filter((file) => readFileSync(file, 'utf8').includes(containing));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} minutes
 * @returns {Promise<string>} how it ended, in words
 */
function waitForEnd(child, minutes) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(`it took longer than ${minutes} minutes`);
      void endOwned(child);
    }, minutes * 60_000);
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(`its process ended with ${code ?? signal}`);
    });
  });
}
