// Citations are resolved against the text that was sent.

import assert from 'node:assert/strict';
import { resolveCitations } from '../../../src/core/chat/citations.ts';
import type { SentDocument } from '../../../src/core/pack/packTypes.ts';

const documents: readonly SentDocument[] = [
  { path: 'src/pay/retry.ts', text: 'a\n  const key = uuid();\n  return charge(\n    key,\n  );\n' },
  { path: 'src/big.ts', text: 'the middle\nof a file\n', lines: [[101, 102]] },
  {
    path: 'src/cut.ts',
    text: 'class Shop {\n// …8 lines\n  sell() {\n    one();\n// …19 lines\n  }\n}\n// …3 lines',
    lines: [
      [1, 1],
      [10, 11],
      [31, 32],
    ],
  },
];

const cases: readonly { readonly name: string; readonly answer: string; readonly expected: readonly unknown[] }[] = [
  {
    name: 'an exact quotation holds at its line',
    answer: 'It is new each time [src/pay/retry.ts "const key = uuid();"].',
    expected: [['src/pay/retry.ts', [2, 2], 'holds']],
  },
  {
    name: 'white space and line breaks may differ',
    answer: '[src/pay/retry.ts "return charge( key, );"]',
    expected: [['src/pay/retry.ts', [3, 5], 'holds']],
  },
  {
    name: 'an excerpt counts its lines from its place in the file',
    answer: '[src/big.ts "of a file"]',
    expected: [['src/big.ts', [102, 102], 'holds']],
  },
  {
    name: 'words that were not sent are missing',
    answer: '[src/big.ts "never"]',
    expected: [['src/big.ts', [1, 1], 'missing']],
  },
  {
    name: 'a file that was not sent is missing',
    answer: '[src/other.ts "x"]',
    expected: [['src/other.ts', [1, 1], 'missing']],
  },
  {
    name: 'a file alone is cited by its first line',
    answer: 'See [src/big.ts].',
    expected: [['src/big.ts', [101, 101], 'holds']],
  },
  { name: 'a bracket that names no file is prose', answer: 'An array [a.b] and [1.5].', expected: [] },
  {
    name: 'the same citation counts once',
    answer: '[src/big.ts] and [src/big.ts]',
    expected: [['src/big.ts', [101, 101], 'holds']],
  },
  {
    name: 'a quotation from any part of a file holds at its line in the file',
    answer: '[src/cut.ts "class Shop {"] [src/cut.ts "one();"] [src/cut.ts "sell() { one();"]',
    expected: [
      ['src/cut.ts', [1, 1], 'holds'],
      ['src/cut.ts', [11, 11], 'holds'],
      ['src/cut.ts', [10, 11], 'holds'],
    ],
  },
  {
    name: 'a quotation that passes over what was left out holds from its first line to its last',
    answer: '[src/cut.ts "one(); } }"]',
    expected: [['src/cut.ts', [11, 32], 'holds']],
  },
  {
    name: 'a quotation with the mark for what was left out holds for these lines too',
    answer: '[src/cut.ts "class Shop { // …8 lines"] [src/cut.ts "one(); // …19 lines }"]',
    expected: [
      ['src/cut.ts', [1, 9], 'holds'],
      ['src/cut.ts', [11, 31], 'holds'],
    ],
  },
  {
    name: "a mark is none of the file's words",
    answer: '[src/cut.ts "// …8 lines"] [src/cut.ts "3 lines"]',
    expected: [
      ['src/cut.ts', [1, 1], 'missing'],
      ['src/cut.ts', [1, 1], 'missing'],
    ],
  },
  {
    name: 'a part of a file alone is cited by its first line',
    answer: '[src/cut.ts]',
    expected: [['src/cut.ts', [1, 1], 'holds']],
  },
  { name: 'code is no citation', answer: '`[src/big.ts]`\n```\n[src/big.ts "of a file"]\n```\n', expected: [] },
  {
    name: 'special characters in a quotation are taken as they are',
    answer: '[src/big.ts "a.*(b"]',
    expected: [['src/big.ts', [1, 1], 'missing']],
  },
];

describe('resolveCitations', () => {
  for (const { name, answer, expected } of cases) {
    it(name, () => {
      const found = resolveCitations(answer, documents).map(({ path, lines, state }) => [path, lines, state]);
      assert.deepEqual(found, expected);
    });
  }
});
