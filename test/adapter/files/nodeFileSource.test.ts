// Files from a real disk: what is listed and read, and that nothing leads out of the roots.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createNodeFileSource } from '../../../src/host/files/nodeFileSource.ts';
import { withTree } from './temporaryTree.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.message.split(',', 1).join('') : String(error)),
  );
}

describe('files of the disk', () => {
  it('are listed by kind and read whole', async () => {
    await withTree({ 'a.txt': 'one', 'folder/b.txt': 'two' }, async (root) => {
      symlinkSync('a.txt', path.join(root, 'to-file'));
      symlinkSync('folder', path.join(root, 'to-folder'));
      symlinkSync('nowhere', path.join(root, 'dangling'));
      execFileSync('mkfifo', [path.join(root, 'pipe')]);
      const files = createNodeFileSource([{ name: 'root', path: root }]);
      const entries = await files.readDirectory('');
      assert.deepEqual(Object.fromEntries(entries.map(({ name, kind }) => [name, kind])), {
        'a.txt': 'file',
        dangling: 'link',
        folder: 'directory',
        pipe: 'other',
        'to-file': 'link',
        'to-folder': 'link',
      });
      assert.deepEqual([await files.size('folder/b.txt'), text(await files.readFile('folder/b.txt'))], [3, 'two']);
    });
  });

  it('stand below the name of their root when there are several', async () => {
    await withTree({ 'one/a.txt': '1', 'two/a.txt': '2' }, async (root) => {
      const files = createNodeFileSource([
        { name: 'first', path: path.join(root, 'one') },
        { name: 'second', path: path.join(root, 'two') },
      ]);
      assert.deepEqual(
        [(await files.readDirectory('')).map(({ name }) => name), text(await files.readFile('second/a.txt'))],
        [['first', 'second'], '2'],
      );
      assert.equal(await outcome(files.readFile('third/a.txt')), 'third/a.txt is not in the workspace');
    });
  });

  it('have any name that the disk allows', async () => {
    const names = [
      'new\nline.txt',
      'quo"te\'s.txt',
      'right\u202Eto-left.txt',
      ' spaces .txt',
      'back\\slash.txt',
      '日本.txt',
      '-rf',
    ];
    await withTree(Object.fromEntries(names.map((name) => [name, name])), async (root) => {
      const files = createNodeFileSource([{ name: 'root', path: root }]);
      const read = await Promise.all(
        (await files.readDirectory('')).map(async ({ name }) => [name, text(await files.readFile(name))] as const),
      );
      assert.deepEqual(read.toSorted(), names.map((name) => [name, name]).toSorted());
    });
  });
});

describe('a way out of the root', () => {
  const tree = { 'root/a.txt': 'in', 'outside/secret.txt': 'out', 'root-2/secret.txt': 'out' };

  for (const [name, wanted, expected] of [
    ['by going up', '../outside/secret.txt', '../outside/secret.txt is not in the workspace'],
    ['by going up further down', 'x/../../outside/secret.txt', 'x/../../outside/secret.txt is not in the workspace'],
    ['to a folder whose name begins alike', '../root-2/secret.txt', '../root-2/secret.txt is not in the workspace'],
    ['through a link to a folder', 'out/secret.txt', 'out/secret.txt leads out of the workspace'],
    ['through a link to a file', 'file', 'ELOOP: too many symbolic links encountered'],
    ['by NUL', 'a.txt\0', "The argument 'path' must be a string"],
  ] as const) {
    it(`is closed: ${name}`, async () => {
      await withTree(tree, async (folder) => {
        const root = path.join(folder, 'root');
        symlinkSync(path.join(folder, 'outside'), path.join(root, 'out'));
        symlinkSync(path.join(folder, 'outside', 'secret.txt'), path.join(root, 'file'));
        const files = createNodeFileSource([{ name: 'root', path: root }]);
        assert.equal(await outcome(files.readFile(wanted)), expected);
      });
    });
  }

  it('is closed to a list of files too', async () => {
    await withTree(tree, async (folder) => {
      const root = path.join(folder, 'root');
      symlinkSync(path.join(folder, 'outside'), path.join(root, 'out'));
      const files = createNodeFileSource([{ name: 'root', path: root }]);
      assert.equal(await outcome(files.readDirectory('out')), 'out leads out of the workspace');
    });
  });

  it('is not taken for one when the root itself is a link', async () => {
    await withTree({ 'real/folder/a.txt': 'in' }, async (folder) => {
      symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
      const files = createNodeFileSource([{ name: 'root', path: path.join(folder, 'link') }]);
      assert.equal(text(await files.readFile('folder/a.txt')), 'in');
    });
  });

  it('does not wait for a pipe', async () => {
    await withTree({}, async (root) => {
      execFileSync('mkfifo', [path.join(root, 'pipe')]);
      const files = createNodeFileSource([{ name: 'root', path: root }]);
      assert.equal(await outcome(files.readFile('pipe')), 'not a plain file');
    });
  });
});
