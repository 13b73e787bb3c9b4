// Makes temporary folders that are gone at the end of the script, whatever ends it.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folders that are still there. @type {Set<string>} */
const present = new Set();
let isWatching = false;

/**
 * A fresh folder; its path has no link in it.
 * @param {string} purpose part of its name
 */
export function makeTemporaryFolder(purpose) {
  if (!isWatching) process.once('exit', removeAll);
  isWatching = true;
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `panorama-${purpose}-`)));
  present.add(folder);
  return folder;
}

/**
 * Removes a folder before the end of the script.
 * @param {string} folder as `makeTemporaryFolder` gave it
 */
export function removeTemporaryFolder(folder) {
  present.delete(folder);
  // A process that has just been ended may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function removeAll() {
  for (const folder of [...present]) {
    try {
      removeTemporaryFolder(folder);
    } catch {
      // The system clears its temporary folder by itself.
    }
  }
}
