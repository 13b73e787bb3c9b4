// Each kind of answer that models give, and the exact text that is inserted for it.

import assert from 'node:assert/strict';
import { itemFor, type AnswerCase } from './answerCase.ts';
import { csharpAnswers } from './answers/csharp.ts';
import { goAnswers } from './answers/go.ts';
import { jsonAnswers, markdownAnswers } from './answers/proseAndData.ts';
import { pythonAnswers } from './answers/python.ts';
import { rustAnswers } from './answers/rust.ts';
import { typescriptAnswers } from './answers/typescript.ts';

const tables: readonly (readonly [languageId: string, indentUnit: string, rows: readonly AnswerCase[]])[] = [
  ['typescript', '  ', typescriptAnswers],
  ['python', '    ', pythonAnswers],
  ['go', '\t', goAnswers],
  ['rust', '    ', rustAnswers],
  ['csharp', '    ', csharpAnswers],
  ['markdown', '  ', markdownAnswers],
  ['json', '  ', jsonAnswers],
];

for (const [languageId, indentUnit, rows] of tables) {
  describe(`an answer in ${languageId}`, () => {
    for (const [name, file, raw, inserted, replaced = 0] of rows) {
      it(name, () => {
        const expected = inserted === undefined ? undefined : { inserted, replaced, before: 0 };
        assert.deepEqual(itemFor(file, raw, languageId, indentUnit), expected);
      });
    }
  });
}
