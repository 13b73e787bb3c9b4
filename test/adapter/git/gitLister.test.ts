// Discovery by real git: what only git knows.

import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withTree, writeTree } from '../files/temporaryTree.ts';
import { discoverByGit, discoverByWalk, rootsOf, verdictsOf } from './discovering.ts';
import { git } from './realGit.ts';

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

describe('git lists', () => {
  it('what is tracked although a rule ignores it, and not what is gone', async () => {
    await withTree({ 'dist/kept.js': 'x', 'gone.ts': 'x', 'a.ts': 'x' }, async (root) => {
      git(root, 'init', '--quiet');
      commitAll(root);
      rmSync(path.join(root, 'gone.ts'));
      writeTree(root, { '.gitignore': 'dist/\n', 'dist/built.js': 'x' });
      assert.deepEqual(await verdicts(root), {
        '.gitignore': 'found',
        'a.ts': 'found',
        'dist/built.js': 'ignored (.gitignore:1 dist/)',
        'dist/kept.js': 'found',
      });
    });
  });

  it('a root further down by the rules above it', async () => {
    await withTree({ 'app/a.ts': 'x', 'app/b.log': 'x', '.gitignore': '*.log\n', 'other.ts': 'x' }, async (root) => {
      git(root, 'init', '--quiet');
      assert.deepEqual(await verdicts(path.join(root, 'app')), {
        'a.ts': 'found',
        'b.log': 'ignored (a folder above/.gitignore:1 *.log)',
      });
    });
  });

  it('nothing of an ignored folder that is itself the root: that is walked', async () => {
    await withTree({ 'out/app/a.ts': 'x', '.gitignore': 'out/\n' }, async (root) => {
      git(root, 'init', '--quiet');
      assert.deepEqual(await verdicts(path.join(root, 'out/app')), { 'a.ts': 'found' });
    });
  });

  it('submodules and nested repositories by their own rules', async () => {
    await withTree({ 'library/l.ts': 'x', 'library/.gitignore': 'build/\n', 'main/a.ts': 'x' }, async (folder) => {
      const [library, main] = [path.join(folder, 'library'), path.join(folder, 'main')];
      for (const repository of [library, main]) {
        git(repository, 'init', '--quiet');
        commitAll(repository);
      }
      writeTree(main, { '.gitignore': '*.ts\n' });
      git(main, 'submodule', '--quiet', 'add', library, 'parts/library');
      git(folder, 'clone', '--quiet', library, 'main/nested');
      writeTree(main, { 'parts/library/build/b.js': 'x', 'parts/library/fresh.ts': 'x', 'nested/n.ts': 'x' });
      const expected = {
        '.gitignore': 'found',
        '.gitmodules': 'found',
        'nested/.gitignore': 'found',
        'nested/l.ts': 'found',
        'nested/n.ts': 'found',
        'parts/library/.gitignore': 'found',
        'parts/library/build/': 'ignored (parts/library/.gitignore:1 build/)',
        'parts/library/fresh.ts': 'found',
        'parts/library/l.ts': 'found',
      };
      assert.deepEqual(await verdicts(main), { ...expected, 'a.ts': 'found' });
      const walked = verdictsOf(await discoverByWalk(rootsOf(main)));
      assert.deepEqual(walked, { ...expected, 'a.ts': 'ignored (.gitignore:1 *.ts)' });
    });
  });

  it('worktrees and sparse checkouts', async () => {
    await withTree({ 'main/in/a.ts': 'x', 'main/out/b.ts': 'x', 'main/c.ts': 'x' }, async (folder) => {
      const main = path.join(folder, 'main');
      git(main, 'init', '--quiet');
      commitAll(main);
      git(main, 'worktree', 'add', '--quiet', '../tree');
      const tree = path.join(folder, 'tree');
      assert.deepEqual(Object.keys(await verdicts(tree)), ['c.ts', 'in/a.ts', 'out/b.ts']);
      git(tree, 'sparse-checkout', 'set', '--cone', 'in');
      assert.deepEqual(Object.keys(await verdicts(tree)), ['c.ts', 'in/a.ts']);
    });
  });

  it('a file in conflict once, and names that are odd or no text', async () => {
    await withTree({ 'a.ts': '1' }, async (root) => {
      git(root, 'init', '--quiet');
      commitAll(root);
      git(root, 'checkout', '--quiet', '-b', 'side');
      writeTree(root, { 'a.ts': '2' });
      commitAll(root);
      git(root, 'checkout', '--quiet', 'main');
      writeTree(root, { 'a.ts': '3' });
      commitAll(root);
      assert.throws(() => git(root, 'merge', '--quiet', 'side'));
      const odd = ['new\nline', 'quo"te', ':(glob)x', ' ', 'right\u202Eto', '-rf', 'back\\..\\slash'];
      writeTree(root, Object.fromEntries(odd.map((name) => [name, 'x'])));
      writeFileSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff])]), 'x');
      assert.deepEqual(await verdicts(root), {
        'a.ts': 'found',
        ...Object.fromEntries(odd.map((name) => [name, 'found'])),
        'bad\uFFFD': 'unreadable (its name is no text)',
      });
    });
  });

  it('several roots, in git and outside, of the same name or one in the other', async () => {
    await withTree(
      { 'in/app/a.ts': 'x', 'in/.gitignore': '*.log', 'in/b.log': 'x', 'out/app/a.ts': 'x' },
      async (folder) => {
        git(path.join(folder, 'in'), 'init', '--quiet');
        const roots = [
          { name: 'app', path: path.join(folder, 'in') },
          { name: 'app (2)', path: path.join(folder, 'out/app') },
          { name: 'inner', path: path.join(folder, 'in/app') },
        ];
        assert.deepEqual(verdictsOf(await discoverByGit(roots)), {
          'app (2)/a.ts': 'found',
          'app/.gitignore': 'found',
          'app/app/a.ts': 'found',
          'app/b.log': 'ignored (app/.gitignore:1 *.log)',
          'inner/a.ts': 'found',
        });
      },
    );
  });

  it('no file through a link that stands in the place of its folder', async () => {
    await withTree({ 'root/deep/a.ts': 'x', 'outside/a.ts': 'secret' }, async (folder) => {
      const root = path.join(folder, 'root');
      git(root, 'init', '--quiet');
      commitAll(root);
      renameSync(path.join(root, 'deep'), path.join(folder, 'away'));
      symlinkSync('../outside', path.join(root, 'deep'));
      assert.deepEqual(await verdicts(root), { deep: 'link' });
    });
  });

  it('what was named although it is ignored, in another case too', async () => {
    await withTree(
      { '.gitignore': 'dist/\n*.log\n', 'dist/Deep/b.js': 'x', 'dist/c.js': 'x', 'd.log': 'x' },
      async (root) => {
        git(root, 'init', '--quiet');
        const attachments = [
          { kind: 'file', path: 'Dist/deep/B.js' },
          { kind: 'file', path: 'd.log' },
        ] as const;
        const found = await discoverByGit(rootsOf(root), { attachments });
        assert.deepEqual(verdictsOf(found), {
          '.gitignore': 'found',
          'd.log': 'found named .gitignore:2 *.log',
          'dist/Deep/b.js': 'found named .gitignore:1 dist/',
          'dist/c.js': 'ignored (.gitignore:1 dist/)',
        });
        assert.deepEqual([...found.spellings], [['Dist/deep/B.js', 'dist/Deep/b.js']]);
      },
    );
  });

  it('never what a .panoramaignore closes, not even one that git ignores', async () => {
    await withTree(
      {
        '.gitignore': '.panoramaignore\n',
        '.panoramaignore': 'private/\n*.key.ts\n',
        'private/a.ts': 'x',
        'b.key.ts': 'x',
      },
      async (root) => {
        git(root, 'init', '--quiet');
        const attachments = [
          { kind: 'file', path: 'private/a.ts' },
          { kind: 'file', path: 'b.key.ts' },
        ] as const;
        assert.deepEqual(await verdicts(root, { attachments }), {
          '.gitignore': 'found',
          '.panoramaignore': 'ignored (.gitignore:1 .panoramaignore)',
          'b.key.ts': 'excluded (.panoramaignore:2 *.key.ts)',
          'private/': 'excluded (.panoramaignore:1 private/)',
        });
      },
    );
  });
});
