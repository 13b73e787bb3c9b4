// Which changes of files are worth another pack.

import assert from 'node:assert/strict';
import { concernsPack } from '../../../src/core/pack/concernsPack.ts';
import type { ExcludedFile } from '../../../src/protocol/manifest.ts';

const excluded: readonly ExcludedFile[] = [
  { path: 'dist/', reason: 'ignored' },
  { path: 'app/node_modules/', reason: 'vendored' },
  { path: '.env', reason: 'secret' },
  { path: 'plan.md', reason: 'excluded' },
  { path: 'logo.png', reason: 'binary' },
];

describe('a change concerns the pack', () => {
  for (const [paths, expected] of [
    [[], false],
    [['src/a.ts'], true],
    [['.gitignore'], true],
    [['dist/a/b.js', 'dist', 'dist/'], false],
    [['app/node_modules/x/index.js', '.env', 'plan.md'], false],
    [['dist/a.js', 'distant.ts'], true],
    [['logo.png'], true],
    [['app'], true],
  ] as const) {
    it(`${expected ? 'when' : 'not when'} it is of ${paths.join(' and ') || 'nothing'}`, () => {
      assert.equal(concernsPack({ excluded }, paths), expected);
    });
  }
});
