// Paths by a few letters: which ones are meant, in which order.

import assert from 'node:assert/strict';
import { matchPaths, toPathList } from '../../../src/core/chat/matchPaths.ts';

const list = toPathList([
  'src/pay/retry.ts',
  'docs/retry policy.md',
  'src/tryRetry.ts',
  'retry/index.ts',
  'src/Cart.ts',
]);

describe('paths by a few letters', () => {
  const cases: readonly (readonly [string, number, readonly string[]])[] = [
    ['', 2, ['src/pay/retry.ts', 'docs/retry policy.md']],
    ['retry', 9, ['src/pay/retry.ts', 'docs/retry policy.md', 'src/tryRetry.ts', 'retry/index.ts']],
    ['RETRY', 1, ['src/pay/retry.ts']],
    ['cart', 9, ['src/Cart.ts', 'src/pay/retry.ts']],
    ['srt', 2, ['src/Cart.ts', 'src/tryRetry.ts']],
    ['pay/re', 9, ['src/pay/retry.ts']],
    ['zzz', 9, []],
  ];
  for (const [query, most, found] of cases) {
    it(`finds ${found.length} of ${most} for ${JSON.stringify(query)}`, () => {
      assert.deepEqual(matchPaths(list, query, most), found);
    });
  }
});
