// When a line is continued from elsewhere, and when it is not.

import assert from 'node:assert/strict';
import { continueLine } from '../../../src/core/search/continueLine.ts';

const cases: readonly (readonly [string, string, readonly string[], string])[] = [
  ['continues as the one other line', '  return await this.', ['return await this.load(path);'], 'load(path);'],
  ['looks past indentation', 'const total = ', ['\t\tconst total = sum(items);  '], 'sum(items);'],
  ['needs eight characters', 'return x', ['return x.y;'], ''],
  ['does not count blanks', 'a = b   +   ', ['a = b   +   c'], ''],
  ['gives nothing when two lines differ', 'expect(value).', ['expect(value).toBe(1);', 'expect(value).toBe(2);'], ''],
  [
    'takes what nine of ten lines say',
    'expect(value).',
    [...Array<string>(9).fill('expect(value).ok();'), 'expect(value).no();'],
    'ok();',
  ],
  [
    'does not take what eight of nine lines say',
    'expect(value).',
    [...Array<string>(8).fill('expect(value).ok();'), 'expect(value).no();'],
    '',
  ],
  ['counts a line that ends there', 'const total = ', ['const total =', 'const total = 1;'], ''],
  ['gives nothing when the line is whole', 'return undefined;', ['return undefined;'], ''],
  ['gives nothing without other lines', 'return undefined', [], ''],
];

describe('continuing a line', () => {
  for (const [name, beginning, lines, expected] of cases) {
    it(name, () => {
      assert.deepEqual(continueLine(beginning, lines), expected);
    });
  }
});
