// Next edits: the places that are offered after an edit, and those that rightly are not.

import assert from 'node:assert/strict';
import { callCases } from './nextEdits/calls.ts';
import { editOf, expectedOf, findNextEdits, mark } from './nextEdits/editCase.ts';
import { renameCases } from './nextEdits/renames.ts';
import { rowCases } from './nextEdits/rows.ts';

for (const [group, cases] of [
  ['a renamed local', renameCases],
  ['a changed call', callCases],
  ['a changed row', rowCases],
] as const) {
  describe(`next edits after ${group}`, () => {
    for (const { shows, language, text } of cases) {
      it(`${language}: ${shows}`, () => {
        const edit = editOf(text, language);
        assert.equal(mark(edit.after, findNextEdits(edit)), expectedOf(text));
      });
    }
  });
}

const TEXT = 'function f() {\n  go(‹a|b1›);\n  const «a|b1» = 1;\n}\n';
const USED = 'function f() {\n  const «a|b1» = 1;\n  go(‹a|b1›);\n  go(‹a|b1›);\n}\n';

describe('next edits', () => {
  it('are gone through from the edit down, then from the top', () => {
    const edit = editOf('load(‹a|a, 1›);\nload(b«|, 1»);\nload(c);\nload(d);\n', 'typescript');
    assert.deepEqual(
      findNextEdits(edit).map(({ start }) => edit.after.slice(0, start).split('\n').length),
      [3, 4, 1],
    );
  });

  it('are not found where the user has changed or refused a place', () => {
    const edit = editOf(USED, 'typescript');
    const [first, second] = findNextEdits(edit);
    assert.ok(first && second);
    assert.deepEqual(findNextEdits(edit, [first]), [second]);
  });

  it('are not found in a language that is not read', () => {
    assert.deepEqual(findNextEdits(editOf(USED, 'markdown')), []);
  });

  for (const path of ['.env', '.vscode/tasks.ts', '.github/run.py', 'id_rsa']) {
    it(`are not found in ${path}`, () => {
      assert.deepEqual(findNextEdits(editOf(USED, 'typescript', path)), []);
    });
  }

  it('are not found in a text that is too long', () => {
    const text = USED + `// ${'x'.repeat(400_000)}\n`;
    assert.deepEqual(findNextEdits(editOf(text, 'typescript')), []);
  });

  it('do not follow a declaration that comes after a use', () => {
    assert.deepEqual(findNextEdits(editOf(TEXT, 'typescript')), []);
  });
});
