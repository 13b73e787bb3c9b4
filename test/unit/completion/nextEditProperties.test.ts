// What holds for every text and every edit: a place changes nothing but its range, and leaves brackets and lines as they are.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { continueEpisode } from '../../../src/core/completion/nextEditEpisode.ts';
import type { MadeEdit } from '../../../src/core/completion/nextEditTypes.ts';
import { rulesOf } from '../../../src/core/syntax/languageRules.ts';
import { scanBrackets } from '../../../src/core/syntax/scanBrackets.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { property } from '../property.ts';
import { editOf, findNextEdits } from './nextEdits/editCase.ts';

/** Lines that use, declare and hide the name `a`, and some that break off. */
const line = fc.constantFrom(
  ...[
    'go(a);',
    'go(a, b);',
    'go(b);',
    'return a + a;',
    'let a = 2;',
    'if (a) { go(a); }',
    'list.map((a) => a);',
    'x.a = { a };',
  ],
  ...[
    "go('a', `${a}`); // a",
    'a => a',
    '{ id: 2 },',
    '{ id: 3, on: 2 },',
    'a = a',
    'for a in a:',
    'a := a',
    'go(',
    ')',
    '}',
    '"',
    '',
  ],
  ...['match a { a => a }', 'var a = a;', 'go(...a);', 'print(f"{a}")', 'go(go(a), a);', '/* a', '*/', '{ id: 4 }'],
);
const body = fc.array(line, { maxLength: 9 }).map((lines) => lines.map((text) => `    ${text}\n`).join(''));
const words = fc.constantFrom('c', 'sum', ', c', ', 0', 'c, ', ', on: 1', ', on=1', ' ', '', ')', 'x(', 'const');

/** Places to edit, each in a language; the words come in at `…`. */
const frame = fc.constantFrom<readonly [language: string, before: string, after: string]>(
  ['typescript', 'function f() {\n    const «a|…» = 1;\n', '}\n'],
  ['typescriptreact', 'function f(«a|…», b) {\n', '}\n'],
  ['typescript', 'go(a);\ngo(a«|…»);\n', ''],
  ['typescript', 'const rows = [\n    { id: 1«|…» },\n', '];\n'],
  ['python', 'def f(«a|…»):\n', ''],
  ['python', 'def f():\n    go(b«|…»)\n', ''],
  ['go', 'func f() {\n    «a|…» := 1\n', '}\n'],
  ['rust', 'fn f() {\n    let «a|…» = 1;\n', '}\n'],
  ['csharp', 'class C {\n  void F() {\n    var «a|…» = 1;\n', '  }\n}\n'],
);
const situation = fc.record({ frame, body, words });

interface Situation {
  readonly frame: readonly [language: string, before: string, after: string];
  readonly body: string;
  readonly words: string;
}

function editIn({ frame: [language, before, after], body: lines, words: now }: Situation): MadeEdit {
  return editOf((before + lines + after).replace('…', now), language);
}

describe('any edit in any code', () => {
  it('has places that change nothing but their range, on one line', () => {
    property(
      fc.property(situation, (made) => {
        const edit = editIn(made);
        for (const place of findNextEdits(edit)) {
          const { start, end, oldText, newText } = place;
          const result = applyEdits(edit.after, [place]);
          const around = [
            result.slice(0, start),
            result.slice(start, start + newText.length),
            result.slice(start + newText.length),
          ];
          assert.deepEqual(around, [edit.after.slice(0, start), newText, edit.after.slice(end)]);
          assert.equal(edit.after.slice(start, end), oldText);
          assert.ok(!(oldText + newText).includes('\n'));
        }
      }),
    );
  });

  it('has places that all can be taken together, outside of the edit, without a bracket more or less', () => {
    property(
      fc.property(situation, (made) => {
        const edit = editIn(made);
        const places = findNextEdits(edit);
        const rules = rulesOf(edit.languageId);
        const result = applyEdits(edit.after, places);
        assert.deepEqual(scanBrackets(result, rules), scanBrackets(edit.after, rules));
        assert.ok(places.every(({ start, end }) => end <= edit.made.start || start >= edit.made.end));
      }),
    );
  });

  it('has such places often enough to show this', () => {
    let found = 0;
    property(
      fc.property(situation, (made) => {
        found += findNextEdits(editIn(made)).length > 0 ? 1 : 0;
      }),
    );
    assert.ok(found > 20, `${found} edits had places`);
  });

  it('is the same edit whether it is made at once or letter by letter', () => {
    property(
      fc.property(body, words, fc.nat(80), (text, newText, at) => {
        const start = Math.min(at, text.length);
        const whole = continueEpisode(undefined, text, { start, end: start, newText });
        let typed = continueEpisode(undefined, text, { start, end: start, newText: '' });
        for (let index = 0; index < newText.length; index += 1) {
          const place = { start: start + index, end: start + index };
          typed = continueEpisode(typed, typed.after, { ...place, newText: newText.charAt(index) });
        }
        assert.deepEqual(typed, whole);
      }),
    );
  });
});
