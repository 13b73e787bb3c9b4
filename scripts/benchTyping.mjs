// Measures what the extension itself adds to a suggestion in the real extension host, with a service that answers at once, in a file
// of 10,000 lines. Usage: npm run bench:typing
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { enterNode24 } from './setup/node24.mjs';

/** The longest time for all rounds, in seconds. */
const limit = 300;

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

await ensureHost(hosts.stable);
await ensureBuilt();
const dataFolder = makeTemporaryFolder('bench');
const results = path.join(dataFolder, 'typing.json');
writeFileSync(results, '');
writeUserSettings(dataFolder, {
  ...calmSettings,
  // The list of words would decide what is suggested.
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'panorama.profiles': [{ id: 'own', label: 'Own', baseUrl: 'http://127.0.0.1:9/v1', model: 'any', auth: 'none' }],
  'panorama.profile': 'own',
  'panorama.completion.enabled': 'on',
});
const server = await startServer({
  host: hosts.stable,
  dataFolder,
  runsTests: true,
  env: { PANORAMA_TEST_RESULTS: results },
});
const browser = await launchBrowser();
const suite = inRoot('scripts/run/measureSuggestions.cjs');
const workspace = makeWorkspace({ fixture: 'sample' });
const { reason } = await openSuite(await browser.newPage(), { server, workspace, suite, seconds: limit });
const outcome = await reason;
await browser.close();
await server.stop();

const text = readFileSync(results, 'utf8');
if (text === '') throw new Error(`Nothing was measured: ${outcome}`);
/** @type {Record<'request' | 'item' | 'memory' | 'tasks', number[]>} */
const { request, item, memory, tasks } = JSON.parse(text);
console.log(`Machine: ${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, ${os.type()} ${os.release()}`);
console.log(`VS Code ${hosts.stable.vscode}, Node ${hosts.stable.node}; milliseconds, p50/p95/most`);
console.log(`  question → request ${spread(request)}`);
console.log(`  text → item        ${spread(item)}`);
console.log(`  memory → item      ${spread(memory)}`);
console.log(`  own tasks          ${spread(tasks)} (${tasks.length}, by samples)`);

/** @param {readonly number[]} values */
function spread(values) {
  const sorted = [...values].sort((first, second) => first - second);
  return [0.5, 0.95, 1]
    .map((share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1))
    .join('/');
}
