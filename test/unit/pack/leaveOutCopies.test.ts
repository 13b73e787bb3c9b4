// Copies in a workspace: one of them is sent, unless the user wants another.

import assert from 'node:assert/strict';
import { levelsOf } from './packing.ts';

const lines = Array.from(
  { length: 300 },
  (_, index) => `export const value${index} = compute(${index}, 'name ${index}');`,
);
const workspace = {
  'src/prices.ts': lines.join('\n'),
  'old/copy/prices.ts': lines.join('\n'),
  'src/other.ts': 'export const other = 1;\n',
};
const budget = 40_000;

describe('copies in a workspace', () => {
  it('are left out for the one nearest to the top, with the reason', async () => {
    assert.deepEqual(await levelsOf(workspace, { budget }), {
      'src/prices.ts': 'full',
      'src/other.ts': 'full',
      'old/copy/prices.ts': 'duplicate (the same as src/prices.ts)',
    });
  });

  it('stay when they are open, added or pinned', async () => {
    const path = 'old/copy/prices.ts';
    for (const wish of [
      { openPaths: [path] },
      { activePath: path },
      { attachments: [{ kind: 'file', path }] as const },
      { pinned: [path] },
    ]) {
      assert.equal((await levelsOf(workspace, { budget, ...wish }))[path], 'full');
    }
  });
});
