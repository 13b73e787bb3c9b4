// The words of the offline engine, and citations that hold whatever the files are called and contain.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveCitations } from '../../../src/core/chat/citations.ts';
import type { Passage } from '../../../src/core/search/passages.ts';
import { writeFindings } from '../../../src/core/search/writeFindings.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

const passage = (path: string, line: string): Passage => ({ path, firstLine: 1, lines: [line], tellingLine: line });

describe('writing what the search found', () => {
  it('names itself, quotes, cites and says how to get words', () => {
    assert.deepEqual(
      writeFindings([passage('src/pay.ts', '  pay("now");')], 12).join(''),
      [
        '**Search (no model)** found one passage, in the 12 files in scope.',
        '',
        '[src/pay.ts "pay(\\"now\\");"]',
        '',
        '```ts',
        '  pay("now");',
        '```',
        '',
        'This is a search of your files, and no answer in words. Connect a model to ask it the same question.',
      ].join('\n'),
    );
  });

  it('says so when there is nothing', () => {
    assert.deepEqual(
      writeFindings([], 1).join(''),
      [
        '**Search (no model)** found nothing about this in the one file in scope.',
        '',
        'This is a search of your files, and no answer in words. Connect a model to ask it the same question.',
      ].join('\n'),
    );
  });

  it('puts a longer fence around fences', () => {
    const [, piece] = writeFindings([passage('a.md', '````js')], 1);
    assert.deepEqual(piece, '[a.md "````js"]\n\n`````md\n````js\n`````\n\n');
  });

  it('cuts a long line between words', () => {
    const [, piece = ''] = writeFindings([passage('a.ts', 'word '.repeat(100))], 1);
    assert.deepEqual(/"(.*)"/.exec(piece)?.[1], 'word '.repeat(24).trim());
  });

  it('names a file that cannot be cited', () => {
    const [, piece] = writeFindings([passage('a"1.ts', 'x')], 1);
    assert.deepEqual(piece, '`a"1.ts`\n\n```ts\nx\n```\n\n');
  });

  it('cites words that stand in the file, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '\\', ']', '[', '`', ' ', '(', 'ü', '😀'),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        text.filter((line) => line.trim() !== ''),
        (line) => {
          const answer = writeFindings([passage('src/a.ts', line)], 1).join('');
          const [citation] = resolveCitations(answer, [{ path: 'src/a.ts', text: line }]);
          assert.deepEqual([citation?.path, citation?.state], ['src/a.ts', 'holds']);
        },
      ),
      { numRuns: RUNS, seed: 4 },
    );
  });
});
