// Which paths a question is about, by its scope, its pattern and what was added by hand.

import assert from 'node:assert/strict';
import type { PackInput } from '../../../src/core/pack/packTypes.ts';
import { inScope } from '../../../src/core/pack/scopeFiles.ts';

type Scoped = Parameters<typeof inScope>[0];

const paths = ['README.md', 'src/a.ts', 'src/a.test.ts', 'src/deep/b.ts', 'src2/c.ts', 'docs/guide.md'];

const scope = (kind: PackInput['scope'], rest: Partial<Scoped> = {}): Scoped => ({
  scope: kind,
  attachments: [],
  openPaths: [],
  ...rest,
});

const cases: readonly { readonly name: string; readonly input: Scoped; readonly expected: readonly string[] }[] = [
  { name: 'the workspace', input: scope({ kind: 'workspace' }), expected: paths },
  {
    name: 'a folder, and none whose name begins alike',
    input: scope({ kind: 'folder', path: 'src' }),
    expected: ['src/a.ts', 'src/a.test.ts', 'src/deep/b.ts'],
  },
  { name: 'the active file', input: scope({ kind: 'file' }, { activePath: 'src/a.ts' }), expected: ['src/a.ts'] },
  {
    name: 'the open editors',
    input: scope({ kind: 'editors' }, { openPaths: ['README.md'], activePath: 'src/a.ts' }),
    expected: ['README.md', 'src/a.ts'],
  },
  {
    name: 'a pattern for names',
    input: scope({ kind: 'workspace' }, { only: ['*.md'] }),
    expected: ['README.md', 'docs/guide.md'],
  },
  {
    name: 'a pattern for one folder level',
    input: scope({ kind: 'workspace' }, { only: ['src/*.ts'] }),
    expected: ['src/a.ts', 'src/a.test.ts'],
  },
  {
    name: 'a pattern that names a folder',
    input: scope({ kind: 'workspace' }, { only: ['src/'] }),
    expected: ['src/a.ts', 'src/a.test.ts', 'src/deep/b.ts'],
  },
  {
    name: 'a pattern with an exception',
    input: scope({ kind: 'workspace' }, { only: ['src/*.ts', '!*.test.ts'] }),
    expected: ['src/a.ts'],
  },
  {
    name: 'a pattern inside a folder',
    input: scope({ kind: 'folder', path: 'src' }, { only: ['**/deep/**'] }),
    expected: ['src/deep/b.ts'],
  },
  {
    name: 'what was added by hand beside the pattern',
    input: scope({ kind: 'workspace' }, { only: ['*.md'], attachments: [{ kind: 'file', path: 'src2/c.ts' }] }),
    expected: ['README.md', 'src2/c.ts', 'docs/guide.md'],
  },
];

describe('the files in scope', () => {
  for (const { name, input, expected } of cases) {
    it(`are those of ${name}`, () => {
      assert.deepEqual(paths.filter(inScope(input)), expected);
    });
  }
});
