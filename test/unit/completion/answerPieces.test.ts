// How an answer becomes suggestions, one after the other.

import assert from 'node:assert/strict';
import { pieceBehind, readAnswer } from '../../../src/core/completion/answerPieces.ts';
import { shapeOf } from '../../../src/core/completion/hole.ts';
import { holeIn } from './fakeInput.ts';

type Row = readonly [name: string, file: string, raw: string, pieces: readonly string[], isAll: boolean];

const rows: readonly Row[] = [
  ['a line', 'const a = ‸\n', '1;', ['1;'], true],
  ['a line and what follows', '{\n  a = ‸\n', '1;\n  b = 2;\n  c();', ['1;', '\n  b = 2;', '\n  c();'], true],
  ['statements of a fresh block', 'if (a) {‸\n}\n', '\n  b();\n  c();', ['\n  b();', '\n  c();'], true],
  ['lines that an open bracket holds together', 'a(‸\n', '{\n  b,\n});\nc();', ['{\n  b,\n});', '\nc();'], true],
  ['what follows a whole line', '{\n  f();‸\n', '\n  g();\n  h();', ['\n  g();', '\n  h();'], true],
  ['no more than the block', '{\n  a = ‸\n', '1;\n}\nfunction b() {}', ['1;'], true],
  ['nothing that stands below', '{\n  a = ‸\n  b();\n', '1;\n  b();', ['1;'], true],
  ['one line in a string', 'a = "b ‸\n', 'c";\nd();', ['c";'], false],
  ['one line before closers', 'a(‸);\n', 'b, c);\nd();', ['b, c);'], false],
  ['nothing', 'a = ‸\n', '<FILL></FILL>', [], true],
];

describe('an answer is', () => {
  for (const [name, file, raw, pieces, isAll] of rows) {
    it(name, () => {
      const hole = holeIn(file);
      const answer = readAnswer(raw, hole, shapeOf(hole), 'whole', false);
      assert.deepEqual([answer.pieces, answer.isAll], [pieces, isAll]);
    });
  }

  it('not known to be all after eight lines', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `\n  f${index}();`);
    const hole = holeIn('{\n  a = ‸\n');
    const { pieces, isOver, isAll } = readAnswer(`1;${lines.join('')}`, hole, 'line', 'more', false);
    assert.deepEqual([pieces, isOver, isAll], [['1;', ...lines.slice(0, 8)], true, false]);
  });

  it('one suggestion for the user who asks', () => {
    const { pieces } = readAnswer('\n  b();\n  c();', holeIn('if (a) {‸\n}\n'), 'block', 'whole', true);
    assert.deepEqual(pieces, ['\n  b();\n  c();']);
  });

  it('settled with its first whole statement', () => {
    const hole = holeIn('if (a) {‸\n}\n');
    const settled = ['\n  b(', '\n  b();', '\n  b();\n'].map(
      (raw) => readAnswer(raw, hole, 'block', 'more', false).isSettled,
    );
    assert.deepEqual(settled, [false, false, true]);
  });
});

describe('behind what was typed', () => {
  it('is the rest of the piece, or the next one', () => {
    const rests = [0, 2, 3, 5, 6].map((typed) => pieceBehind(['abc', 'def'], typed));
    assert.deepEqual(rests, ['abc', 'c', 'def', 'f', undefined]);
  });
});
