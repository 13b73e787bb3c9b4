// Gives `npm start` a copy of the sample shop that the user may change.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll } from '../../test/harness/workspaceCopy.ts';
import { fingerprint } from '../setup/fingerprint.mjs';
import { hostRoot, sampleRoot } from '../setup/paths.mjs';

const folder = path.join(hostRoot, 'workspaces/acme-shop');
const record = path.join(hostRoot, 'workspaces/acme-shop.json');

/**
 * The folder of the sample, a git repository with one commit. It is made again when the original
 * has changed and the user has not touched the copy.
 * @returns {string} its absolute path
 */
export function ensureSampleWorkspace() {
  const key = fingerprint([sampleRoot]);
  if (existsSync(folder) && (readRecord() === key || isTouched())) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(sampleRoot, folder, { recursive: true });
  commitAll(folder);
  writeFileSync(record, JSON.stringify({ key }));
  return folder;
}

/** @returns {string | undefined} hash of the original that the copy was made from */
function readRecord() {
  try {
    return JSON.parse(readFileSync(record, 'utf8')).key;
  } catch {
    return undefined;
  }
}

function isTouched() {
  try {
    const git = (/** @type {string[]} */ ...args) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
    return git('status', '--porcelain') !== '' || git('rev-list', '--count', 'HEAD') !== '1';
  } catch {
    return true;
  }
}
