// A pack that is stopped, or whose files change under it, at any point: it ends as it should, and the next one is right.

import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run, type PackDeps } from '../../../src/core/pack/pack.ts';
import type { LaidPack, PackInput } from '../../../src/core/pack/packTypes.ts';
import type { FileSource } from '../../../src/core/ports.ts';
import { createNodeFileSource } from '../../../src/host/files/nodeFileSource.ts';
import { createGitLister } from '../../../src/host/git/gitLister.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { plainInput } from '../../unit/pack/packing.ts';
import { rootsOf } from '../git/discovering.ts';
import { git } from '../git/realGit.ts';
import { withTree } from '../files/temporaryTree.ts';

const body = (name: string) => `export function ${name}() {\n  return cart.total();\n}\n`.repeat(30);
const names = ['a', 'b', 'in/c', 'in/d', 'in/deep/e', 'other/f'];
const tree = {
  '.gitignore': '*.log\n',
  'README.md': '# The cart\n',
  'x.log': 'left out\n',
  ...Object.fromEntries(names.map((name) => [`${name}.ts`, body(name.replaceAll('/', ''))])),
};

/** Not all of it fits, so that texts are read again to be cut. */
const input: PackInput = { ...plainInput, budget: 3_000 };

/** Calls `at` before the call of that number, counted from 0. */
function interrupting(files: FileSource, number: number, at: () => void): { files: FileSource; calls: () => number } {
  let calls = 0;
  const count = <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Result) => {
    return (...given: Arguments): Result => {
      if (calls === number) {
        at();
      }
      calls += 1;
      return work(...given);
    };
  };
  const stats =
    files.stats && count((...given: Parameters<NonNullable<FileSource['stats']>>) => files.stats?.(...given));
  return {
    files: {
      readDirectory: count((folder: string) => files.readDirectory(folder)),
      size: count((file: string) => files.size(file)),
      readFile: count((file: string) => files.readFile(file)),
      ...(stats && { stats: async (...given) => (await stats(...given)) ?? [] }),
    },
    calls: () => calls,
  };
}

type Interrupted = Omit<PackDeps, 'files'>;

/** A packer over the folder, by git or by the walk, whose memory lives as long as it. */
function packer(root: string, isGit: boolean): Interrupted {
  const roots = rootsOf(root);
  const lister = createGitLister({ roots, isTrusted: true, searchPath: process.env['PATH'] });
  return { ...packDeps(), ...(isGit && { lister }) };
}

async function packAt(root: string, deps: Interrupted, number: number, at: () => void, signal: AbortSignal) {
  const { files, calls } = interrupting(createNodeFileSource(rootsOf(root)), number, at);
  return { pack: await run(input, { ...deps, files }, signal), calls: calls() };
}

const quiet = new AbortController().signal;
const nothing = (): void => undefined;

/** How many calls of the disk a pack makes. */
async function callsOf(root: string, isGit: boolean): Promise<{ readonly pack: LaidPack; readonly calls: number }> {
  return packAt(root, packer(root, isGit), -1, nothing, quiet);
}

const changes: readonly (readonly [string, (file: string) => void])[] = [
  [
    'vanishes',
    (file) => {
      rmSync(file, { force: true });
    },
  ],
  [
    'grows',
    (file) => {
      appendFileSync(file, body('grown'));
    },
  ],
  [
    'is cut off',
    (file) => {
      truncateSync(file, 40);
    },
  ],
  [
    'is no text any more',
    (file) => {
      writeFileSync(file, Buffer.alloc(4_000));
    },
  ],
  [
    'gives way to a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  [
    'grows beyond all bounds',
    (file) => {
      truncateSync(file, 80_000_000);
    },
  ],
];

/** All that was found has one place, and what stands as sent in full is in the prompt. */
function requireRight({ manifest, messages }: LaidPack, why: string): void {
  const places = [...manifest.files, ...manifest.excluded].map((one) => one.path);
  assert.deepEqual(places.toSorted(), [...new Set(places)].toSorted(), why);
  assert.ok(manifest.tokens.total <= manifest.budget, why);
  const prompt = messages.map(({ content }) => content).join('\n');
  for (const { path: name, level } of manifest.files) {
    assert.ok(level !== 'full' || prompt.includes(`path="${name}"`), `${why}: ${name}`);
  }
}

for (const isGit of [true, false]) {
  describe(`a pack ${isGit ? 'by git' : 'by the walk'}`, () => {
    const withWorkspace = (work: (root: string) => Promise<void>) =>
      withTree(tree, async (root) => {
        if (isGit) {
          git(root, 'init', '--quiet');
        }
        await work(root);
      });

    it('ends with the reason of a stop, wherever that comes, and the next one is as if nothing had been', async function () {
      this.timeout(60_000);
      await withWorkspace(async (root) => {
        const whole = await callsOf(root, isGit);
        for (let number = 0; number < whole.calls; number += 1) {
          const deps = packer(root, isGit);
          const controller = new AbortController();
          const stop = () => {
            controller.abort(new Error('stopped by the user'));
          };
          await assert.rejects(
            packAt(root, deps, number, stop, controller.signal),
            /stopped by the user/,
            `call ${number}`,
          );
          const { pack } = await packAt(root, deps, -1, nothing, quiet);
          assert.deepEqual(pack.messages, whole.pack.messages, `after a stop at call ${number}`);
        }
      });
    });

    for (const [name, change] of changes) {
      it(`is right when a file ${name}, at whatever point`, async function () {
        this.timeout(60_000);
        let calls = 1;
        for (let number = 0; number < calls; number += 1) {
          await withWorkspace(async (root) => {
            const disturb = () => {
              change(path.join(root, 'in/c.ts'));
            };
            const first = await packAt(root, packer(root, isGit), number, disturb, quiet);
            calls = Math.max(calls, first.calls);
            requireRight(first.pack, `at call ${number}`);
          });
        }
      });
    }
  });
}
