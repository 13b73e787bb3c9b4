// Keystrokes that make one edit, and stretches that move with the text.

import assert from 'node:assert/strict';
import { continueEpisode, moveRanges, type Episode } from '../../../src/core/completion/nextEditEpisode.ts';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';

/** A change as start, end and the text that comes in. */
type Change = readonly [start: number, end: number, newText: string];

const toEdit = ([start, end, newText]: Change): TextEdit => ({ start, end, newText });

/** What was replaced and what stands there, after all changes. */
function made(text: string, changes: readonly Change[]): readonly [string, string, string] {
  const episode = changes.reduce<Episode | undefined>(
    (current, change) => continueEpisode(current, current?.after ?? text, toEdit(change)),
    undefined,
  );
  assert.ok(episode);
  const { before, replaced, after, made: range } = episode;
  return [before.slice(replaced.start, replaced.end), after.slice(range.start, range.end), after];
}

const CASES: readonly (readonly [
  shows: string,
  text: string,
  changes: readonly Change[],
  expected: readonly string[],
])[] = [
  [
    'a word that is typed',
    'go(a);',
    [
      [4, 4, ','],
      [5, 5, 'b'],
    ],
    ['', ',b', 'go(a,b);'],
  ],
  [
    'a word that is replaced',
    'go(a);',
    [
      [3, 4, 'b'],
      [4, 4, 'c'],
    ],
    ['a', 'bc', 'go(bc);'],
  ],
  [
    'a word that is removed first',
    'go(ab);',
    [
      [4, 5, ''],
      [3, 4, ''],
      [3, 3, 'c'],
    ],
    ['ab', 'c', 'go(c);'],
  ],
  [
    'a word corrected from its left',
    'go(ab);',
    [
      [4, 5, 'c'],
      [3, 4, 'd'],
    ],
    ['ab', 'dc', 'go(dc);'],
  ],
  [
    'a value that is wrapped',
    '[1, 2]',
    [
      [1, 1, 'f('],
      [4, 4, ')'],
    ],
    ['1', 'f(1)', '[f(1), 2]'],
  ],
  [
    'another place',
    'a b c',
    [
      [0, 1, 'x'],
      [4, 5, 'y'],
    ],
    ['c', 'y', 'x b y'],
  ],
  [
    'a closer on another line',
    'a\nb',
    [
      [0, 0, '('],
      [4, 4, ')'],
    ],
    ['', ')', '(a\nb)'],
  ],
];

describe('the edit that is being made', () => {
  for (const [shows, text, changes, expected] of CASES) {
    it(`is ${shows}`, () => {
      assert.deepEqual(made(text, changes), expected);
    });
  }
});

describe('a stretch of text', () => {
  const cases: readonly (readonly [string, Change, readonly [number, number]])[] = [
    ['moves with what comes in before it', [0, 0, 'xy'], [6, 10]],
    ['stays before what comes in behind it', [9, 9, 'xy'], [4, 8]],
    ['grows with what comes in inside', [5, 6, 'xyz'], [4, 10]],
    ['grows over what cuts into it', [2, 5, ''], [2, 5]],
  ];
  for (const [shows, change, [start, end]] of cases) {
    it(shows, () => {
      assert.deepEqual(moveRanges([{ start: 4, end: 8 }], toEdit(change)), [{ start, end }]);
    });
  }
});
