// The VSIX holds exactly the files of the golden list: nothing is shipped by accident.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

const golden = inRoot('test/golden/vsix.txt');

describe('The VSIX', () => {
  it('holds the files of the golden list', async () => {
    const shipped = await listFiles({ cwd: root, packageManager: PackageManager.None });
    const files = [...new Set(shipped.map(withoutHash))].sort();
    if (process.env.GOLDEN_ACCEPT === '1') writeFileSync(golden, `${files.join('\n')}\n`);
    assert.deepEqual(files, readFileSync(golden, 'utf8').trim().split('\n'));
  });
});

/** A bundle that is loaded on first use has a hash of its bytes in its name. */
function withoutHash(file: string): string {
  return file.replace(/-[A-Z0-9]{8}\.(c?js|mjs|css)$/, '-HASH.$1');
}
