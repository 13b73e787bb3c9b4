// A manifest that crosses between threads.

import assert from 'node:assert/strict';
import { fromColumns, toColumns } from '../../../src/host/worker/packColumns.ts';
import type { Manifest, PackedFile } from '../../../src/protocol/manifest.ts';

const files: readonly PackedFile[] = [
  { path: 'src/a.ts', level: 'full', tokens: 120, score: 0.93, reason: 'matches the question' },
  {
    path: 'odd\nname,"é".ts',
    level: 'excerpt',
    lines: [
      [1, 4],
      [9, 12],
    ],
    tokens: 31,
    score: 0.5,
    reason: 'too large',
  },
  { path: 'src/b.ts', level: 'outline', tokens: 9, score: 1 / 3, reason: 'matches the question' },
  { path: 'src/c.ts', level: 'listed', tokens: 0, score: 0, reason: '' },
  { path: 'src/d.ts', level: 'folded', tokens: 0, score: 0, reason: '' },
];

const manifest: Manifest = {
  budget: 1000,
  tokens: { total: 200, instructions: 20, tree: 20, files: 160 },
  files,
  excluded: [{ path: '.env', reason: 'secret' }],
  hidden: [],
  invisible: [],
  cache: { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: 'nothing was sent before' },
  price: { currency: 'USD' },
  timings: { discoverMs: 1, countMs: 2, rankMs: 3, renderMs: 4, totalMs: 10 },
};

describe('a manifest between threads', () => {
  it('arrives as it was', () => {
    assert.deepEqual(fromColumns(structuredClone(toColumns(manifest))), manifest);
  });

  it('arrives without files', () => {
    assert.deepEqual(fromColumns(structuredClone(toColumns({ ...manifest, files: [] }))).files, []);
  });
});
