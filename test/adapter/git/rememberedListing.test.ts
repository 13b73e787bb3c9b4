// A list that is kept is the list that git would give now; while nothing changes git is not started.

import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { createGitHistory } from '../../../src/host/git/gitHistory.ts';
import { createGitLister } from '../../../src/host/git/gitLister.ts';
import type { FileLister } from '../../../src/core/ports.ts';
import { withTree, writeTree } from '../files/temporaryTree.ts';
import { rootsOf } from './discovering.ts';
import { git } from './realGit.ts';

const signal = new AbortController().signal;

/** A clock that runs ahead: what the test has just made has then stood for a while. */
const later = () => Date.now() + 60_000;

/** What a lister says, in one value. */
async function listed(lister: FileLister): Promise<unknown> {
  const listing = await lister.list(signal);
  const untracked = await listing?.untracked;
  const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
  return (
    listing &&
    untracked && {
      tracked: listing.tracked,
      files: untracked.files.toSorted(),
      ignored: untracked.ignored.toSorted(byPath),
      unlisted: untracked.unlisted.toSorted(),
    }
  );
}

const listerOf = (root: string, searchPath = process.env['PATH']) =>
  createGitLister({ roots: rootsOf(root), isTrusted: true, searchPath, now: later });

/** A git that writes each call down. */
function countedGit(folder: string): { readonly searchPath: string; readonly calls: () => number } {
  const real = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((one) => path.join(one, 'git'))
    .find((one) => existsSync(one));
  writeTree(folder, { 'bin/git': `#!/bin/sh\necho call >> '${folder}/calls'\nexec '${real ?? ''}' "$@"\n`, calls: '' });
  chmodSync(path.join(folder, 'bin/git'), 0o755);
  const calls = () => readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').length - 1;
  return { searchPath: [path.join(folder, 'bin'), process.env['PATH']].join(path.delimiter), calls };
}

function commit(root: string): void {
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--allow-empty', '--message=change');
}

const change = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    name: fc.constantFrom('a.ts', 'b.log', 'in/a.ts', 'in/deep/b.log', 'new/a.ts'),
  }),
  fc.record({
    kind: fc.constant('ignore' as const),
    name: fc.constantFrom('', 'in/', 'in/deep/'),
    rule: fc.constantFrom('*.log', 'a.ts', 'deep/', '!b.log'),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    name: fc.constantFrom('a.ts', 'in/deep', 'new', '.gitignore', 'in/.gitignore'),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    name: fc.constantFrom('a.ts', 'in', 'in/deep'),
    to: fc.constantFrom('moved', 'in/moved'),
  }),
  fc.record({ kind: fc.constant('folder' as const), name: fc.constantFrom('empty', 'in/empty') }),
  fc.record({ kind: fc.constant('add' as const) }),
  fc.record({ kind: fc.constant('commit' as const) }),
  fc.record({ kind: fc.constant('exclude' as const) }),
  fc.record({ kind: fc.constant('nest' as const) }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** How each change is made. */
const makers: { readonly [Kind in Change['kind']]: (root: string, one: Extract<Change, { kind: Kind }>) => void } = {
  write: (root, { name }) => {
    writeTree(root, { [name]: 'text' });
  },
  ignore: (root, { name, rule }) => {
    mkdirSync(path.join(root, name), { recursive: true });
    appendFileSync(path.join(root, `${name}.gitignore`), `${rule}\n`);
  },
  remove: (root, { name }) => {
    rmSync(path.join(root, name), { recursive: true });
  },
  rename: (root, { name, to }) => {
    renameSync(path.join(root, name), path.join(root, to));
  },
  folder: (root, { name }) => {
    mkdirSync(path.join(root, name), { recursive: true });
  },
  add: (root) => {
    git(root, 'add', '.');
  },
  commit,
  exclude: (root) => {
    appendFileSync(path.join(root, '.git/info/exclude'), '*.ts\n');
  },
  nest: (root) => {
    git(path.join(root, 'in'), 'init', '--quiet');
  },
};

/** Makes a change; one whose place is not there is none. */
function make<Kind extends Change['kind']>(root: string, one: Extract<Change, { kind: Kind }>, kind: Kind): void {
  try {
    makers[kind](root, one);
  } catch {
    // What it is about is not there.
  }
}

describe('a list that is kept', () => {
  it('is the one that git would give, whatever is changed', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        await withTree({ 'a.ts': '1', 'in/a.ts': '1', 'in/deep/b.log': '1' }, async (root) => {
          git(root, 'init', '--quiet');
          const kept = listerOf(root);
          for (const one of changes) {
            await listed(kept);
            make(root, one, one.kind);
            assert.deepEqual(await listed(kept), await listed(listerOf(root)));
          }
        });
      }),
      { numRuns: Math.min(Number(process.env['PROPERTY_RUNS'] ?? 10), 120), seed: 20261121 },
    );
  });

  it('costs no start of git while nothing but the texts of files changes', async () => {
    await withTree({ 'root/a.ts': '1', 'root/in/b.ts': '1', 'root/.gitignore': 'out/\n' }, async (folder) => {
      const root = path.join(folder, 'root');
      git(root, 'init', '--quiet');
      commit(root);
      const { searchPath, calls } = countedGit(folder);
      const lister = listerOf(root, searchPath);
      const history = createGitHistory({ roots: rootsOf(root), isTrusted: true, searchPath });
      const first = await listed(lister);
      await history.read(signal);
      const before = calls();
      appendFileSync(path.join(root, 'in/b.ts'), '2');
      assert.deepEqual(await listed(lister), first);
      assert.equal((await history.read(signal))?.commits, 1);
      assert.equal(calls(), before);
    });
  });

  it('is asked for anew when something changed so lately that the disk cannot tell', async () => {
    await withTree({ 'root/a.ts': '1' }, async (folder) => {
      const root = path.join(folder, 'root');
      git(root, 'init', '--quiet');
      const { searchPath, calls } = countedGit(folder);
      const lister = createGitLister({ roots: rootsOf(root), isTrusted: true, searchPath });
      await listed(lister);
      const before = calls();
      await listed(lister);
      assert.ok(calls() > before);
    });
  });
});

describe('the commit of HEAD', () => {
  for (const [name, arrange] of [
    ['on a branch', () => undefined],
    ['on a branch that is packed', (root: string) => git(root, 'pack-refs', '--all')],
    ['on no branch', (root: string) => git(root, 'checkout', '--quiet', '--detach')],
    ['on a branch of another name', (root: string) => git(root, 'checkout', '--quiet', '-b', 'feature/one.two')],
  ] as const) {
    it(`is read ${name}`, async () => {
      await withTree({ 'a.ts': '1' }, async (root) => {
        git(root, 'init', '--quiet');
        commit(root);
        arrange(root);
        const history = createGitHistory({ roots: rootsOf(root), isTrusted: true, searchPath: process.env['PATH'] });
        assert.equal(await history.head(signal), git(root, 'rev-parse', 'HEAD').trim());
      });
    });
  }

  it('is read in another working tree and in a folder below', async () => {
    await withTree({ 'main/in/a.ts': '1' }, async (folder) => {
      const root = path.join(folder, 'main');
      git(root, 'init', '--quiet');
      commit(root);
      git(root, 'worktree', 'add', '--quiet', '../other');
      const other = path.join(folder, 'other');
      commit(other);
      for (const place of [other, path.join(root, 'in')]) {
        const history = createGitHistory({ roots: rootsOf(place), isTrusted: true, searchPath: process.env['PATH'] });
        assert.equal(await history.head(signal), git(place, 'rev-parse', 'HEAD').trim());
      }
    });
  });
});
