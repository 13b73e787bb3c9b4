import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, invertEdits, trimEdit } from '../../../src/core/text/applyEdits.ts';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { property } from '../property.ts';

describe('applyEdits', () => {
  it('replaces, inserts and deletes at once, whatever the order given', () => {
    const edits = [
      { start: 4, end: 7, newText: '' },
      { start: 0, end: 3, newText: 'ONE' },
      { start: 9, end: 9, newText: '!' },
    ];
    assert.equal(applyEdits('one two x', edits), 'ONE  x!');
  });

  it('keeps the order of insertions at one place', () => {
    const edits = [
      { start: 1, end: 1, newText: 'x' },
      { start: 1, end: 1, newText: 'y' },
    ];
    assert.equal(applyEdits('ab', edits), 'axyb');
  });

  const wrong: readonly (readonly [string, readonly TextEdit[]])[] = [
    [
      'overlapping edits',
      [
        { start: 0, end: 2, newText: '' },
        { start: 1, end: 3, newText: '' },
      ],
    ],
    ['an edit beyond the end', [{ start: 2, end: 9, newText: '' }]],
    ['an edit that ends before it starts', [{ start: 2, end: 1, newText: '' }]],
  ];
  for (const [name, edits] of wrong) {
    it(`refuses ${name}`, () => {
      assert.throws(() => applyEdits('abc', edits), RangeError);
    });
  }
});

describe('invertEdits', () => {
  it('takes any edits back exactly', () => {
    property(
      fc.property(textWithEdits(), ({ text, edits }) => {
        assert.equal(applyEdits(applyEdits(text, edits), invertEdits(text, edits)), text);
      }),
    );
  });
});

describe('trimEdit', () => {
  const cases: readonly (readonly [string, string, TextEdit | undefined])[] = [
    ['const a = 1;', 'const a = 2;', { start: 10, end: 11, newText: '2' }],
    ['same', 'same', undefined],
    ['aa', 'aaa', { start: 2, end: 2, newText: 'a' }],
    ['a\r\n', 'a\r\nb\r\n', { start: 3, end: 3, newText: 'b\r\n' }],
    ['a\n', 'a\r\n', { start: 1, end: 2, newText: '\r\n' }],
    ['😀', '😁', { start: 0, end: 2, newText: '😁' }],
  ];
  for (const [old, newText, expected] of cases) {
    it(`of ${JSON.stringify(old)} to ${JSON.stringify(newText)}`, () => {
      assert.deepEqual(trimEdit(old, { start: 0, end: old.length, newText }), expected);
    });
  }

  it('changes the text as the whole edit does', () => {
    property(
      fc.property(textWithEdits(), ({ text, edits }) => {
        const trimmed = edits.flatMap((edit) => trimEdit(text, edit) ?? []);
        assert.equal(applyEdits(text, trimmed), applyEdits(text, edits));
      }),
    );
  });
});

function textWithEdits(): fc.Arbitrary<{ readonly text: string; readonly edits: readonly TextEdit[] }> {
  const piece = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const section = fc.record({ kept: piece, old: piece, newText: piece });
  return fc.array(section, { maxLength: 6 }).map((sections) => {
    let text = '';
    const edits: TextEdit[] = [];
    for (const { kept, old, newText } of sections) {
      text += kept;
      edits.push({ start: text.length, end: text.length + old.length, newText });
      text += old;
    }
    return { text, edits };
  });
}
