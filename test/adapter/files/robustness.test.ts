// Files that change, hide or are too much while they are packed: a right pack, the reason in the manifest, nothing hung.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { run } from '../../../src/core/pack/pack.ts';
import { MOST_ENTRIES, type FileSource } from '../../../src/core/ports.ts';
import { createNodeFileSource } from '../../../src/host/files/nodeFileSource.ts';
import { createGitLister } from '../../../src/host/git/gitLister.ts';
import { discoverByGit, discoverByWalk, rootsOf, verdictsOf } from '../git/discovering.ts';
import { git } from '../git/realGit.ts';
import { plainInput } from '../../unit/pack/packing.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { withTree } from './temporaryTree.ts';

/** What became of each path in a pack of the folder; `change` lays something over the disk. */
async function levels(root: string, change: (disk: FileSource) => Partial<FileSource> = () => ({})) {
  const disk = createNodeFileSource(rootsOf(root));
  const files = { ...disk, ...change(disk) };
  const lister = createGitLister({ roots: rootsOf(root), isTrusted: true, searchPath: process.env['PATH'] });
  const deps = { ...packDeps(), files, lister };
  const { manifest } = await run(plainInput, deps, new AbortController().signal);
  return Object.fromEntries([
    ...manifest.files.map((one) => [one.path, one.level] as const),
    ...manifest.excluded.map((one) => [one.path, one.rule ? `${one.reason} (${one.rule})` : one.reason] as const),
  ]);
}

const stopped = new Error('stopped');

describe('a file', () => {
  for (const [name, change, expected] of [
    [
      'that vanishes before it is read',
      (disk: FileSource, file: string) => ({
        readFile: (one: string) => {
          rmSync(file, { force: true });
          return disk.readFile(one);
        },
      }),
      'unreadable (ENOENT: no such file or directory)',
    ],
    [
      'that grows before it is read',
      (disk: FileSource, file: string) => ({
        readFile: (one: string) => {
          appendFileSync(file, Buffer.alloc(one === 'b.ts' ? 3 * 1_048_576 : 0, 120));
          return disk.readFile(one);
        },
      }),
      'too-large (3.0 MB)',
    ],
    [
      'that shrinks before it is read',
      (disk: FileSource, file: string) => ({
        readFile: (one: string) => {
          truncateSync(file, 0);
          return disk.readFile(one);
        },
      }),
      'full',
    ],
    [
      'that is locked',
      (disk: FileSource) => ({
        readFile: (one: string) =>
          one === 'b.ts' ? Promise.reject(new Error('EACCES: permission denied, open')) : disk.readFile(one),
      }),
      'unreadable (EACCES: permission denied)',
    ],
    [
      'that becomes a link before it is read',
      (disk: FileSource, file: string) => ({
        readFile: (one: string) => {
          rmSync(file, { force: true });
          symlinkSync('/etc/hostname', file);
          return disk.readFile(one);
        },
      }),
      'unreadable (ELOOP: too many symbolic links encountered)',
    ],
    [
      'that cannot be asked about',
      (disk: FileSource) => ({
        stats: async (paths: readonly string[], signal: AbortSignal) => {
          const results = (await disk.stats?.(paths, signal)) ?? [];
          return results.map((one, index) => (paths[index] === 'b.ts' ? { error: 'EACCES: permission denied' } : one));
        },
      }),
      'unreadable (EACCES: permission denied)',
    ],
  ] as const) {
    for (const isRepository of [false, true]) {
      it(`${name} does not stop the pack ${isRepository ? 'in git' : 'outside of git'}`, async () => {
        await withTree({ 'a.ts': 'x', 'b.ts': 'x', 'c.ts': 'x' }, async (root) => {
          if (isRepository) {
            git(root, 'init', '--quiet');
          }
          const found = await levels(root, (disk) => change(disk, path.join(root, 'b.ts')));
          assert.deepEqual(found, { 'a.ts': 'full', 'b.ts': expected, 'c.ts': 'full' });
        });
      });
    }
  }

  it('of two gigabytes is not read', async () => {
    await withTree({ 'a.ts': 'x', 'huge.ts': '' }, async (root) => {
      truncateSync(path.join(root, 'huge.ts'), 2 ** 31);
      const read: string[] = [];
      const found = await levels(root, (disk) => ({
        readFile: (one) => {
          read.push(one);
          return disk.readFile(one);
        },
      }));
      const expected = { 'a.ts': 'full', 'huge.ts': 'too-large (2048.0 MB)' };
      assert.deepEqual([found, read.includes('huge.ts')], [expected, false]);
    });
  });

  it('of two gigabytes is refused by the disk itself', async () => {
    await withTree({ 'huge.ts': '' }, async (root) => {
      truncateSync(path.join(root, 'huge.ts'), 2 ** 31);
      await assert.rejects(createNodeFileSource(rootsOf(root)).readFile('huge.ts'), /too large/u);
    });
  });

  it('that is a socket or a pipe is named as none', async () => {
    await withTree({ 'a.ts': 'x' }, async (root) => {
      execFileSync('mkfifo', [path.join(root, 'pipe')]);
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(path.join(root, 'socket'), resolve));
      const found = await levels(root);
      await new Promise((resolve) => server.close(resolve));
      const none = 'unreadable (not a plain file)';
      assert.deepEqual(found, { 'a.ts': 'full', pipe: none, socket: none });
    });
  });
});

describe('a workspace', () => {
  it('of two hundred folders in each other is found', async () => {
    await withTree({}, async (root) => {
      const deep = Array.from({ length: 200 }, () => 'd').join('/');
      mkdirSync(path.join(root, deep), { recursive: true });
      writeFileSync(path.join(root, deep, 'a.ts'), 'x');
      const walked = verdictsOf(await discoverByWalk(rootsOf(root)));
      git(root, 'init', '--quiet');
      const listed = verdictsOf(await discoverByGit(rootsOf(root)));
      assert.deepEqual([walked, listed], [{ [`${deep}/a.ts`]: 'found' }, { [`${deep}/a.ts`]: 'found' }]);
    });
  });

  it('with a crowded folder is found beside it', async function () {
    this.timeout(120_000);
    await withTree({ 'a.ts': 'x', '.gitignore': '*.log' }, async (root) => {
      mkdirSync(path.join(root, 'many'));
      for (let index = 0; index <= MOST_ENTRIES + 1; index += 1) {
        writeFileSync(path.join(root, 'many', String(index)), '');
      }
      const expected = {
        '.gitignore': 'found',
        'a.ts': 'found',
        'many/': `too-many (more than ${MOST_ENTRIES} entries)`,
      };
      const walked = verdictsOf(await discoverByWalk(rootsOf(root)));
      git(root, 'init', '--quiet');
      const listed = verdictsOf(await discoverByGit(rootsOf(root)));
      git(root, 'add', 'many/1', 'a.ts');
      const partly = verdictsOf(await discoverByGit(rootsOf(root)));
      assert.deepEqual([walked, listed, partly], [expected, expected, { ...expected, 'many/1': 'found' }]);
    });
  });

  it('is left when a stop comes, within one breath', async () => {
    const tree = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.ts`, 'x']));
    await withTree(tree, async (root) => {
      const disk = createNodeFileSource(rootsOf(root));
      const controller = new AbortController();
      // Far more than one breath can take.
      const paths = Array.from({ length: 2_000_000 }, (_, index) => `${index % 200}.ts`);
      setImmediate(() => {
        controller.abort(stopped);
      });
      await assert.rejects(disk.stats?.(paths, controller.signal) ?? Promise.resolve(), stopped);
    });
  });
});
