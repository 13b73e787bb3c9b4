import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffLines, diffLinesEarly, type LineHunk } from '../../../src/core/text/diffLines.ts';
import { property } from '../property.ts';

const line = fc.constantFrom('a', 'b', 'c', 'd');
const lines = fc.array(line, { maxLength: 12 });

describe('diffLines', () => {
  const cases: readonly (readonly [string, string, readonly (readonly [number, number, number, number])[]])[] = [
    ['', '', []],
    ['abc', 'abc', []],
    ['', 'ab', [[0, 0, 0, 2]]],
    ['ab', '', [[0, 2, 0, 0]]],
    ['abc', 'axc', [[1, 2, 1, 2]]],
    ['abcd', 'abXcd', [[2, 2, 2, 3]]],
    [
      'abcdef',
      'xbcdey',
      [
        [0, 1, 0, 1],
        [5, 6, 5, 6],
      ],
    ],
  ];
  for (const [before, after, expected] of cases) {
    it(`from "${before}" to "${after}"`, () => {
      assert.deepEqual(diffLines(Array.from(before), Array.from(after)).map(numbers), expected);
    });
  }

  it('puts a repeated line as late as it can, and as early as it can', () => {
    assert.deepEqual(
      [
        diffLines(Array.from('abab'), Array.from('ababab')),
        diffLinesEarly(Array.from('abab'), Array.from('ababab')),
      ].map((hunks) => hunks.map(numbers)),
      [[[4, 4, 4, 6]], [[0, 0, 0, 2]]],
    );
  });

  it('covers the middle with one hunk when the texts have nothing in common for too long', () => {
    const before = Array.from({ length: 1500 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 1500 }, (_, index) => `now ${index}`);
    assert.deepEqual(diffLines(['head', ...before, 'tail'], ['head', ...after, 'tail']).map(numbers), [
      [1, 1501, 1, 1501],
    ]);
  });

  for (const [name, diff] of [
    ['late', diffLines],
    ['early', diffLinesEarly],
  ] as const) {
    it(`rebuilds the second text from the first (${name})`, () => {
      property(
        fc.property(lines, lines, (before, after) => {
          assert.deepEqual(patched(before, after, diff(before, after)), after);
        }),
      );
    });

    it(`changes no more lines than a longest common part allows (${name})`, () => {
      property(
        fc.property(lines, lines, (before, after) => {
          const changed = diff(before, after).reduce(
            (sum, hunk) => sum + hunk.oldEnd - hunk.oldStart + hunk.newEnd - hunk.newStart,
            0,
          );
          assert.equal(changed, before.length + after.length - 2 * commonLength(before, after));
        }),
      );
    });
  }
});

function numbers(hunk: LineHunk): readonly [number, number, number, number] {
  return [hunk.oldStart, hunk.oldEnd, hunk.newStart, hunk.newEnd];
}

function patched(before: readonly string[], after: readonly string[], hunks: readonly LineHunk[]): readonly string[] {
  const result: string[] = [];
  let position = 0;
  for (const hunk of hunks) {
    result.push(...before.slice(position, hunk.oldStart), ...after.slice(hunk.newStart, hunk.newEnd));
    position = hunk.oldEnd;
  }
  return [...result, ...before.slice(position)];
}

/** Length of the longest common subsequence, by the plain table. */
function commonLength(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const item of before) {
    const next = [0];
    after.forEach((other, index) => {
      next.push(item === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
