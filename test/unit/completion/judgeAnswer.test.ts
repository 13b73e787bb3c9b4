// What of an answer is suggested when the grammar of the file refuses some of it.

import assert from 'node:assert/strict';
import type { Answer } from '../../../src/core/completion/answerPieces.ts';
import { createAnswerJudge } from '../../../src/core/completion/judgeAnswer.ts';
import type { Insertion, JudgeInsertions } from '../../../src/core/ports.ts';
import { holeIn } from './fakeInput.ts';

const hole = holeIn('if (a) {\n  ‸\n}\n');

/** A grammar that refuses what has the word `bad`, and what was asked of it. */
function refusing(): { readonly judge: JudgeInsertions; readonly asked: string[] } {
  const asked: string[] = [];
  const fits = ({ insertText }: Insertion): boolean => {
    asked.push(insertText);
    return !insertText.includes('bad');
  };
  return { judge: (insertions) => Promise.resolve(insertions.map(fits)), asked };
}

function answer(pieces: readonly string[], isOver = true): Answer {
  return { pieces, soFar: pieces.join(''), isSettled: true, isOver, isAll: true };
}

describe('an answer before its grammar', () => {
  const rows: Readonly<Record<string, readonly [pieces: readonly string[], fitting: readonly string[]]>> = {
    'stays as it is when all fits': [
      ['b();', '\n  c();'],
      ['b();', '\n  c();'],
    ],
    'ends before the first piece that does not fit': [['b();', '\n  bad();', '\n  c();'], ['b();']],
    'keeps the first lines of a piece that does not fit whole': [['b();\n  c();\n  bad'], ['b();\n  c();']],
    'is not suggested when no line of it fits': [['bad bad\n  c'], []],
  };
  for (const [name, [pieces, fitting]] of Object.entries(rows)) {
    it(name, async () => {
      const judged = await createAnswerJudge(hole, refusing().judge)(answer(pieces));
      assert.deepEqual([judged.pieces, judged.soFar], [fitting, fitting.join('')]);
    });
  }

  it('is no longer all of the block when it was cut', async () => {
    const judged = await createAnswerJudge(hole, refusing().judge)(answer(['b();', '\n  bad']));
    assert.equal(judged.isAll, false);
  });

  it('stays as it is where the grammar says nothing', async () => {
    const made = answer(['bad']);
    assert.deepEqual(await createAnswerJudge(hole, () => Promise.resolve(undefined))(made), made);
  });

  it('is asked about once for each of its pieces while it streams', async () => {
    const { judge, asked } = refusing();
    const judged = createAnswerJudge(hole, judge);
    await judged(answer(['b();'], false));
    await judged(answer(['b();', '\n  c();'], false));
    await judged(answer(['b();', '\n  c();']));
    assert.deepEqual(asked, ['b();', 'b();\n  c();']);
  });
});
