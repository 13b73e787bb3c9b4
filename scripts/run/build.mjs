// Builds and packages the extension, only when a source changed since the last time.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, listFiles } from '../setup/fingerprint.mjs';
import { hostRoot, inRoot, root } from '../setup/paths.mjs';
import { report } from './progress.mjs';
import { run } from './processes.mjs';

/** What the bundles are made from. */
const sources = [
  'src',
  'media',
  'l10n',
  'esbuild.mjs',
  'scripts/buildOptions.mjs',
  'package.json',
  'package-lock.json',
];

/** What goes into the VSIX beside the bundles. */
const packaged = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'l10n',
  'package.nls.json',
  '.vscodeignore',
  'scripts/package.mjs',
];

const buildRecord = path.join(hostRoot, 'build.json');
const packageRecord = path.join(hostRoot, 'vsix.json');

/** Runs the production build unless its result is there for the same sources. */
export async function ensureBuilt() {
  if (isCurrent(buildRecord, buildKey(), 'dist')) return;
  report('Building (npm run build) …');
  await run('npm', ['run', '--silent', 'build'], { cwd: root, show: true });
  recordBuild();
  report('Built');
}

/** Notes that what is in dist was made from the present sources. */
function recordBuild() {
  writeRecord(buildRecord, buildKey(), 'dist');
}

/**
 * Makes the VSIX unless it is there for the same sources.
 * @returns {Promise<string>} its path
 */
export async function ensurePackaged() {
  const name = packageName();
  const key = buildKey() + fingerprint(packaged.map((entry) => inRoot(entry)));
  if (!isCurrent(packageRecord, key, name)) {
    report('Packaging (npm run package) …');
    await run(process.execPath, [inRoot('scripts/package.mjs')], { cwd: root, show: true });
    writeRecord(packageRecord, key, name);
    recordBuild();
  }
  return inRoot(name);
}

/** The file name of the VSIX, with the version of package.json. */
export function packageName() {
  return `panorama-${readManifest().version}.vsix`;
}

/** @returns {{ version: string, name: string, publisher: string }} the extension's package.json */
function readManifest() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}

function buildKey() {
  return fingerprint(sources.map((entry) => inRoot(entry)));
}

/**
 * @param {string} record
 * @param {string} key
 * @param {string} output file or folder, relative to the root
 */
function isCurrent(record, key, output) {
  if (!existsSync(record)) return false;
  return readFileSync(record, 'utf8') === JSON.stringify({ key, output: describeOutput(output) });
}

/**
 * @param {string} record
 * @param {string} key
 * @param {string} output
 */
function writeRecord(record, key, output) {
  mkdirSync(hostRoot, { recursive: true });
  writeFileSync(record, JSON.stringify({ key, output: describeOutput(output) }));
}

/**
 * Tells whether somebody else has touched the output, without reading it.
 * @param {string} output
 */
function describeOutput(output) {
  return listFiles(inRoot(output)).map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [path.relative(root, file), size, mtimeMs];
  });
}
