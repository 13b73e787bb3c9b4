// Bundles each group of host tests (a folder in test/host) to one file that VS Code can load.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { listFiles } from './setup/fingerprint.mjs';
import { inRoot } from './setup/paths.mjs';

const sourceFolder = inRoot('test/host');
const outputFolder = inRoot('out/test/host');

/**
 * The bundle of a group.
 * @param {string} group name of a folder in test/host
 */
export function bundleOf(group) {
  return path.join(outputFolder, `${group}.cjs`);
}

/**
 * Bundles all groups.
 * @returns {Promise<readonly string[]>} the names of the groups that have tests
 */
export async function buildHostTests() {
  rmSync(outputFolder, { recursive: true, force: true });
  const groups = readdirSync(sourceFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, specs: listSpecs(entry.name) }))
    .filter(({ specs }) => specs.length > 0);
  await Promise.all(groups.map(({ name, specs }) => buildGroup(name, specs)));
  return groups.map(({ name }) => name);
}

/** @param {string} group */
function listSpecs(group) {
  return listFiles(path.join(sourceFolder, group)).filter((file) => file.endsWith('.test.ts'));
}

/**
 * The tests are loaded when VS Code asks for them, not before: they define themselves in mocha.
 * @param {string} group
 * @param {readonly string[]} specs absolute paths
 */
async function buildGroup(group, specs) {
  const loads = specs.map((file) => `require(${JSON.stringify(file)});`).join(' ');
  const entry = `import { runHostSpecs } from './test/harness/hostEntry.ts';
    export const run = () => runHostSpecs(() => { ${loads} });`;
  await build({
    stdin: { contents: entry, resolveDir: inRoot(), sourcefile: `${group}.ts`, loader: 'ts' },
    outfile: bundleOf(group),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
