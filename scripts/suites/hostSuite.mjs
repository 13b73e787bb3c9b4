// Runs the host tests inside the extension host of a real VS Code, one fresh server for each run.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../test/harness/browser.ts';
import { calmSettings } from '../../test/harness/editorSettings.ts';
import { openSuite } from '../../test/harness/suitePage.ts';
import { FaultServer } from '../../test/fakes/server.ts';
import { serviceEnvironment } from '../../test/harness/serviceEnvironment.ts';
import { makeWorkspace } from '../../test/harness/workspaceCopy.ts';
import { buildHostTests, bundleOf } from '../buildTests.mjs';
import { report } from '../run/progress.mjs';
import { startServer, writeUserSettings } from '../run/server.mjs';
import { makeTemporaryFolder, removeTemporaryFolder } from '../run/temporaryFolder.mjs';
import { ensureHost } from '../setup/installHost.mjs';
import { inRoot, resultsRoot, root } from '../setup/paths.mjs';
import { followRun } from './followRun.mjs';

/** @typedef {import('../setup/hosts.mjs').Host} Host */
/** @typedef {import('./followRun.mjs').Tally} Tally */

/**
 * One start of VS Code with one group of tests.
 * @typedef {object} HostRun
 * @property {string} name
 * @property {string} group a folder of test/host
 * @property {import('../../test/harness/workspaceCopy.ts').WorkspaceRecipe} [workspace] none: no folder is open
 * @property {string} [open] a `.code-workspace` file in it that is opened in place of the folder
 * @property {boolean} [isRestricted] whether the workspace opens untrusted
 * @property {Record<string, unknown>} [settings] of the user
 * @property {Record<string, string>} [env] reaches the extension host
 * @property {Readonly<Record<string, string>>} [extensions] files of other extensions that are installed: path → text
 * @property {boolean} [isTrap] whether nobody is to ask the scripted service, whose address stands for `{trap}`: a connection fails the run
 * @property {number} [seconds] longest time for the whole run
 * @property {boolean} [isLong] whether it is left to the long run: the same tests in one more kind of window
 * @property {boolean} [stableOnly] for what the floor version of VS Code does not have
 */

/** The longest time for a run that names none, in seconds. */
const usualLimit = 120;

/**
 * @param {Host} host
 * @param {{ name: string, grep?: string, window?: string, part?: 'short' | 'long' }} options all runs without `part` and `window`
 * @returns {Promise<Tally>}
 */
export async function runHostSuite(host, { name, grep, window = '', part }) {
  await ensureHost(host);
  const groups = await buildHostTests();
  const runs = (await listRuns(groups)).filter(
    (run) =>
      run.name.includes(window) &&
      !(run.stableOnly === true && host.id === 'floor') &&
      (part === undefined || (run.isLong === true) === (part === 'long')),
  );
  report(`${name}: VS Code ${host.vscode}, ${runs.length} runs`);
  const browser = await launchBrowser();
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const run of runs) {
      const tally = await runOnce({ host, browser, run, name, grep }).catch((error) => {
        report(`${name} ${run.name}: cannot run: ${error instanceof Error ? error.message : error}`);
        return { passed: 0, failed: 1, skipped: 0 };
      });
      for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += tally[key];
    }
  } finally {
    await browser.close();
  }
  return total;
}

/**
 * The starts that test/host/runs.mjs describes; a group that it does not name runs once, on the sample.
 * @param {readonly string[]} groups that have tests
 * @returns {Promise<readonly HostRun[]>}
 */
export async function listRuns(groups) {
  const file = inRoot('test/host/runs.mjs');
  /** @type {{ runs: readonly HostRun[] }} */
  const { runs } = await import(pathToFileURL(file).href);
  const unnamed = groups.filter((group) => !runs.some((run) => run.group === group));
  return [
    ...runs.filter((run) => groups.includes(run.group)),
    ...unnamed.map((group) => ({ name: group, group, workspace: { fixture: 'sample' } })),
  ];
}

/** @typedef {{ host: Host, browser: import('playwright-core').Browser, run: HostRun, name: string, grep?: string | undefined }} RunSetting */

/**
 * Runs a group. A window whose extension host has not come up, so that no test has begun, is opened once more: that is
 * between VS Code and a busy machine. A second time it counts.
 * @param {RunSetting} setting
 * @returns {Promise<Tally>}
 */
async function runOnce(setting) {
  return (await tryRun(setting, false)) ?? (await tryRun(setting, true)) ?? { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {RunSetting} setting
 * @param {boolean} isLast whether a run that has not begun counts as a failure
 * @returns {Promise<Tally | undefined>} undefined when no test has begun
 */
async function tryRun({ host, browser, run, name, grep }, isLast) {
  const folder = makeTemporaryFolder('host');
  const results = path.join(folder, 'results.jsonl');
  const service = await FaultServer.start();
  const workspace = run.workspace === undefined ? undefined : makeWorkspace(withTrap(run.workspace, service));
  writeUserSettings(folder, { ...calmSettings, ...run.settings });
  writeFiles(path.join(folder, 'extensions'), run.extensions ?? {});
  const follower = followRun(results, { name: `${name} ${run.name}`, isDetailed: true });
  const server = await startServer({
    host,
    dataFolder: folder,
    runsTests: true,
    asksTrust: run.isRestricted === true,
    env: {
      PANORAMA_TEST_RESULTS: results,
      PANORAMA_TEST_WORKSPACE: workspace,
      ...serviceEnvironment(service),
      ...(grep === undefined ? {} : { PANORAMA_TEST_GREP: grep }),
      ...(run.isRestricted === true ? { PANORAMA_TEST_RESTRICTED: '1' } : {}),
      ...withTrap(run.env ?? {}, service),
    },
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const { reason } = await openSuite(page, {
      server,
      workspace,
      suite: bundleOf(run.group),
      open: run.open,
      seconds: run.seconds ?? usualLimit,
    });
    const ended = await reason;
    const isTrapped = run.isTrap === true && service.connections > 0;
    if (!follower.hasBegun() && !isLast && !isTrapped) {
      follower.abandon();
      report(`${name} ${run.name}: no test has begun (${ended}); the window is opened once more`);
      return undefined;
    }
    const tally = withTrapped(follower.finish(ended), run, service);
    if (tally.failed > 0) keepLogs(folder, `${name}-${run.name}`);
    return tally;
  } finally {
    await context.close();
    await server.stop();
    await service.stop();
    removeTemporaryFolder(folder);
    if (workspace !== undefined) removeTemporaryFolder(path.dirname(workspace));
  }
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} files path → text
 */
function writeFiles(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * The same with the address of the trap in place of its name.
 * @template T
 * @param {T} value
 * @param {FaultServer} service
 * @returns {T}
 */
function withTrap(value, service) {
  return JSON.parse(JSON.stringify(value).replaceAll('{trap}', service.origin));
}

/**
 * Counts what the trap saw as one more test.
 * @param {Tally} tally
 * @param {HostRun} run
 * @param {FaultServer} service
 * @returns {Tally}
 */
function withTrapped(tally, run, service) {
  if (run.isTrap !== true) return tally;
  if (service.connections === 0) return { ...tally, passed: tally.passed + 1 };
  const asked = service.requests.map(({ method, path: address }) => `${method} ${address}`);
  report(`host ${run.name}:   ✗ the trap was reached ${service.connections} times: ${asked.join(', ')}`);
  return { ...tally, failed: tally.failed + 1 };
}

/**
 * Keeps what VS Code logged, for the reader of a failure.
 * @param {string} folder the server's data
 * @param {string} name
 */
function keepLogs(folder, name) {
  const logs = path.join(folder, 'data/logs');
  const kept = path.join(resultsRoot, 'logs', name.replaceAll(/[^\w-]+/g, '-'));
  mkdirSync(path.dirname(kept), { recursive: true });
  if (existsSync(logs)) cpSync(logs, kept, { recursive: true });
  report(`VS Code's logs are in ${path.relative(root, kept)}`);
}
