// Installs the node packages of the repository, only when they are not as the lock says.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { clockEnvironment, report } from '../run/progress.mjs';
import { childEnvironment, run } from '../run/processes.mjs';
import { inRoot, root } from './paths.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/** Runs `npm ci` unless every package is there in the version that the lock names. */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  const folder = inRoot('node_modules');
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) {
    report('node_modules is a link and differs from the lock: left as it is');
    return;
  }
  report('Installing the packages that package-lock.json names (npm ci) …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: childEnvironment(clockEnvironment),
    show: true,
  });
  report('Packages installed');
}

/**
 * Compares the lock with what npm wrote at the end of its last complete install; an interrupted
 * install leaves no such record. An optional package may be missing (another platform's).
 */
function areDependenciesInstalled() {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.link === true) return true;
    const installed = present[name];
    if (installed === undefined) return entry.optional === true || entry.devOptional === true;
    return installed.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined} by place; undefined when it cannot be read
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
