// Runs the host tests in a desktop VS Code, which @vscode/test-electron downloads.
// Usage: npm run test:electron
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { report } from './run/progress.mjs';
import { enterNode24 } from './setup/node24.mjs';

await enterNode24();
const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
const { calmSettings } = await import('../test/harness/editorSettings.ts');
const { makeWorkspace } = await import('../test/harness/workspaceCopy.ts');
const { buildHostTests, bundleOf } = await import('./buildTests.mjs');
const { ensureBuilt } = await import('./run/build.mjs');
const { childEnvironment } = await import('./run/processes.mjs');
const { writeUserSettings } = await import('./run/server.mjs');
const { makeTemporaryFolder } = await import('./run/temporaryFolder.mjs');
const { hosts } = await import('./setup/hosts.mjs');
const { hostRoot, root } = await import('./setup/paths.mjs');
const { followRun } = await import('./suites/followRun.mjs');
const { listRuns } = await import('./suites/hostSuite.mjs');

/** @typedef {import('./suites/hostSuite.mjs').HostRun} HostRun */

const executable = await download(hosts.stable.vscode);
await ensureBuilt();
const groups = await buildHostTests();
const total = { passed: 0, failed: 0, skipped: 0 };
for (const run of await listRuns(groups)) {
  const tally = await runOnce(executable, run);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += tally[key];
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 && total.skipped === 0 ? 0 : 1);

/**
 * @param {string} version
 * @returns {Promise<string>} the program; without it this script ends here
 */
async function download(version) {
  try {
    mkdirSync(hostRoot, { recursive: true });
    return await downloadAndUnzipVSCode({
      version,
      cachePath: path.join(hostRoot, 'desktop'),
      reporter: { report: () => undefined, error: () => undefined },
    });
  } catch (error) {
    console.error(
      `VS Code ${version} for the desktop cannot be downloaded here, so these tests were not run: ${firstLine(error)}`,
    );
    process.exit(1);
  }
}

/**
 * @param {string} executable
 * @param {HostRun} run
 */
async function runOnce(executable, run) {
  const folder = makeTemporaryFolder('desktop');
  const results = path.join(folder, 'results.jsonl');
  const workspace = run.workspace === undefined ? undefined : makeWorkspace(run.workspace);
  writeUserSettings(folder, { ...calmSettings, ...run.settings });
  const follower = followRun(results, { name: `electron ${run.name}`, isDetailed: true });
  const opened = workspace === undefined ? [] : [run.open === undefined ? workspace : path.join(workspace, run.open)];
  const reason = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: bundleOf(run.group),
    launchArgs: [
      ...opened,
      `--user-data-dir=${path.join(folder, 'data')}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
      '--disable-gpu',
      ...(run.isRestricted === true ? [] : ['--disable-workspace-trust']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    extensionTestsEnv: childEnvironment({
      PANORAMA_TEST_RESULTS: results,
      PANORAMA_TEST_WORKSPACE: workspace,
      ...(run.isRestricted === true ? { PANORAMA_TEST_RESTRICTED: '1' } : {}),
      ...run.env,
    }),
  }).then((code) => `VS Code ended it with ${code}`, firstLine);
  const tally = follower.finish(reason);
  report(`electron ${run.name}: ${tally.passed} passed, ${tally.failed} failed`);
  return tally;
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
