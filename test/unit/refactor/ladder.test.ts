import assert from 'node:assert/strict';
import type { EditBlock } from '../../../src/core/refactor/answer.ts';
import { matchEdits, type RefusalReason } from '../../../src/core/refactor/matchEdits.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';

function block(search: string, replace: string, more: Partial<EditBlock> = {}): EditBlock {
  return { search: search.split('\n'), replace: replace.split('\n'), ...more };
}

function matched(text: string, one: EditBlock, languageId = 'typescript') {
  const { edits, refused } = matchEdits([one], { text, languageId, target: { start: 0, end: 0 } });
  return { text: applyEdits(text, edits), reasons: refused.map(({ reason }) => reason) };
}

const twins = 'class A {\n  run() {\n    go();\n  }\n}\nclass B {\n  run() {\n    go();\n  }\n}\n';

describe('the ladder', () => {
  const placed: readonly (readonly [string, string, EditBlock, string])[] = [
    ['a blank line too many', 'a\nb\nc\n', block('a\n\nb\nc', 'a\n\nb\nC'), 'a\nb\nC\n'],
    ['a blank line too few', 'a\n\nb\nc\n', block('a\nb\nc', 'a\nb\nC'), 'a\n\nb\nC\n'],
    ['a blank line too few beside a line that is written otherwise', 'a\n\nb\n', block('a\nb', 'a\nB'), 'a\n\nB\n'],
    ['a blank line too few above a line that goes', 'a\n\nb\nc\n', block('a\nb\nc', 'a\nc'), 'a\n\nc\n'],
    ['a line that comes below a blank line too many', 'a\n\nb\n', block('a\n\n\nb', 'a\n\n\nx\nb'), 'a\n\nx\nb\n'],
    ['a line that comes above a blank line too many', 'a\n\nb\n', block('a\n\n\nb', 'a\nx\n\n\nb'), 'a\nx\n\nb\n'],
    ['blank lines among those that go', 'a\n\nb\nc\n', block('a\n\n\nb\nc', 'c'), 'c\n'],
    ['blank lines that go with a line', 'a\n\nb\nc\n', block('a\n\n\nb\nc', 'a\nc'), 'a\nc\n'],
    ['a blank line that goes and is not there', 'a\nb\n', block('a\n\nb', 'a\nb'), 'a\nb\n'],
    [
      'a blank line without a sign that comes',
      'a\nd\n',
      block('a\n\nd', 'a\nb\n\nc\nd', { otherwise: block('a\nd', 'a\nb\n\nc\nd') }),
      'a\nb\n\nc\nd\n',
    ],
    [
      'a blank line without a sign that stays',
      'a\n\nd\n',
      block('a\n\nd', 'a\nb\n\nc\nd', { otherwise: block('a\nd', 'a\nb\n\nc\nd') }),
      'a\nb\n\nc\nd\n',
    ],
    ['blank lines at the ends', 'a\nb\n', block('\na\nb\n', '\na\nx\nb\n'), 'a\nx\nb\n'],
    ['typographic quotes', "f('a');\nb\n", block('f(‘a’);\nb', 'f(‘c’);\nb'), "f('c');\nb\n"],
    ['a no-break space', 'a b\nc\n', block('a\u00A0b\nc', 'a\u00A0b\nd'), 'a b\nd\n'],
    ['quotes that are the document’s', 'f(“a”);\nb\n', block('f(“a”);\nb', 'f(“c”);\nb'), 'f(“c”);\nb\n'],
    ['quotes that come into prose', 'a\n', block('a', '// a “word”'), '// a “word”\n'],
    [
      'the class that an anchor names',
      twins,
      block('    go();', '    stop();', { anchors: ['class B'] }),
      twins.replace(/go(?!.*go)/s, 'stop'),
    ],
    [
      'anchors in each other',
      twins,
      block('    go();', '    stop();', { anchors: ['class B {', 'run()'] }),
      twins.replace(/go(?!.*go)/s, 'stop'),
    ],
    ['the end of the file', 'a\nb\na\n', block('a', 'c', { atEnd: true }), 'a\nb\nc\n'],
    ['an anchor that is not needed', 'a\nb\n', block('b', 'c', { anchors: ['nowhere'] }), 'a\nc\n'],
    ['tabs where the document has blanks', '  a\n    b\n', block('\ta', '\ta\n\t\tc'), '  a\n    c\n    b\n'],
    ['blanks at ends that are not the document’s', 'a\n\nb\n', block('a  \n  \nb', 'A\n\nb'), 'A\n\nb\n'],
    ['blanks at ends that are to go', 'a  \nb\n', block('a  ', 'a'), 'a\nb\n'],
    [
      'a fence around a block of a document with fences',
      '```ts\nx\n```\nb\n',
      block('```ts\nb\n```', '```ts\nc\n```'),
      '```ts\nx\n```\nc\n',
    ],
    ['a fence around the text that comes', 'a\nb\n', block('a', '```ts\nc\n```'), 'c\nb\n'],
  ];
  for (const [name, text, one, expected] of placed) {
    it(`bears ${name}`, () => {
      assert.deepEqual(matched(text, one), { text: expected, reasons: [] });
    });
  }

  const refused: readonly (readonly [string, string, EditBlock, RefusalReason])[] = [
    ['a line that comes at a gap', 'a\n\nb\n', block('a\nb', 'a\nx\nb'), 'blank-lines'],
    ['lines that go across a gap', 'a\n\nb\nc\n', block('a\nb\nc', 'c'), 'blank-lines'],
    [
      'changes on both sides of a blank line that is not there',
      'a\nd\n',
      block('a\n\nd', 'a\nb\n\nc\nd'),
      'blank-lines',
    ],
    ['one of several blank lines that goes', 'a\n\nb\n', block('a\n\n\nb', 'a\n\nb'), 'blank-lines'],
    ['two places but for blank lines', 'a\n\nb\nx\na\n\n\nb\n', block('a\nb\n', 'a\nB\n'), 'ambiguous'],
    ['quotes of both kinds', "f('a', 'b');\n", block("f(‘a’, 'b');", "f(‘c’, 'b');"), 'typography'],
    ['quotes that the document has elsewhere', "f('a');\n// ‘b’\n", block('f(‘a’);', 'f(‘c’);'), 'typography'],
    ['typographic quotes as code', "f('a');\nb\n", block('b', 'const c = “d”;'), 'typography'],
    ['an anchor of both places', twins, block('    go();', '    stop();', { anchors: ['run() {'] }), 'ambiguous'],
    ['an anchor that is nowhere', twins, block('    go();', '    stop();', { anchors: ['class C'] }), 'ambiguous'],
    ['dots that the document has elsewhere', '// ...\na\nb\n', block('a\nb', 'A\n// ...'), 'elision'],
    ['tabs that come into blanks', 'f:\n    a\ng:\n    b\n', block('g:', 'g:\n\tc'), 'indentation'],
    ['blanks that come into tabs', 'f:\n\ta\ng:\n\tb\n', block('g:', 'g:\n    c'), 'indentation'],
    [
      'lines that stand less exactly where the anchor says',
      'a:\n  go()\nb:\n    go()\n',
      block('  go()', '  stop()', { anchors: ['b:'] }),
      'anchor',
    ],
    ['a fence at one end', 'a\nb\n', block('a', '```ts\nc'), 'fence'],
    ['a depth that may be moved or stretched', '  a\n    b\n  c\n', block('    c', '    c\n        d'), 'indentation'],
  ];
  for (const [name, text, one, reason] of refused) {
    it(`refuses ${name}`, () => {
      assert.deepEqual(matched(text, one), { text, reasons: [reason] });
    });
  }

  it('makes a change that is said twice once', () => {
    const { edits, refused: none } = matchEdits([block('a', 'b'), block('a', 'b')], {
      text: 'a\n',
      languageId: 'c',
      target: { start: 0, end: 0 },
    });
    assert.deepEqual([edits.length, none], [1, []]);
  });
});
