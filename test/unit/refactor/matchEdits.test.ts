import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchEdits, type RefusalReason } from '../../../src/core/refactor/matchEdits.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { property } from '../property.ts';

/** A block from two texts with plain line feeds. */
function block(search: string, replace: string) {
  return { search: linesOf(search), replace: linesOf(replace) };
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

const nowhere = { start: 0, end: 0 };

function matched(text: string, blocks: readonly ReturnType<typeof block>[], languageId = 'typescript') {
  const { edits, refused } = matchEdits(blocks, { text, languageId, target: nowhere });
  return { text: applyEdits(text, edits), refused: refused.map(({ reason }) => reason) };
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly search: string;
  readonly replace: string;
  readonly expected: string;
}

describe('matchEdits', () => {
  const placed: readonly Case[] = [
    { name: 'an exact match', text: 'a\nb\nc\n', search: 'b', replace: 'B', expected: 'a\nB\nc\n' },
    { name: 'an insertion', text: 'a\nb\n', search: 'a\nb', replace: 'a\nx\nb', expected: 'a\nx\nb\n' },
    { name: 'an insertion at the start', text: 'a\nb\n', search: 'a', replace: 'x\na', expected: 'x\na\nb\n' },
    { name: 'an insertion at the end', text: 'a\nb\n', search: 'b', replace: 'b\nx', expected: 'a\nb\nx\n' },
    { name: 'a deletion', text: 'a\nb\nc\n', search: 'a\nb', replace: 'a', expected: 'a\nc\n' },
    { name: 'CRLF', text: 'a\r\nb\r\nc\r\n', search: 'b', replace: 'x\ny', expected: 'a\r\nx\r\ny\r\nc\r\n' },
    { name: 'mixed endings', text: 'a\r\nb\nc\r\n', search: 'a\nb\nc', replace: 'a\nB\nc', expected: 'a\r\nB\nc\r\n' },
    { name: 'a byte-order mark', text: '\uFEFFa\nb\n', search: 'a\nb', replace: 'A\nb', expected: '\uFEFFA\nb\n' },
    { name: 'no final line feed', text: 'a\nb', search: 'b', replace: 'c', expected: 'a\nc' },
    {
      name: 'lines added where no final line feed is',
      text: 'a\r\nb',
      search: 'b',
      replace: 'b\nc\nd',
      expected: 'a\r\nb\r\nc\r\nd',
    },
    {
      name: 'the last line removed where no final line feed is',
      text: 'a\nb',
      search: 'a\nb',
      replace: 'a',
      expected: 'a',
    },
    { name: 'all removed where no final line feed is', text: 'a\nb', search: 'a\nb', replace: '', expected: '' },
    { name: 'an empty document', text: '', search: '', replace: 'a\nb', expected: 'a\nb\n' },
    {
      name: 'trailing blanks that the model dropped',
      text: 'a  \nb\t\nc\n',
      search: 'a\nb\nc',
      replace: 'a\nB\nc',
      expected: 'a  \nB\nc\n',
    },
    {
      name: 'blank lines with blanks',
      text: 'a\n   \nb\n',
      search: 'a\n\nb',
      replace: 'a\n\nB',
      expected: 'a\n   \nB\n',
    },
    {
      name: 'indentation that is missing',
      text: '  if (a) {\n    b();\n  }\n',
      search: 'if (a) {\n  b();\n}',
      replace: 'if (c) {\n  d();\n    e();\n}',
      expected: '  if (c) {\n    d();\n      e();\n  }\n',
    },
    {
      name: 'indentation that is too deep',
      text: 'if a:\n  b\n',
      search: '    if a:\n      b',
      replace: '    if a:\n      if c:\n        b',
      expected: 'if a:\n  if c:\n    b\n',
    },
    {
      name: 'spaces for tabs',
      text: 'f() {\n\ta();\n\t\tb();\n}\n',
      search: 'f() {\n  a();\n    b();',
      replace: 'f() {\n  a();\n    b();\n      c();',
      expected: 'f() {\n\ta();\n\t\tb();\n\t\t\tc();\n}\n',
    },
    {
      name: 'a comment above one tab',
      text: '\tf();\n',
      search: 'f();',
      replace: '/**\n * Does it.\n */\nf();',
      expected: '\t/**\n\t * Does it.\n\t */\n\tf();\n',
    },
    {
      name: 'fences around both parts',
      text: 'a\nb\n',
      search: '```ts\nb\n```',
      replace: '```ts\nB\n```',
      expected: 'a\nB\n',
    },
    {
      name: 'fences that are in the document',
      text: '```ts\nb\n```\n',
      search: '```ts\nb\n```',
      replace: '```ts\nB\n```',
      expected: '```ts\nB\n```\n',
    },
    {
      name: 'dots that are in the document',
      text: '// ...\na\n',
      search: '// ...\na',
      replace: '// ...\nb',
      expected: '// ...\nb\n',
    },
  ];
  for (const { name, text, search, replace, expected } of placed) {
    it(`places ${name}`, () => {
      assert.deepEqual(matched(text, [block(search, replace)]), { text: expected, refused: [] });
    });
  }

  const refused: readonly (readonly [string, string, string, string, RefusalReason])[] = [
    ['text that is not there', 'a\nb\n', 'c', 'd', 'not-found'],
    ['part of a line', 'const a = 1;\n', 'a = 1', 'a = 2', 'not-found'],
    ['two equal places', 'a\nb\na\n', 'a', 'c', 'ambiguous'],
    ['two places that differ in blanks alone', 'a \nb\na  \n', 'a', 'c', 'ambiguous'],
    ['two places that differ in indentation alone', ' a\n  a\n', 'a', 'b', 'ambiguous'],
    ['nothing to search for', 'a\n', '', 'b', 'empty-search'],
    ['blank lines to search for', 'a\n\nb\n', '\n', 'b', 'empty-search'],
    ['nesting that contradicts the document', 'if a:\n  b\n  c\n', 'if a:\n  b\n c', 'if a:\n  b', 'indentation'],
    ['two depths that are one in the document', 'a\n\tb\n\tc\n', 'a\n b\n  c', 'a\n b', 'indentation'],
    ['a depth that tabs leave unknown', '\ta\n', 'a', 'if:\n    a', 'indentation'],
    ['a depth less than any known', '\ta\n', '  a', 'b', 'indentation'],
    ['code left out of REPLACE', 'a\nb\nc\n', 'a\nb\nc', 'A\n// ... rest unchanged', 'elision'],
    ['a placeholder that the model made up', 'a\n', 'a', 'key = "«secret 0000000»"', 'placeholder'],
    ['code left out of SEARCH', 'a\nb\nc\n', 'a\n// ...\nc', 'A', 'elision'],
  ];
  for (const [name, text, search, replace, reason] of refused) {
    it(`refuses ${name}`, () => {
      assert.deepEqual(matched(text, [block(search, replace)]), { text, refused: [reason] });
    });
  }

  it('takes the one of two equal places that the user selected', () => {
    const text = 'a\nb\na\n';
    const { edits } = matchEdits([block('a', 'c')], { text, languageId: 'c', target: { start: 4, end: 6 } });
    assert.equal(applyEdits(text, edits), 'a\nb\nc\n');
  });

  it('says where the equal places are', () => {
    const {
      refused: [first],
    } = matchEdits([block('a', 'c')], { text: 'a\nb\na\n', languageId: 'c', target: nowhere });
    assert.deepEqual(first?.lines, [1, 3]);
  });

  it('applies blocks that share a line of context, and refuses one that changes the same line again', () => {
    assert.deepEqual(matched('a\nb\nc\n', [block('a\nb', 'A\nb'), block('b\nc', 'b\nC'), block('c', 'D')]), {
      text: 'A\nb\nC\n',
      refused: ['overlap'],
    });
  });

  it('keeps what was placed before', () => {
    const earlier = { start: 0, end: 2, newText: 'A\n' };
    const match = matchEdits([block('a', 'x'), block('b', 'B')], {
      text: 'a\nb\n',
      languageId: 'c',
      target: nowhere,
      placed: [earlier],
    });
    assert.deepEqual(
      [match.edits, match.refused.map(({ reason }) => reason)],
      [[earlier, { start: 2, end: 4, newText: 'B\n' }], ['overlap']],
    );
  });

  it('leaves every line outside the changed ones as it is, byte for byte', () => {
    property(
      fc.property(documentWithBlock(), ({ text, search, replace, expected }) => {
        assert.deepEqual(matched(text, [{ search, replace }]), { text: expected, refused: [] });
      }),
    );
  });
});

/** Distinct lines with any endings and trailing blanks; a block changes one of them and repeats its neighbours without blanks. */
function documentWithBlock() {
  const line = fc.record({
    ending: fc.constantFrom('\n', '\r\n'),
    indent: fc.constantFrom('', '  ', '\t'),
    blanks: fc.constantFrom('', ' ', '\t '),
  });
  return fc
    .record({
      mark: fc.boolean(),
      lines: fc.array(line, { minLength: 3, maxLength: 9 }),
      at: fc.nat(),
      final: fc.boolean(),
    })
    .map(({ mark, lines, at, final }) => {
      const changed = 1 + (at % (lines.length - 2));
      const endings = lines.map((item, index) => (index < lines.length - 1 || final ? item.ending : ''));
      const render = (name: (index: number) => string) =>
        (mark ? '\uFEFF' : '') + endings.map((ending, index) => name(index) + ending).join('');
      const original = (index: number) => `${lines[index]?.indent ?? ''}line ${index}${lines[index]?.blanks ?? ''}`;
      const copy = (index: number) => original(index).trimEnd();
      const fresh = `${lines[changed]?.indent ?? ''}changed`;
      return {
        text: render(original),
        search: [copy(changed - 1), copy(changed), copy(changed + 1)],
        replace: [copy(changed - 1), fresh, copy(changed + 1)],
        expected: render((index) => (index === changed ? fresh : original(index))),
      };
    });
}
