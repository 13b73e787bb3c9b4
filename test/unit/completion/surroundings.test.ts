// What is told beside the file: what may help, in an order that changes late, within bounds, and without secrets.

import assert from 'node:assert/strict';
import { importedNames } from '../../../src/core/completion/importedNames.ts';
import { sectionsFor, type Surroundings } from '../../../src/core/completion/surroundings.ts';
import { writeEdit } from '../../../src/core/completion/writeEdit.ts';
import { holeIn, nothingAround } from './fakeInput.ts';

const path = 'src/sum.ts';
const hole = holeIn('one\ntwo\nthree\nfour ‸\nfive\n');
const sections = (known: Partial<Surroundings>) => sectionsFor(hole, path, { ...nothingAround, ...known });

describe('an edit', () => {
  for (const [name, before, after, expected] of [
    ['of one line', 'a\nb\nc', 'a\nB\nc', '-b\n+B'],
    ['that adds', 'a\nc', 'a\nb\nc', '+b'],
    ['that takes away', 'a\nb\nc', 'a\nc', '-b'],
    ['in two places', 'a\nb\nc\nd\ne', 'A\nb\nc\nd\nE', '-a\n+A\n\n-e\n+E'],
    ['of line ends alone', 'a\r\nb', 'a\nb', ''],
    ['that rewrites everything', 'a\n'.repeat(30), 'b\n'.repeat(30), ''],
  ] as const) {
    it(`${name} is told in its lines`, () => {
      assert.equal(writeEdit({ path, before, after }), expected);
    });
  }

  it('of the line that is being written is not told', () => {
    assert.equal(writeEdit({ path, before: 'a\nb\nc', after: 'A\nb\nC' }, 3), '-a\n+A');
  });

  it('tells no secret, not even a part of one', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA7bq1MIIEpAIBAAKCAQEA7bq1Ab9z\n'.repeat(25)}`;
    const end = '-----END RSA PRIVATE KEY-----\n';
    const text = writeEdit({ path, before: key + end, after: `${key}Zz9MIIEpAIBAAKCAQEA7bq1\n${end}` });
    assert.ok(!text.includes('MIIEpAIBAAKCAQEA7bq1'), text);
  });
});

describe('what is told beside the file', () => {
  it('comes in the order in which it changes: definitions, code that is like it, edits, problems', () => {
    const four = sections({
      definitions: [{ path: 'a.ts', text: 'export const a = 1;' }],
      neighbours: [{ path: 'b.ts', languageId: 'typescript', version: 1, text: 'three four five' }],
      edited: [{ path: 'c.ts', before: 'x', after: 'y' }],
      problems: [{ line: 3, message: 'wrong' }],
    });
    assert.deepEqual(
      four.map(({ tag, path: at }) => `${tag} ${at}`),
      ['DEFINED a.ts', 'OTHER b.ts', 'EDITED c.ts', `PROBLEMS ${path}`],
    );
  });

  it('is bounded, and keeps the latest edits', () => {
    const long = (name: string) => ({ path: name, before: '', after: name.repeat(1_200 / name.length) });
    const text = 'x'.repeat(1_400);
    assert.deepEqual(
      sections({
        definitions: ['a.ts', 'b.ts', 'c.ts'].map((at) => ({ path: at, text })),
        edited: [long('d.ts'), long('e.ts')],
      }).map(({ path: at }) => at),
      ['a.ts', 'b.ts', 'e.ts'],
    );
  });

  it('tells problems near the cursor, not that of the line that is being written', () => {
    const problems = [
      { line: 5, message: 'below' },
      { line: 4, message: 'here' },
      { line: 1, message: 'above,\n in two lines' },
      { line: 40, message: 'far away' },
    ];
    assert.deepEqual(
      sections({ problems }).map(({ text }) => text),
      ['line 1: above, in two lines\nline 5: below'],
    );
  });

  it('hides secrets of definitions and problems', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const told = sections({
      definitions: [{ path: 'a.ts', text: `const t = '${token}'` }],
      problems: [{ line: 3, message: `'${token}' is wrong` }],
    });
    assert.equal(told.length, 2);
    assert.ok(!JSON.stringify(told).includes(token));
  });
});

describe('imported names', () => {
  for (const [name, text, expected] of [
    ['in braces', "import { one, type two as three } from './one';\none(three‸)", ['one', 'three']],
    ['over lines', "import {\n  one,\n  two,\n} from './one';\ntwo‸", ['two']],
    ['of a default and a namespace', "import a, * as b from 'c';\na(b, c‸)", ['a', 'b']],
    ['of Python', 'from a.b import c, d\nimport os\nc(os‸)', ['c', 'os']],
    ['of Rust', 'use std::collections::{HashMap, HashSet};\nHashMap::new(‸)', ['HashMap']],
    ['of what it hands on', "export { one } from './one';\none‸", ['one']],
    ['of what it defines itself', 'export function one(two) {}\none(two‸)', []],
    ['that nothing uses', "import { one } from './one';\nother‸", []],
    ['of a file without any', 'const a = 1;\na‸', []],
  ] as const) {
    it(`${name} are found where they stand`, () => {
      const plain = text.replace('‸', '');
      const found = importedNames(plain, text.indexOf('‸'));
      assert.deepEqual(
        found.map((one) => one.name),
        expected,
      );
      assert.deepEqual(
        found.map((one) => plain.slice(one.offset, one.offset + one.name.length)),
        expected,
      );
    });
  }

  it('are the nearest when there are many', () => {
    const names = Array.from({ length: 9 }, (_, index) => `name${index}`);
    const text = `import { ${names.join(', ')} } from './names';\n${names.join(' ')} `;
    assert.deepEqual(
      importedNames(text, text.length).map((one) => one.name),
      names.slice(3),
    );
  });
});
