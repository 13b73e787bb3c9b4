// What may be typed into a terminal: one line that runs nothing by itself.

import assert from 'node:assert/strict';
import { terminalLine } from '../../../src/core/chat/terminalLine.ts';

describe('the line for the terminal', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['npm test\n', 'npm test'],
    ['$ npm test', 'npm test'],
    ['\n\n  ls -la  \n', 'ls -la'],
    ['ls\rrm -rf .', undefined],
    ['ls\u2028rm', undefined],
    ['a\nb', undefined],
    ['', undefined],
    [' \n ', undefined],
    ['ls\u0003\u001b[A\u0004', 'ls[A'],
    ['ls\u202e\u200b x', 'ls x'],
  ];
  for (const [text, line] of cases) {
    it(`is ${JSON.stringify(line)} of ${JSON.stringify(text)}`, () => {
      assert.equal(terminalLine(text), line);
    });
  }
});
