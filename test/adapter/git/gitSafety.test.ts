// Git is a program that a repository may tell what to do: nothing of it runs, nothing misleads, and all goes on without git.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createGitLister } from '../../../src/host/git/gitLister.ts';
import { withTree, writeTree } from '../files/temporaryTree.ts';
import { discoverByGit, rootsOf, verdictsOf } from './discovering.ts';
import { git } from './realGit.ts';

const signal = new AbortController().signal;

async function verdicts(
  root: string,
  ...rest: Parameters<typeof discoverByGit> extends [unknown, ...infer Rest] ? Rest : never
) {
  return verdictsOf(await discoverByGit(rootsOf(root), ...rest));
}

function commitAll(root: string): void {
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message=change');
}

/** A program that writes a file when it is run. */
function tripwire(root: string): { readonly program: string; readonly wasRun: () => boolean } {
  const program = path.join(root, 'tripwire.sh');
  writeFileSync(program, `#!/bin/sh\necho run > '${root}/was-run'\n`);
  chmodSync(program, 0o755);
  return { program, wasRun: () => existsSync(path.join(root, 'was-run')) };
}

describe('git is not run', () => {
  const tree = { '.gitignore': '*.log\n', 'a.ts': 'x', 'b.log': 'x' };
  const walked = { '.gitignore': 'found', 'a.ts': 'found', 'b.log': 'ignored (.gitignore:1 *.log)' };

  for (const [name, how] of [
    ['without trust', { isTrusted: false, searchPath: process.env['PATH'] }],
    ['where there is none', { isTrusted: true, searchPath: '/nowhere' }],
    ['from a folder that is named relatively', { isTrusted: true, searchPath: 'bin:.' }],
  ] as const) {
    it(`${name}, and the walk finds the same`, async () => {
      await withTree(tree, async (root) => {
        git(root, 'init', '--quiet');
        const lister = createGitLister({ roots: rootsOf(root), ...how });
        assert.equal(await lister.list(signal), undefined);
        assert.deepEqual(await verdicts(root, {}, { lister }), walked);
      });
    });
  }

  it('from the workspace itself', async () => {
    await withTree({}, async (root) => {
      const { program, wasRun } = tripwire(root);
      mkdirSync(path.join(root, 'bin'));
      renameSync(program, path.join(root, 'bin/git'));
      const how = { isTrusted: true, searchPath: path.join(root, 'bin') };
      const lister = createGitLister({ roots: rootsOf(root), ...how });
      assert.deepEqual([await lister.list(signal), wasRun()], [undefined, false]);
    });
  });

  for (const [name, script] of [
    ['fails', 'exit 1'],
    ['is too slow', 'exec sleep 60'],
    ['fails at half of the work', 'case "$*" in *--stage*) printf "100644 0 0\\ta.ts\\0";; *) exit 1;; esac'],
    ['says what is no list', 'cat /dev/zero | head -c 100000'],
  ] as const) {
    it(`to the end when it ${name}`, async () => {
      await withTree(
        { 'bin/git': `#!/bin/sh\n${script}\n`, 'root/.gitignore': '*.log\n', 'root/a.ts': 'x', 'root/b.log': 'x' },
        async (folder) => {
          chmodSync(path.join(folder, 'bin/git'), 0o755);
          const root = path.join(folder, 'root');
          const searchPath = [path.join(folder, 'bin'), process.env['PATH']].join(path.delimiter);
          const lister = createGitLister({ roots: rootsOf(root), isTrusted: true, searchPath, patience: 300 });
          assert.deepEqual(await verdicts(root, {}, { lister }), walked);
        },
      );
    });
  }

  it('with what a repository would have it run', async () => {
    await withTree({ 'a.ts': 'x' }, async (root) => {
      git(root, 'init', '--quiet');
      commitAll(root);
      const { program, wasRun } = tripwire(root);
      for (const setting of [
        'core.fsmonitor',
        'core.pager',
        'core.sshCommand',
        'gpg.program',
        'diff.external',
        'filter.x.clean',
        'diff.x.textconv',
        'core.editor',
      ]) {
        git(root, 'config', setting, program);
      }
      git(root, 'config', 'log.showSignature', 'true');
      writeTree(root, {
        '.gitattributes': '* filter=x diff=x\n',
        '.git/hooks/post-index-change': `#!/bin/sh\n${program}\n`,
      });
      chmodSync(path.join(root, '.git/hooks/post-index-change'), 0o755);
      assert.deepEqual(Object.keys(await verdicts(root)), ['.gitattributes', 'a.ts', 'tripwire.sh']);
      assert.equal(wasRun(), false);
    });
  });

  it('on where a repository says that its files are elsewhere', async () => {
    await withTree({ 'root/a.ts': 'x', 'outside/secret.ts': 'x' }, async (folder) => {
      const root = path.join(folder, 'root');
      git(root, 'init', '--quiet');
      git(root, 'config', 'core.worktree', path.join(folder, 'outside'));
      assert.deepEqual(await verdicts(root), { 'a.ts': 'found' });
    });
  });

  it('for longer than it is waited for', async () => {
    await withTree({ 'a.ts': 'x' }, async (root) => {
      git(root, 'init', '--quiet');
      const reason = new Error('stopped');
      const lister = createGitLister({ roots: rootsOf(root), isTrusted: true, searchPath: process.env['PATH'] });
      await assert.rejects(lister.list(AbortSignal.abort(reason)), reason);
    });
  });
});
