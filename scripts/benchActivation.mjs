// Measures how long the extension takes to start, in ten real starts of VS Code, and prints the median.
// Usage: npm run bench:activation
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { report } from './run/progress.mjs';
import { enterNode24 } from './setup/node24.mjs';

/** How many starts are measured, after one that fills the caches. */
const starts = 10;

await enterNode24();
const { launchBrowser } = await import('../test/harness/browser.ts');
const { openSuite } = await import('../test/harness/suitePage.ts');
const { calmSettings } = await import('../test/harness/editorSettings.ts');
const { makeWorkspace } = await import('../test/harness/workspaceCopy.ts');
const { ensureBuilt } = await import('./run/build.mjs');
const { startServer, writeUserSettings } = await import('./run/server.mjs');
const { makeTemporaryFolder } = await import('./run/temporaryFolder.mjs');
const { hosts } = await import('./setup/hosts.mjs');
const { ensureHost } = await import('./setup/installHost.mjs');
const { inRoot } = await import('./setup/paths.mjs');

const host = hosts.stable;
await ensureHost(host);
await ensureBuilt();
const dataFolder = makeTemporaryFolder('bench');
const workspace = makeWorkspace({ fixture: 'sample' });
const results = path.join(dataFolder, 'activation.json');
writeUserSettings(dataFolder, calmSettings);
const server = await startServer({ host, dataFolder, runsTests: true, env: { PANORAMA_TEST_RESULTS: results } });
const browser = await launchBrowser();

/** @type {{ loadMs: number, activateMs: number }[]} */
const measured = [];
for (let start = 0; start <= starts; start += 1) {
  const one = await measureOnce();
  report(
    `${start === 0 ? 'warm-up' : `start ${start}`}: load ${one.loadMs.toFixed(1)} ms, activate ${one.activateMs.toFixed(1)} ms`,
  );
  if (start > 0) measured.push(one);
}
await browser.close();
await server.stop();

const load = median(measured.map(({ loadMs }) => loadMs));
const activate = median(measured.map(({ activateMs }) => activateMs));
console.log(`Machine: ${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, ${os.type()} ${os.release()}`);
console.log(`VS Code ${host.vscode}, Node ${host.node}`);
console.log(
  `Median of ${starts} starts: bundle loaded in ${load.toFixed(1)} ms, activated in ${activate.toFixed(1)} ms, together ${(load + activate).toFixed(1)} ms`,
);

/** Opens a window of its own, so that the extension host is a process of its own. */
async function measureOnce() {
  writeFileSync(results, '');
  const context = await browser.newContext();
  const { reason } = await openSuite(await context.newPage(), {
    server,
    workspace,
    suite: inRoot('scripts/run/readActivation.cjs'),
    seconds: 60,
  });
  const outcome = await reason;
  await context.close();
  const text = readFileSync(results, 'utf8');
  if (text === '') throw new Error(`The extension told no time: ${outcome}`);
  return JSON.parse(text);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
