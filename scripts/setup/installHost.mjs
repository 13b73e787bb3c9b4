// Installs a real VS Code server from the npm registry alone, without a compiler.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { report } from '../run/progress.mjs';
import { run, runNpm } from '../run/processes.mjs';
import { fingerprint } from './fingerprint.mjs';
import { nodePackage, serverNode } from './hosts.mjs';
import { inRoot, hostRoot } from './paths.mjs';
import { refuseProposals } from './strictProposals.mjs';

/** @typedef {import('./hosts.mjs').Host} Host */

/** Written last into a complete installation; holds the hash of the recipe that made it. */
const markerName = 'installed.json';

/**
 * Installs a host unless the same recipe has already made it. An interrupted earlier run leaves
 * nothing behind: all is made under another name and renamed at the end.
 * @param {Host} host
 */
export async function ensureHost(host) {
  const recipe = hashRecipe(host);
  if (readMarker(host.folder) === recipe) return;
  report(`Installing VS Code ${host.vscode} (server) …`);
  mkdirSync(hostRoot, { recursive: true });
  removeLeftovers(host);
  const partial = `${host.folder}.partial-${process.pid}`;
  await Promise.all([installServer(host, path.join(partial, 'vscode')), installNode(host, path.join(partial, 'node'))]);
  writeFileSync(path.join(partial, markerName), `${JSON.stringify({ vscode: host.vscode, recipe })}\n`);
  rmSync(host.folder, { recursive: true, force: true });
  renameSync(partial, host.folder);
  report(`VS Code ${host.vscode} installed`);
}

/**
 * @param {Host} host
 * @param {string} folder
 */
async function installServer(host, folder) {
  await unpackServer(host, folder);
  rmSync(path.join(folder, 'npm-shrinkwrap.json'), { force: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(host.pins, file), path.join(folder, file));
  await runNpm(['ci', '--omit=dev'], folder);
  await installTypescript(host, path.join(folder, 'extensions'));
  placeStandIns(host, folder);
  placeSearch(folder);
  refuseProposals(folder, host.forcesProposals);
}

/**
 * @param {Host} host
 * @param {string} folder
 * @throws {Error} when the package is not the one that was pinned
 */
async function unpackServer(host, folder) {
  mkdirSync(folder, { recursive: true });
  const parent = path.dirname(folder);
  const answer = await runNpm(
    ['pack', `code-server@${host.codeServer}`, '--json', '--pack-destination', parent],
    parent,
  );
  // npm 12 answers with an object by name, earlier versions with a list.
  const [packed] = Object.values(JSON.parse(answer));
  if (packed.integrity !== host.integrity)
    throw new Error(`code-server@${host.codeServer} is not the package that was pinned`);
  const archive = path.join(parent, packed.filename);
  await run('tar', ['xzf', archive, '-C', folder, '--strip-components=3', 'package/lib/vscode']);
  rmSync(archive);
}

/**
 * The built-in TypeScript extension looks for its compiler beside itself.
 * @param {Host} host
 * @param {string} extensions
 */
async function installTypescript(host, extensions) {
  await runNpm(
    ['install', '--omit=dev', '--no-save', '--no-package-lock', `typescript@${host.typescript}`],
    extensions,
  );
  await run(process.execPath, ['postinstall.mjs'], { cwd: extensions });
}

/**
 * Replaces the native modules that would need a compiler.
 * @param {Host} host
 * @param {string} folder
 */
function placeStandIns(host, folder) {
  for (const [target, source] of Object.entries(host.standIns)) {
    const file = path.join(folder, target);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(inRoot('scripts/hostStandIns', source), file);
    const manifest = path.join(path.dirname(file), 'package.json');
    if (!existsSync(manifest)) writeFileSync(manifest, '{"name":"stand-in","version":"1.0.0","main":"index.js"}\n');
  }
}

/**
 * Old builds expect a search binary that an install script downloads; the universal package
 * carries the same binary inside.
 * @param {string} folder
 */
function placeSearch(folder) {
  const old = path.join(folder, 'node_modules/@vscode/ripgrep');
  if (!existsSync(old)) return;
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  mkdirSync(path.join(old, 'bin'), { recursive: true });
  copyFileSync(
    path.join(folder, 'node_modules/@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`, binary),
    path.join(old, 'bin', binary),
  );
}

/**
 * Installs a Node of its own only for a host that cannot run on the repository's.
 * @param {Host} host
 * @param {string} folder
 */
async function installNode(host, folder) {
  if (!serverNode(host).startsWith(host.folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  await runNpm(['install', '--no-save', '--no-package-lock', `${nodePackage}@${host.node}`], folder);
}

/** @param {Host} host */
function hashRecipe(host) {
  const { folder, pins, ...definition } = host;
  const sources = [
    pins,
    inRoot('scripts/hostStandIns'),
    inRoot('scripts/setup/installHost.mjs'),
    inRoot('scripts/setup/strictProposals.mjs'),
  ];
  return fingerprint(sources, JSON.stringify(definition));
}

/**
 * @param {string} folder
 * @returns {string | undefined} the recipe that made what is there
 */
function readMarker(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, markerName), 'utf8')).recipe;
  } catch {
    return undefined;
  }
}

/**
 * Removes what interrupted runs left, but not what a run under way is making.
 * @param {Host} host
 */
function removeLeftovers(host) {
  const prefix = `${path.basename(host.folder)}.partial-`;
  for (const entry of readdirSync(hostRoot)) {
    if (entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length)))) {
      rmSync(path.join(hostRoot, entry), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
