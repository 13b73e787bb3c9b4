// Installs what the benchmarks are measured beside, in a folder of its own, and loads it from there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'peers');
const requireThere = createRequire(path.join(folder, 'package.json'));

/** Folder of the installed packages. */
export const peersFolder = path.join(folder, 'node_modules');

/**
 * Installs the peers as their lock file says, unless they are there. Throws when that fails.
 * @param {string} [name] the one that is needed, which an earlier install may not have had
 */
export function ensurePeers(name = '.package-lock.json') {
  if (existsSync(path.join(peersFolder, name))) return;
  console.error('Installing the peers (npm ci in test/bench/peers) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed.');
}

/**
 * The version of an installed peer.
 * @param {string} name
 * @returns {string}
 */
export function peerVersion(name) {
  return versionIn(path.join(peersFolder, name));
}

/**
 * The version of the package in a folder.
 * @param {string} packageFolder
 * @returns {string}
 */
export function versionIn(packageFolder) {
  return JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

/**
 * Loads a peer as its users do.
 * @param {string} specifier
 */
export function importPeer(specifier) {
  return import(pathToFileURL(requireThere.resolve(specifier)).href);
}
