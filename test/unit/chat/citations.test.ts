// Citations are resolved against the text that was sent.

import assert from 'node:assert/strict';
import { resolveCitations } from '../../../src/core/chat/citations.ts';
import type { SentDocument } from '../../../src/core/pack/packTypes.ts';

const documents: readonly SentDocument[] = [
  { path: 'src/pay/retry.ts', text: 'a\n  const key = uuid();\n  return charge(\n    key,\n  );\n', firstLine: 1 },
  { path: 'src/big.ts', text: 'the middle\nof a file\n', firstLine: 101 },
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
