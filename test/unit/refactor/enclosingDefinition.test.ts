import assert from 'node:assert/strict';
import { enclosingDefinition } from '../../../src/core/refactor/enclosingDefinition.ts';

const text = 'const limit = 1;\n\nfn charge(order) {\n  let key = order;\n  return key;\n}\n\ncharge(limit);\n';

describe('enclosingDefinition', () => {
  const cases: readonly (readonly [string, number, string | undefined])[] = [
    ['the function around a line', 3, 'fn charge(order) {\n  let key = order;\n  return key;\n}'],
    ['the same from its last line', 5, 'fn charge(order) {\n  let key = order;\n  return key;\n}'],
    ['none between definitions', 6, undefined],
    ['none for a line that names a value', 0, undefined],
    ['none behind the text', 90, undefined],
  ];
  for (const [name, line, wanted] of cases) {
    it(`finds ${name}`, () => {
      const found = enclosingDefinition('pay.unknown', text, line);
      assert.equal(found && text.slice(found.start, found.end), wanted);
    });
  }

  it('keeps the ends of lines out, also with CRLF', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const found = enclosingDefinition('pay.unknown', crlf, 3);
    assert.equal(found && crlf.slice(found.start, found.end).endsWith('key;\r\n}'), true);
  });
});
