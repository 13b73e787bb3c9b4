import assert from 'node:assert/strict';
import { verifyEdits } from '../../../src/core/refactor/verify.ts';

function codesOf(languageId: string, text: string, from: string, to: string): readonly string[] {
  const start = text.indexOf(from);
  const input = {
    snapshot: { path: 'a', languageId, version: 1, text },
    target: { start: 0, end: 0 },
    targetKind: 'file',
    checks: [],
  } as const;
  return verifyEdits(input, [{ start, end: start + from.length, newText: to }]).map(({ code }) => code);
}

describe('verifyEdits, on whether the file still parses', () => {
  const broken: readonly (readonly [string, string, string, string, string])[] = [
    ['a bracket that nobody closes', 'typescript', 'f();\n', 'f()', 'f('],
    ['a brace too many', 'csharp', 'class A { }\n', '}', '}}'],
    ['a text that does not end', 'python', 'a = 1\n', '1', '"""'],
    ['JSON that is none', 'json', '{"a": 1}', '1', '1,'],
  ];
  for (const [name, languageId, text, from, to] of broken) {
    it(`says so of ${name}`, () => {
      assert.deepEqual(codesOf(languageId, text, from, to), ['breaks-syntax']);
    });
  }

  const silent: readonly (readonly [string, string, string, string, string])[] = [
    ['a change that keeps the balance', 'typescript', 'f();\n', 'f()', 'g([1], "(")'],
    ['a bracket in a comment', 'typescript', 'f();\n', 'f();', 'f(); // ('],
    ['a file that was broken before', 'typescript', 'f(;\n', ';', '(;'],
    ['prose', 'markdown', 'a :-)\n', 'a', '(b'],
    ['JSON that is one', 'json', '{"a": 1}', '1', '[1]'],
  ];
  for (const [name, languageId, text, from, to] of silent) {
    it(`says nothing of ${name}`, () => {
      assert.deepEqual(codesOf(languageId, text, from, to), []);
    });
  }
});
