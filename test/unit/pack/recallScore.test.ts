import assert from 'node:assert/strict';
import type { Hunk } from '../../bench/recallCases.ts';
import { recallOf } from '../../bench/recallScore.ts';

const file = (
  path: string,
  level: 'full' | 'excerpt' | 'listed',
  lines: readonly (readonly [number, number])[] = [],
) => ({
  ...{ path, level, tokens: 1, score: 1, reason: '' },
  lines,
});

describe('the recall of a pack', () => {
  const cases: readonly (readonly [string, readonly (readonly [number, number])[], readonly Hunk[], number])[] = [
    ['holds changed lines in one range', [[10, 20]], [[12, 3]], 1],
    ['misses a change that reaches out of it', [[10, 20]], [[19, 3]], 0],
    [
      'misses one of two changes',
      [[10, 20]],
      [
        [12, 1],
        [30, 1],
      ],
      0,
    ],
    [
      'holds changes in two ranges',
      [
        [10, 20],
        [28, 40],
      ],
      [
        [12, 1],
        [30, 1],
      ],
      1,
    ],
    ['holds an addition between two lines sent', [[10, 20]], [[12, 0]], 1],
    ['misses an addition at the edge of a range', [[10, 20]], [[20, 0]], 0],
    ['holds an addition before the first line', [[1, 5]], [[0, 0]], 1],
    ['holds nothing without lines', [], [[1, 1]], 0],
  ];
  for (const [name, lines, hunks, expected] of cases) {
    it(name, () => {
      assert.equal(recallOf(['a'], [file('a', 'excerpt', lines)], new Map([['a', hunks]])), expected);
    });
  }

  it('is the share of the changed files in it', () => {
    const files = [file('a', 'full'), file('b', 'listed'), file('c', 'full')];
    assert.equal(recallOf(['a', 'b', 'gone'], files, new Map()), 1 / 3);
  });
});
