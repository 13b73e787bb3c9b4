// The walk over a real disk: git itself is the oracle of what is ignored, and odd trees end well.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { run } from '../../../src/core/pack/pack.ts';
import type { PackInput } from '../../../src/core/pack/packTypes.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { createNodeFileSource } from '../../../src/host/files/nodeFileSource.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';
import { withTree, writeTree } from './temporaryTree.ts';

const input: PackInput = {
  question: 'What is here?',
  scope: { kind: 'workspace' },
  attachments: [],
  budget: 100_000,
  history: [],
  profile: sampleProfile,
  unsaved: [],
  openPaths: [],
  exclude: [],
  include: [],
  now: 0,
};

async function pack(root: string, changes: Partial<PackInput> = {}): Promise<Manifest> {
  const deps = {
    files: createNodeFileSource([{ name: 'root', path: root }]),
    ...packDeps(),
  };
  return (await run({ ...input, ...changes }, deps, new AbortController().signal)).manifest;
}

function git(root: string, ...words: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', words, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function filesOfGit(root: string): readonly string[] {
  return git(root, 'ls-files', '-z', '--others', '--exclude-standard').split('\0').filter(Boolean).toSorted();
}

const names = ['a', 'b', 'a.ts', 'b.log', 'x'];
const filePath = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const part = fc.constantFrom(...names, '*', '**', '*.ts', '?', 'a*', '[ab]', '!a', '\\!a', '#a', '*.*', ' ', '[!a]');
const pattern = fc
  .tuple(
    fc.constantFrom('', '!', '/', '!/'),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/', ' ', '/**'),
  )
  .map(([start, parts, end]) => start + parts.join('/') + end);
const ignoreText = fc.array(pattern, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'));

/** Files of which none is the folder of another. */
function toTree(paths: readonly string[]): Record<string, string> {
  const kept = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
  return Object.fromEntries(kept.map((one) => [one, 'text']));
}

const isNotKept = (path: string) => path !== 'keep/me';

describe('the walk, with git as the oracle', () => {
  it('finds the files that git does', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(filePath, { minLength: 1, maxLength: 12 }),
        ignoreText,
        ignoreText,
        async (paths, top, deep) => {
          await withTree({ ...toTree(paths), 'keep/me': 'text' }, async (root) => {
            git(root, 'init', '--quiet');
            writeTree(root, { '.gitignore': top, '.git/info/exclude': 'x\n' });
            if (paths.some((one) => one.startsWith('a/'))) {
              writeTree(root, { 'a/.gitignore': deep });
            }
            // One file is always there to be sent.
            const attachments = [{ kind: 'file', path: 'keep/me' }] as const;
            const ours = (await pack(root, { attachments })).files.map((file) => file.path).toSorted();
            assert.deepEqual(ours.filter(isNotKept), filesOfGit(root).filter(isNotKept));
          });
        },
      ),
      { numRuns: Math.min(Number(process.env['PROPERTY_RUNS'] ?? 60), 1_000), seed: 20261120 },
    );
  });
});

describe('the walk over odd trees', () => {
  it('follows no link, and ends where links form a loop', async () => {
    await withTree({ 'root/a.ts': 'x', 'root/deep/b.ts': 'x', 'outside/c.ts': 'x' }, async (folder) => {
      const root = path.join(folder, 'root');
      symlinkSync('..', path.join(root, 'deep', 'up'));
      symlinkSync(path.join(folder, 'outside'), path.join(root, 'out'));
      symlinkSync('a.ts', path.join(root, 'again.ts'));
      symlinkSync('self', path.join(root, 'self'));
      const { files, excluded } = await pack(root);
      assert.deepEqual(
        [files.map((file) => file.path), excluded],
        [['a.ts', 'deep/b.ts'], ['again.ts', 'deep/up', 'out', 'self'].map((one) => ({ path: one, reason: 'link' }))],
      );
    });
  });

  it('says what is too large, binary or no file', async () => {
    const tree = {
      'data.csv': new Uint8Array(100 * 1_024).fill(97),
      'large.ts': new Uint8Array(3 * 1_048_576).fill(97),
      'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
      'late.bin': `${'text\n'.repeat(4_000)}\0`,
      'a.ts': 'x',
    };
    await withTree(tree, async (root) => {
      execFileSync('mkfifo', [path.join(root, 'pipe')]);
      const { files, excluded } = await pack(root);
      assert.deepEqual(
        [files.map((file) => file.path), excluded],
        [
          ['a.ts'],
          [
            { path: 'data.csv', reason: 'data', rule: '100 KB of data' },
            { path: 'large.ts', reason: 'too-large', rule: '3.0 MB' },
            { path: 'late.bin', reason: 'binary', rule: 'not a text' },
            { path: 'logo.png', reason: 'binary', rule: 'not a text' },
            { path: 'pipe', reason: 'unreadable', rule: 'not a plain file' },
          ],
        ],
      );
    });
  });

  it('keeps odd names apart, in the list and in the documents', async () => {
    const odd = ['new\nline.ts', 'quo"te.ts', '<document>.ts', 'right\u202Eto-left.ts', ' .ts', '日本.ts'];
    await withTree(Object.fromEntries(odd.map((name) => [`odd/${name}`, 'x'])), async (root) => {
      const { files } = await pack(root);
      assert.deepEqual(
        files.map((file) => file.path),
        odd.map((name) => `odd/${name}`).toSorted(),
      );
    });
  });

  it('names a file whose name is no text as unreadable', async () => {
    await withTree({ 'a.ts': 'x' }, async (root) => {
      execFileSync('sh', ['-c', 'printf x > "$(printf \'bad\\377.ts\')"'], { cwd: root });
      const { excluded } = await pack(root);
      assert.deepEqual(excluded, [{ path: 'bad\uFFFD.ts', reason: 'unreadable', rule: 'its name is no text' }]);
    });
  });

  it('goes on beside what it may not read', async () => {
    await withTree({ 'a.ts': 'x', 'closed/b.ts': 'x', 'locked.ts': 'x' }, async (root) => {
      chmodSync(path.join(root, 'closed'), 0o000);
      chmodSync(path.join(root, 'locked.ts'), 0o000);
      const { files, excluded } = await pack(root);
      chmodSync(path.join(root, 'closed'), 0o700);
      // The superuser may read everything.
      const expected =
        process.getuid?.() === 0
          ? [['a.ts', 'closed/b.ts', 'locked.ts'], []]
          : [
              ['a.ts'],
              ['closed/', 'locked.ts'].map((one) => ({
                path: one,
                reason: 'unreadable',
                rule: 'EACCES: permission denied',
              })),
            ];
      assert.deepEqual([files.map((file) => file.path), excluded], expected);
    });
  });

  it('never shows where the workspace lies', async () => {
    await withTree({ 'a.ts': 'x' }, async (root) => {
      symlinkSync('/etc/hostname', path.join(root, 'link'));
      execFileSync('mkfifo', [path.join(root, 'pipe')]);
      assert.ok(!JSON.stringify(await pack(root)).includes(root));
    });
  });
});
