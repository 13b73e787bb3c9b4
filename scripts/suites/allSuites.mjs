// Lists every suite in the order in which they run, the quick ones first.
import { runNodeSuite } from './nodeSuite.mjs';
import { hosts } from '../setup/hosts.mjs';

/** @typedef {import('./followRun.mjs').Tally} Tally */
/** @typedef {{ grep?: string, window?: string }} SuiteOptions `window`: only the starts of VS Code whose name has this text */
/** @typedef {{ needsBuild: boolean, isLong: boolean, run: (options: SuiteOptions) => Promise<Tally> }} Suite */

/** How often the long run tries each property. */
const longPropertyRuns = '20000';

/** @type {readonly import('./nodeSuite.mjs').NodeSuite[]} */
const shortSuites = [
  { name: 'unit', specs: ['test/unit/**/*.test.ts'], minutes: 3 },
  { name: 'adapter', specs: ['test/adapter/**/*.test.ts'], minutes: 5 },
  { name: 'contract', specs: ['test/contract/**/*.test.ts'], minutes: 3 },
  { name: 'golden', specs: ['test/golden/**/*.test.ts'], minutes: 2 },
  { name: 'media', specs: ['test/media/**/*.test.ts'], minutes: 6, testSeconds: 60 },
  { name: 'faults', specs: ['test/faults/**/*.test.ts'], minutes: 3 },
];

/** @type {import('./nodeSuite.mjs').NodeSuite} */
const interfaceSuite = {
  name: 'ui',
  specs: ['test/ui/**/*.test.ts'],
  fixture: 'test/harness/uiSession.ts',
  minutes: 10,
  testSeconds: 90,
  isDetailed: true,
};

/** @type {readonly import('./nodeSuite.mjs').NodeSuite[]} */
const longSuites = [
  {
    name: 'properties',
    specs: ['test/{unit,adapter,contract,faults}/**/*.test.ts'],
    containing: 'fast-check',
    env: { PROPERTY_RUNS: longPropertyRuns },
    minutes: 25,
    testSeconds: 600,
  },
  {
    name: 'long',
    specs: ['test/long/**/*.test.ts'],
    env: { PROPERTY_RUNS: longPropertyRuns },
    minutes: 20,
    testSeconds: 900,
    isDetailed: true,
  },
];

/** @type {import('./nodeSuite.mjs').NodeSuite} */
const killsSuite = {
  name: 'kills',
  specs: ['test/kills/**/*.test.ts'],
  fixture: 'test/harness/uiSession.ts',
  minutes: 25,
  testSeconds: 1_400,
  isDetailed: true,
};

/**
 * @param {'stable' | 'floor'} id
 * @param {string} name
 * @param {'short' | 'long'} [part] all runs when absent
 * @returns {Suite['run']}
 */
function inEditor(id, name, part) {
  return async (options) => {
    const { runHostSuite } = await import('./hostSuite.mjs');
    return runHostSuite(hosts[id], { name, ...options, ...(part === undefined ? {} : { part }) });
  };
}

/** @type {ReadonlyMap<string, Suite>} */
export const suites = new Map([
  ...shortSuites.map((suite) => entry(suite, { needsBuild: !['unit', 'media'].includes(suite.name), isLong: false })),
  ['host', { needsBuild: true, isLong: false, run: inEditor('stable', 'host', 'short') }],
  entry(interfaceSuite, { needsBuild: false, isLong: false }),
  ...longSuites.map((suite) => entry(suite, { needsBuild: true, isLong: true })),
  entry(killsSuite, { needsBuild: false, isLong: true }),
  ['windows', { needsBuild: true, isLong: true, run: inEditor('stable', 'windows', 'long') }],
  ['floor', { needsBuild: true, isLong: true, run: inEditor('floor', 'floor') }],
]);

/**
 * @param {import('./nodeSuite.mjs').NodeSuite} suite
 * @param {{ needsBuild: boolean, isLong: boolean }} kind
 * @returns {[string, Suite]}
 */
function entry(suite, kind) {
  return [suite.name, { ...kind, run: (options) => runNodeSuite(suite, options) }];
}
