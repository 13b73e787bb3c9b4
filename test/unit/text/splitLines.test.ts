import assert from 'node:assert/strict';
import { lineAt, mainLineEnding, splitLines } from '../../../src/core/text/splitLines.ts';

describe('splitLines', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['a', ['a']],
    ['a\n', ['a\n']],
    ['a\n\nb', ['a\n', '\n', 'b']],
    ['a\r\nb\r\n', ['a\r\n', 'b\r\n']],
    ['a\rb', ['a\r', 'b']],
    ['\n\r\n\r', ['\n', '\r\n', '\r']],
  ];
  for (const [text, expected] of cases) {
    it(`splits ${JSON.stringify(text)} and keeps every byte`, () => {
      assert.deepEqual(
        splitLines(text).map((line) => text.slice(line.start, line.end)),
        expected,
      );
    });
  }

  it('tells content and ending apart', () => {
    assert.deepEqual(splitLines('x \r\ny'), [
      { start: 0, contentEnd: 2, end: 4, content: 'x ' },
      { start: 4, contentEnd: 5, end: 5, content: 'y' },
    ]);
  });
});

describe('mainLineEnding', () => {
  const cases = [
    ['', '\n'],
    ['one line', '\n'],
    ['a\nb\r\n', '\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
  ] as const;
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () => {
      assert.equal(mainLineEnding(text), expected);
    });
  }
});

describe('lineAt', () => {
  it('finds the line of every offset', () => {
    const text = 'ab\n\nc';
    assert.deepEqual(
      Array.from({ length: text.length + 1 }, (_, offset) => lineAt(splitLines(text), offset)),
      [0, 0, 0, 1, 2, 2],
    );
  });
});
