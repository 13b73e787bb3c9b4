// Which passages answer a question, and where they begin and end.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPassages, toSearchTerms, type SearchedText } from '../../../src/core/search/passages.ts';
import { queryTermsOf } from '../../../src/core/search/terms.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

const find = (texts: readonly SearchedText[], question: string) =>
  findPassages(texts, texts.map(toSearchTerms), queryTermsOf(question), 5);

const retry: SearchedText = {
  path: 'src/pay/retry.ts',
  text: [
    "import { sleep } from './sleep';",
    '',
    '/** Tries a payment again, at most three times. */',
    'export async function retryPayment(pay: Pay) {',
    '  for (let attempt = 0; attempt < 3; attempt += 1) {',
    '    await pay();',
    '  }',
    '}',
    '',
    'export const other = 1;',
  ].join('\n'),
};

const readme: SearchedText = {
  path: 'README.md',
  text: '# Shop\n\nA shop that sells tea.\nIt is small.',
};

describe('finding passages', () => {
  it('quotes a few lines from where the words stand', () => {
    assert.deepEqual(find([readme, retry], 'How often is a payment retried?')[0], {
      path: 'src/pay/retry.ts',
      firstLine: 3,
      lines: [
        '/** Tries a payment again, at most three times. */',
        'export async function retryPayment(pay: Pay) {',
        '  for (let attempt = 0; attempt < 3; attempt += 1) {',
        '    await pay();',
        '  }',
        '}',
      ],
      tellingLine: 'export async function retryPayment(pay: Pay) {',
    });
  });

  it('counts lines from where an excerpt begins', () => {
    assert.deepEqual(
      find([{ ...readme, lines: [[40, 43]] }], 'tea').map(({ firstLine, lines }) => [firstLine, lines]),
      [[42, ['A shop that sells tea.', 'It is small.']]],
    );
  });

  it('quotes no mark for lines left out, and counts past it', () => {
    const text = 'tea is sold here\n// …30 lines\nby the cup of tea\nand hot\n// …9 lines';
    assert.deepEqual(
      find(
        [
          {
            path: 'a.ts',
            text,
            lines: [
              [1, 1],
              [32, 33],
            ],
          },
        ],
        'tea',
      ).map(({ firstLine, lines }) => [firstLine, lines]),
      [
        [1, ['tea is sold here']],
        [32, ['by the cup of tea', 'and hot']],
      ],
    );
  });

  it('ends before a blank line once it is long enough', () => {
    const text = 'tea\nb\nc\n\nd';
    assert.deepEqual(find([{ path: 'a.txt', text }], 'tea')[0]?.lines, ['tea', 'b', 'c']);
  });

  it('puts a passage that says more above a short one', () => {
    const passages = find(
      [
        { path: 'a.md', text: 'tea' },
        { path: 'b.md', text: 'tea\nand a cup of it\nfor all' },
      ],
      'tea cup',
    );
    assert.deepEqual(
      passages.map(({ path }) => path),
      ['b.md', 'a.md'],
    );
  });

  it('leaves lines out that are data', () => {
    const text = `tea ${'x '.repeat(300)}`;
    assert.deepEqual(find([{ path: 'a.txt', text }], 'tea'), []);
  });

  it('finds nothing where nothing matches', () => {
    assert.deepEqual(find([readme, retry], 'kubernetes'), []);
  });

  it('prefers a file whose path speaks of the question', () => {
    const text = 'const limit = 3;\nconst a = 1;\nconst b = 2;';
    const paths = find(
      [
        { path: 'src/a.ts', text },
        { path: 'src/invoice.ts', text },
      ],
      'limit of an invoice',
    ).map(({ path }) => path);
    assert.deepEqual(paths, ['src/invoice.ts', 'src/a.ts']);
  });

  it('gives at most five, of at most six lines, none overlapping, each as it stands in its text', () => {
    const line = fc.stringMatching(/^(tea|cup|pot| |const x){0,6}$/);
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 30 }), { maxLength: 4 }), (files) => {
        const texts = files.map((lines, index) => ({ path: `f${index}.ts`, text: lines.join('\n') }));
        const passages = find(texts, 'tea pot');
        const places = passages.flatMap(({ path, firstLine, lines }) =>
          lines.map((_, at) => `${path}:${firstLine + at}`),
        );
        const exact = passages.every(({ path, firstLine, lines }) => {
          const source = texts.find((text) => text.path === path)?.text.split('\n') ?? [];
          return lines.every((text, at) => source[firstLine - 1 + at] === text);
        });
        assert.deepEqual(
          [passages.length <= 5, passages.every(({ lines }) => lines.length <= 6), new Set(places).size, exact],
          [true, true, places.length, true],
        );
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });
});
