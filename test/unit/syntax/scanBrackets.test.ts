// Brackets are counted in code alone, in each language's strings and comments.

import assert from 'node:assert/strict';
import { rulesOf } from '../../../src/core/syntax/languageRules.ts';
import { join, scanBrackets } from '../../../src/core/syntax/scanBrackets.ts';

const cases: readonly (readonly [name: string, languageId: string, text: string, open: string, awaited: string])[] = [
  ['partners are matched', 'typescript', 'f({ a: [1] })', '', ''],
  ['what stays open and what closes nothing', 'typescript', '}) => { f(', '}){(', ''],
  ['a wrong partner is none', 'typescript', '(]', '(]', ''],
  ['a string', 'typescript', 'a = "(" + \'[\'', '', ''],
  ['an escaped quote', 'typescript', '"\\"(" (', '(', ''],
  ['a string ends with its line', 'typescript', '"(\n(', '(', ''],
  ['a string that is open', 'typescript', 'a = "b', '', '"'],
  ['a template over lines', 'typescript', '`(\n(`[', '[', ''],
  ['a comment', 'typescript', '// (\n(', '(', ''],
  ['a comment that is open', 'typescript', '/* (', '', '*/'],
  ['a regular expression', 'typescript', 'a.replace(/[(]/g, b)', '', ''],
  ['a division', 'typescript', '(a / b) / (c', '(', ''],
  ['a lifetime', 'rust', "fn f<'a>(x: &'a str) {", '{', ''],
  ['a character', 'rust', "'(' '\\'' '{'", '', ''],
  ['a docstring', 'python', '"""(\n(', '', '"""'],
  ['a comment in Python', 'python', '# (\n[', '[', ''],
  ['a comment in SQL', 'sql', '-- (\n(', '(', ''],
  ['an apostrophe in prose', 'markdown', "it's (", '(', ''],
  ['an unknown language', 'nothing-known', '// (\n{', '{', ''],
];

describe('a scan for brackets', () => {
  for (const [name, languageId, text, open, awaited] of cases) {
    it(name, () => {
      assert.deepEqual(scanBrackets(text, rulesOf(languageId)), { open, awaited });
    });
  }

  it('goes on where another one ended', () => {
    const rules = rulesOf('typescript');
    const first = scanBrackets('f(`a', rules);
    assert.deepEqual(scanBrackets('b`) {', rules, first), { open: '{', awaited: '' });
  });

  it('joins what two texts leave open', () => {
    assert.equal(join('({[', ']})}'), '}');
  });
});
