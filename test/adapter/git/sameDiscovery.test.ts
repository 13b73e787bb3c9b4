// Git's list and the walk are two ways to the same discovery, over random trees with the real git.

import assert from 'node:assert/strict';
import { existsSync, lstatSync, rmdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import type { DiscoverInput } from '../../../src/core/pack/discover.ts';
import { withTree, writeTree } from '../files/temporaryTree.ts';
import { discoverByGit, discoverByWalk, rootsOf } from './discovering.ts';
import { git } from './realGit.ts';

const names = ['a', 'b', 'a.ts', 'b.log', 'x', ':a', '.env'];
const filePath = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const part = fc.constantFrom(...names, '*', '**', '*.ts', '?', 'a*', '[ab]', '!a', '\\!a', '#a', '*.*', ' ');
const pattern = fc
  .tuple(
    fc.constantFrom('', '!', '/', '!/'),
    fc.array(part, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', '/', '/**'),
  )
  .map(([start, parts, end]) => start + parts.join('/') + end);
const ignoreText = fc.array(pattern, { minLength: 0, maxLength: 4 }).map((lines) => lines.join('\n'));
const folder = fc.constantFrom('', 'a/', 'b/', 'a/b/', 'a/x/');

const tree = fc.record({
  paths: fc.array(filePath, { minLength: 1, maxLength: 14 }),
  ignores: fc.array(fc.tuple(folder, ignoreText), { maxLength: 3 }),
  forbids: fc.array(fc.tuple(folder, ignoreText), { maxLength: 1 }),
  nested: fc.array(fc.constantFrom('b/', 'a/b/', 'x/'), { maxLength: 1 }),
  committed: fc.boolean(),
  added: fc.array(fc.constantFrom('a', 'b', 'x', '.'), { maxLength: 2 }),
  deleted: fc.array(filePath, { maxLength: 2 }),
  links: fc.array(filePath, { maxLength: 2 }),
});

const questions: fc.Arbitrary<Partial<DiscoverInput>> = fc.record({
  include: fc.array(pattern, { maxLength: 1 }),
  exclude: fc.array(pattern, { maxLength: 1 }),
  attachments: fc.array(fc.record({ kind: fc.constantFrom('file' as const, 'folder' as const), path: filePath }), {
    maxLength: 2,
  }),
  unsaved: fc.array(fc.record({ path: folder.map((below) => `${below}draft.ts`), text: fc.constant('draft') }), {
    maxLength: 1,
  }),
});

type Tree = typeof tree extends fc.Arbitrary<infer Value> ? Value : never;

/** Runs git where it may well refuse, such as to add what is ignored. */
function tryGit(root: string, ...words: readonly string[]): void {
  try {
    git(root, ...words);
  } catch {
    // The tree is as good without.
  }
}

function build(root: string, { paths, ignores, forbids, nested, committed, added, deleted, links }: Tree): void {
  git(root, 'init', '--quiet');
  const kept = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
  writeTree(root, { 'keep/me': 'text', ...Object.fromEntries(kept.map((one) => [one, 'text'])) });
  writeTree(root, { '.git/info/exclude': 'x/b\n' });
  for (const [below, text, name] of [
    ...ignores.map((one) => [...one, '.gitignore'] as const),
    ...forbids.map((one) => [...one, '.panoramaignore'] as const),
  ]) {
    if (existsSync(path.join(root, below))) {
      writeTree(root, { [below + name]: text });
    }
  }
  for (const below of nested.filter((one) => existsSync(path.join(root, one)))) {
    git(path.join(root, below), 'init', '--quiet');
    writeTree(root, { [`${below}.git/info/exclude`]: 'a.ts\n' });
    if (committed) {
      tryGit(path.join(root, below), 'add', '.');
      git(path.join(root, below), 'commit', '--quiet', '--allow-empty', '--message=nested');
    }
  }
  for (const one of added) {
    tryGit(root, 'add', one);
  }
  for (const one of deleted) {
    rmSync(path.join(root, one), { recursive: true, force: true });
    removeEmpty(root, path.posix.dirname(one));
  }
  for (const one of links.filter((each) => existsSync(path.dirname(path.join(root, each))))) {
    tryMake(() => {
      symlinkSync('.', path.join(root, one));
    });
  }
}

/** An empty folder holds nothing, so that only the walk meets it. */
function removeEmpty(root: string, folder: string): void {
  if (folder !== '.') {
    tryMake(() => {
      rmdirSync(path.join(root, folder));
    });
    removeEmpty(root, path.posix.dirname(folder));
  }
}

/** Does what may well be refused: the tree is as good without. */
function tryMake(make: () => unknown): void {
  try {
    make();
  } catch {
    // Something else is there, or in it.
  }
}

/** Whether an unsaved document may be there: below folders, or where nothing is yet. */
function mayHold(root: string, name: string): boolean {
  const folders = name
    .split('/')
    .slice(0, -1)
    .map((_, index, all) => all.slice(0, index + 1).join('/'));
  return folders.every((one) => lstatSync(path.join(root, one), { throwIfNoEntry: false })?.isDirectory() !== false);
}

const withoutBlanks = ({ path: name, reason, rule }: { path: string; reason: string; rule?: string }) => [
  name,
  reason,
  rule?.trimEnd(),
];

describe('git and the walk', () => {
  it('discover the same', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(tree, questions, async (shape, question) => {
        await withTree({}, async (root) => {
          build(root, shape);
          const unsaved = (question.unsaved ?? []).filter((one) => mayHold(root, one.path));
          const changes = { ...question, unsaved };
          const byGit = await discoverByGit(rootsOf(root), changes);
          const byWalk = await discoverByWalk(rootsOf(root), changes);
          assert.deepEqual(byGit.files, byWalk.files);
          assert.deepEqual(byGit.excluded.map(withoutBlanks), byWalk.excluded.map(withoutBlanks));
        });
      }),
      { numRuns: Math.min(Number(process.env['PROPERTY_RUNS'] ?? 30), 1_000), seed: 20261121 },
    );
  });
});
