// Names the places in the repository that the scripts share.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The repository's root folder, an absolute path. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that the scripts install or keep and that is not a node package; ignored by git. */
export const hostRoot = path.join(root, '.vscode-host');

/** What a test run leaves behind: pictures, logs, results; ignored by git. */
export const resultsRoot = path.join(root, 'test-results');

/** The workspace that `npm start` opens and that the tests ask about. */
export const sampleRoot = path.join(root, 'test/fixtures/sample');

/**
 * An absolute path inside the repository.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
