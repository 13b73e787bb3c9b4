import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../../src/core/syntax/cut.ts';
import { excerptOf } from '../../../src/core/syntax/excerptOf.ts';
import { fileRows } from '../../../src/core/syntax/fileLines.ts';
import { property } from '../property.ts';
import { anyDefinitions, anyRanges, anyText } from './arbitraryText.ts';

describe('The lines of a file behind the rows of a cut', () => {
  it('are those of the file, and of a mark those that it stands for', () => {
    const rowAt = fileRows([
      [3, 4],
      [8, 8],
      [20, 21],
    ]);
    assert.deepEqual(
      Array.from({ length: 9 }, (_, row) => [...rowAt(row).lines, rowAt(row).isMark]),
      [
        [3, 3, false],
        [4, 4, false],
        [5, 7, true],
        [8, 8, false],
        [9, 19, true],
        [20, 20, false],
        [21, 21, false],
        [22, 22, true],
        [22, 22, true],
      ],
    );
  });

  it('are counted from the first where the text is the file', () => {
    assert.deepEqual(
      [undefined, []].map((ranges) => fileRows(ranges)(4)),
      Array(2).fill({ lines: [5, 5], isMark: false }),
    );
  });

  it('read as the rows do, whatever was cut', () => {
    property(
      fc.property(anyText, anyDefinitions, anyRanges, (text, definitions, ranges) => {
        const lines = linesOf(text);
        const cut = excerptOf(text, definitions, ranges, { path: 'a.ts' });
        const rowAt = fileRows(cut.lines);
        const wrong = linesOf(cut.text).filter((row, index) => {
          const {
            lines: [line],
            isMark,
          } = rowAt(index);
          return !isMark && lines[line - 1] !== row;
        });
        assert.deepEqual(wrong, []);
      }),
    );
  });
});
