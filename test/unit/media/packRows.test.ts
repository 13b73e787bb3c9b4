// The page's values: rows filtered and sorted, the cells of the window, and files through their columns and back.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filterRows, sortingAfterClick, sortRows } from '../../../media/pack/fileRows.ts';
import { cellsOf, enterFolder } from '../../../media/pack/windowTree.ts';
import type { Level, PackedFile } from '../../../src/protocol/manifest.ts';
import { toExcludedColumns, toExcludedRows, toFileColumns, toFileRows } from '../../../src/protocol/packColumns.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 9 };
const file = (path: string, level: Level = 'full', tokens = 10, score = 0.5, reason = 'r'): PackedFile => ({
  ...{ path, level, tokens, score, reason },
});
const rows = [file('a/b.ts', 'listed', 0, 0.9, 'open'), file('c.ts', 'full', 30, 0.2), file('a/a.ts', 'excerpt', 20)];
const pathsOf = (list: readonly PackedFile[]): readonly string[] => list.map(({ path }) => path);

describe('the rows of the page', () => {
  const sorted = [
    ['level', false, ['c.ts', 'a/a.ts', 'a/b.ts']],
    ['path', false, ['a/a.ts', 'a/b.ts', 'c.ts']],
    ['tokens', true, ['c.ts', 'a/a.ts', 'a/b.ts']],
    ['score', true, ['a/b.ts', 'a/a.ts', 'c.ts']],
    ['reason', false, ['a/b.ts', 'c.ts', 'a/a.ts']],
  ] as const;
  for (const [column, isDescending, expected] of sorted) {
    it(`are sorted by ${column}`, () => {
      assert.deepEqual(pathsOf(sortRows(rows, { column, isDescending })), expected);
    });
  }

  const filtered = [
    ['words of path and reason, in any case', { text: ' OPEN  a/ ', folder: '' }, ['a/b.ts']],
    ['a level', { text: '', level: 'full', folder: '' }, ['c.ts']],
    ['a folder', { text: '', folder: 'a' }, ['a/b.ts', 'a/a.ts']],
    ['nothing', { text: '', folder: '' }, ['a/b.ts', 'c.ts', 'a/a.ts']],
  ] as const;
  for (const [name, filter, expected] of filtered) {
    it(`are filtered by ${name}`, () => {
      assert.deepEqual(pathsOf(filterRows(rows, filter)), expected);
    });
  }

  it('turn round on a second click, and begin numbers from the largest', () => {
    const first = sortingAfterClick({ column: 'path', isDescending: false }, 'tokens');
    assert.deepEqual(
      [first, sortingAfterClick(first, 'tokens')],
      [
        { column: 'tokens', isDescending: true },
        { column: 'tokens', isDescending: false },
      ],
    );
  });
});

describe('the cells of the window', () => {
  const parts = { instructions: 5, history: 0, question: 1, tree: 3, answer: 8, free: 40 };
  const tellOf = (cells: ReturnType<typeof cellsOf>) => cells.map(({ kind, path, tokens }) => [kind, path, tokens]);

  it('are folders, files and the other parts at the top, the largest first', () => {
    assert.deepEqual(tellOf(cellsOf(rows, '', parts)), [
      ['free', '', 40],
      ['file', 'c.ts', 30],
      ['folder', 'a', 20],
      ['answer', '', 8],
      ['instructions', '', 5],
      ['tree', '', 3],
      ['question', '', 1],
    ]);
  });

  it('take what is too small to see together', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => file(`d/f${index}.ts`, 'full', 1));
    assert.deepEqual(tellOf(cellsOf([...many, file('d/big.ts', 'full', 3_000)], 'd')), [
      ['file', 'd/big.ts', 3_000],
      ['others', '', 2_000],
    ]);
  });

  it('hold all tokens of their folder', () => {
    const path = fc.stringMatching(/^[a-c]{1,2}(?:\/[a-c]{1,2}){0,3}\/[a-z]{1,5}\.ts$/);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 60 }), (paths) => {
        const files = paths.map((one, index) => file(one, 'full', index));
        const sum = cellsOf(files, '').reduce((total, { tokens }) => total + tokens, 0);
        assert.equal(
          sum,
          files.reduce((total, { tokens }) => total + tokens, 0),
        );
      }),
      runs,
    );
  });

  it('are those of the first folder that parts, when one is entered', () => {
    const files = [file('a/b/c/d.ts'), file('a/b/c/e.ts'), file('a/listed.ts', 'listed', 0)];
    assert.deepEqual([enterFolder(files, 'a'), enterFolder(rows, 'a')], ['a/b/c', 'a']);
  });
});

describe('columns', () => {
  it('give back any files they were made of', () => {
    const line = fc.tuple(fc.nat(), fc.nat());
    const any = fc.record(
      {
        path: fc.string().map((text) => text.replaceAll('\0', '')),
        level: fc.constantFrom<Level>('full', 'excerpt', 'outline', 'listed', 'folded'),
        tokens: fc.nat(),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
        reason: fc.string(),
        lines: fc.array(line),
      },
      { requiredKeys: ['path', 'level', 'tokens', 'score', 'reason'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(any), (files) => {
        assert.deepEqual(toFileRows(toFileColumns(files)), files);
      }),
      runs,
    );
  });

  it('give back what is left out, with the words of the reasons', () => {
    const excluded = [
      { path: 'a', reason: 'secret' },
      { path: 'b/', reason: 'ignored', rule: '.gitignore:1 b' },
      { path: 'c', reason: 'secret' },
    ];
    assert.deepEqual(
      toExcludedRows(toExcludedColumns(excluded, (reason) => reason.toUpperCase())),
      excluded.map((one) => ({ ...one, words: one.reason.toUpperCase() })),
    );
    assert.deepEqual(toExcludedRows(toExcludedColumns([], String)), []);
  });
});
