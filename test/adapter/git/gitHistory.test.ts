// Which commits touched which files, from real repositories.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { History, HistorySource } from '../../../src/core/ports.ts';
import { createGitHistory, type HistoryCache } from '../../../src/host/git/gitHistory.ts';
import type { GitRoot } from '../../../src/host/git/gitLister.ts';
import { withTree, writeTree } from '../files/temporaryTree.ts';
import { rootsOf } from './discovering.ts';
import { git } from './realGit.ts';

const signal = new AbortController().signal;

function historyOf(roots: readonly GitRoot[], how: { isTrusted?: boolean; cache?: HistoryCache } = {}): HistorySource {
  return createGitHistory({ roots, isTrusted: true, searchPath: process.env['PATH'], ...how });
}

function commit(root: string, files: Readonly<Record<string, string>>): void {
  writeTree(root, files);
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message=change');
}

const plain = (history: History | undefined) =>
  history && { commits: history.commits, touched: Object.fromEntries(history.touched) };

describe('the history', () => {
  it('tells by file which commits touched it, the newest first, whatever its name', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      const odd = 'new\nline "é".ts';
      commit(root, { 'a.ts': '1', 'deep/b.ts': '1' });
      git(root, 'commit', '--quiet', '--allow-empty', '--message=nothing');
      commit(root, { [odd]: '1', 'a.ts': '2' });
      const history = historyOf(rootsOf(root));
      assert.deepEqual(plain(await history.read(signal)), {
        commits: 3,
        touched: { 'a.ts': [0, 2], [odd]: [0], 'deep/b.ts': [2] },
      });
      assert.equal(await history.head(signal), git(root, 'rev-parse', 'HEAD').trim());
    });
  });

  it('tells the first lines of the messages, the newest first', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, { 'a.ts': '1' });
      writeTree(root, { 'a.ts': '2' });
      git(root, 'commit', '--quiet', '--all', '--message=Mend the cart: été\n\nA body.\n');
      const history = await historyOf(rootsOf(root)).read(signal);
      assert.deepEqual(history?.subjects, ['Mend the cart: été', 'change']);
    });
  });

  it('is one and the same until a commit is added, for several roots as well', async () => {
    await withTree({}, async (root) => {
      const places = ['one', 'two'].map((name) => ({ name, path: path.join(root, name) }));
      for (const place of places) {
        writeTree(place.path, { 'a.ts': '1' });
        git(place.path, 'init', '--quiet');
        commit(place.path, { 'a.ts': '2' });
      }
      const source = historyOf(places);
      const first = await source.read(signal);
      assert.equal(await source.read(signal), first);
      commit(path.join(root, 'two'), { 'b.ts': '1' });
      assert.deepEqual((await source.read(signal))?.touched.get('two/b.ts'), [0]);
    });
  });

  it('counts what a merge brings by the commits that it joins', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, { 'a.ts': '1' });
      git(root, 'checkout', '--quiet', '-b', 'side');
      commit(root, { 'side.ts': '1' });
      git(root, 'checkout', '--quiet', 'main');
      commit(root, { 'main.ts': '1' });
      git(root, 'merge', '--quiet', '--message=merge', 'side');
      const read = plain(await historyOf(rootsOf(root)).read(signal));
      assert.deepEqual(
        [read?.commits, Object.keys(read?.touched ?? {}).toSorted()],
        [3, ['a.ts', 'main.ts', 'side.ts']],
      );
    });
  });

  it('is relative to a root further down, and below the names of several roots', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, { 'one/a.ts': '1', 'two/b.ts': '1' });
      const [one, two] = ['one', 'two'].map((name) => ({ name, path: path.join(root, name) }));
      assert.ok(one && two);
      assert.deepEqual(plain(await historyOf([one]).read(signal)), { commits: 1, touched: { 'a.ts': [0] } });
      const both = plain(await historyOf([one, two]).read(signal));
      assert.deepEqual(both, { commits: 1, touched: { 'one/a.ts': [0], 'two/b.ts': [0] } });
    });
  });

  it('of a shallow clone ends where the clone does', async () => {
    await withTree({ 'full/a.ts': '1' }, async (folder) => {
      const full = path.join(folder, 'full');
      git(full, 'init', '--quiet');
      commit(full, {});
      commit(full, { 'b.ts': '1' });
      commit(full, { 'c.ts': '1' });
      git(folder, 'clone', '--quiet', '--depth=2', `file://${full}`, 'shallow');
      const read = plain(await historyOf(rootsOf(path.join(folder, 'shallow'))).read(signal));
      assert.deepEqual(read, { commits: 2, touched: { 'c.ts': [0], 'a.ts': [1], 'b.ts': [1] } });
    });
  });

  for (const [name, prepare, how] of [
    ['outside of git', () => undefined, {}],
    ['before the first commit', (root: string) => git(root, 'init', '--quiet'), {}],
    [
      'without trust',
      (root: string) => {
        git(root, 'init', '--quiet');
        commit(root, {});
      },
      { isTrusted: false },
    ],
  ] as const) {
    it(`is none ${name}`, async () => {
      await withTree({ 'a.ts': '1' }, async (root) => {
        prepare(root);
        const history = historyOf(rootsOf(root), how);
        assert.deepEqual([await history.read(signal), await history.head(signal)], [undefined, undefined]);
      });
    });
  }

  it('is read once for a commit, and kept by its id', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, { 'a.ts': '1' });
      const kept = new Map<string, History>();
      const cache: HistoryCache = {
        get: (key) => Promise.resolve(kept.get(key)),
        set: (key, history) => Promise.resolve(void kept.set(key, history)),
      };
      const history = historyOf(rootsOf(root), { cache });
      const first = await history.read(signal);
      assert.equal(await history.read(signal), first);
      assert.equal(await historyOf(rootsOf(root), { cache }).read(signal), first);
      commit(root, { 'b.ts': '1' });
      assert.equal((await history.read(signal))?.commits, 2);
      assert.deepEqual(
        [...kept.keys()].map((key) => key.slice(41)),
        [root, root],
      );
    });
  });

  it('is none of a broken repository', async () => {
    await withTree({ 'a.ts': '1' }, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, {});
      rmSync(path.join(root, '.git/objects'), { recursive: true });
      assert.equal(await historyOf(rootsOf(root)).read(signal), undefined);
    });
  });

  it('stops with the reason of the signal', async () => {
    await withTree({}, async (root) => {
      git(root, 'init', '--quiet');
      commit(root, { 'a.ts': '1' });
      const reason = new Error('stopped');
      await assert.rejects(historyOf(rootsOf(root)).read(AbortSignal.abort(reason)), reason);
    });
  });
});
