// The VSIX holds exactly the files of the golden list: nothing is shipped by accident.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

const golden = inRoot('test/golden/vsix.txt');

/** What npm and VS Code run unasked when a package is installed, packed, published or removed. */
const LIFECYCLE =
  /^(?:vscode:.*|(?:pre|post)?(?:install|uninstall|prepare|pack|publish|prepack|version)|prepublishOnly|dependencies)$/;

describe('The VSIX', () => {
  it('holds the files of the golden list', async () => {
    const shipped = await listFiles({ cwd: root, packageManager: PackageManager.None });
    const files = [...new Set(shipped.map(withoutHash))].sort();
    if (process.env.GOLDEN_ACCEPT === '1') writeFileSync(golden, `${files.join('\n')}\n`);
    assert.deepEqual(files, readFileSync(golden, 'utf8').trim().split('\n'));
  });

  it('runs nothing when it is installed, and brings no package of others along', () => {
    const { scripts, dependencies, bundledDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
      readonly dependencies?: unknown;
      readonly bundledDependencies?: unknown;
    };
    const lifecycle = Object.keys(scripts).filter((name) => LIFECYCLE.test(name));
    assert.deepEqual([lifecycle, dependencies, bundledDependencies], [['vscode:prepublish'], undefined, undefined]);
  });
});

/** A bundle that is loaded on first use has a hash of its bytes in its name. */
function withoutHash(file: string): string {
  return file.replace(/-[A-Z0-9]{8}\.(c?js|mjs|css)$/, '-HASH.$1');
}
