// What holds for every cut: its lines stand in the file, its marks do not, and it is no longer than the text.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutText, linesOf, type Cut } from '../../../src/core/syntax/cut.ts';
import { excerptOf } from '../../../src/core/syntax/excerptOf.ts';
import { outlineOf } from '../../../src/core/syntax/outlineOf.ts';
import { property } from '../property.ts';
import { anyDefinitions, anyPath, anyRanges, anyText } from './arbitraryText.ts';

/** The rows of a cut by what they are, read from its ranges alone. */
function readBack({ text, lines }: Cut): { readonly kept: readonly string[]; readonly marks: readonly string[] } {
  const rows = linesOf(text);
  const kept: string[] = [];
  const marks: string[] = [];
  let at = 0;
  for (const [first, last] of lines) {
    marks.push(...(at > 0 ? rows.slice(at, at + 1) : []));
    at += at > 0 ? 1 : 0;
    kept.push(...rows.slice(at, at + last - first + 1));
    at += last - first + 1;
  }
  return { kept, marks: [...marks, ...rows.slice(at)] };
}

function holds(text: string, cut: Cut): void {
  const lines = linesOf(text);
  const { kept, marks } = readBack(cut);
  assert.deepEqual(
    kept,
    cut.lines.flatMap(([first, last]) => lines.slice(first - 1, last)),
  );
  assert.deepEqual(
    marks.filter((mark) => lines.includes(mark) || !/…\d+ lines?/u.test(mark)),
    [],
  );
  const firsts = cut.lines.slice(1).map(([first], index) => first > (cut.lines[index]?.[1] ?? 0) + 1);
  assert.ok(firsts.every(Boolean), 'ranges neither overlap nor touch');
  assert.ok(cut.text.length <= text.length, 'no longer than the text');
}

describe('A cut of a text', () => {
  it('has the lines that it names and marks for the others, as an outline', () => {
    property(
      fc.property(anyText, anyDefinitions, anyPath, (text, definitions, path) => {
        holds(text, outlineOf(text, definitions, path));
      }),
    );
  });

  it('has the lines that it names and marks for the others, as an excerpt', () => {
    property(
      fc.property(anyText, anyDefinitions, anyRanges, anyPath, (text, definitions, ranges, path) => {
        const cut = excerptOf(text, definitions, ranges, { path });
        holds(text, cut);
        const isIn = (line: number): boolean => cut.lines.some(([first, last]) => first <= line && line <= last);
        const count = linesOf(text).length;
        const missing = ranges.flatMap(([first, last]) =>
          Array.from(
            { length: Math.max(0, Math.min(last, count) - Math.max(1, first) + 1) },
            (_, index) => Math.max(1, first) + index,
          ),
        );
        assert.deepEqual(
          missing.filter((line) => !isIn(line)),
          [],
        );
      }),
    );
  });

  it('is the text itself, to the last line feed, when all is kept', () => {
    property(
      fc.property(
        anyText.filter((text) => text !== ''),
        (text) => {
          const count = linesOf(text).length;
          assert.deepEqual(
            cutText('a.ts', text, () => true),
            { text, lines: [[1, count]] },
          );
        },
      ),
    );
  });

  const body = ['one();', 'two();', 'three();', 'four();'];
  const cases: readonly {
    readonly name: string;
    readonly path: string;
    readonly lines: readonly string[];
    readonly keeps: readonly number[];
    readonly text: string;
  }[] = [
    {
      name: 'marks what is left out in comments of the language',
      path: 'a.py',
      lines: ['a', ...body, 'b'],
      keeps: [0, 5],
      text: 'a\n# …4 lines\nb',
    },
    {
      name: 'closes the comment where the language closes it',
      path: 'a.css',
      lines: ['a', ...body, 'b'],
      keeps: [0, 5],
      text: 'a\n/* …4 lines */\nb',
    },
    {
      name: 'keeps lines that are no longer than their mark',
      path: 'a.ts',
      lines: ['a', '}', '', 'b', 'x'.repeat(50)],
      keeps: [0, 3, 4],
      text: `a\n}\n\nb\n${'x'.repeat(50)}`,
    },
    {
      name: 'counts one line as one',
      path: 'a.ts',
      lines: ['a', 'x'.repeat(50), 'b'],
      keeps: [0, 2],
      text: 'a\n// …1 line\nb',
    },
    {
      name: 'has more dots than the text where the text has such words',
      path: 'a.ts',
      lines: ['// …7 lines', ...body, 'b', '…… 3'],
      keeps: [0, 5, 6],
      text: '// …7 lines\n// ………4 lines\nb\n…… 3',
    },
    {
      name: 'ends a mark as the lines around it end',
      path: 'a.ts',
      lines: ['a\r', ...body.map((line) => `${line}\r`), 'b\r'],
      keeps: [0, 5],
      text: 'a\r\n// …4 lines\r\nb\r',
    },
    { name: 'begins with a line of the file', path: 'a.ts', lines: [...body, 'b'], keeps: [4], text: 'b' },
    { name: 'is empty when nothing is kept', path: 'a.ts', lines: body, keeps: [], text: '' },
  ];
  for (const { name, path, lines, keeps, text } of cases) {
    it(name, () => {
      assert.equal(cutText(path, lines.join('\n'), (index) => keeps.includes(index)).text, text);
    });
  }
});
