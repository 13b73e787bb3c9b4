import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { rebaseEdits } from '../../../src/core/text/rebaseEdits.ts';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { property } from '../property.ts';

/** Replaces the only occurrence of `old` in the text. */
function replace(text: string, old: string, newText: string): TextEdit {
  const start = text.indexOf(old);
  return { start, end: start + old.length, newText };
}

const base = 'one\ntwo\nthree\nfour\nfive\n';

describe('rebaseEdits', () => {
  const moved: readonly (readonly [string, string, TextEdit, string])[] = [
    ['nothing was typed', base, replace(base, 'two\n', 'TWO\n'), 'one\nTWO\nthree\nfour\nfive\n'],
    ['lines came before', `zero\n${base}`, replace(base, 'two\n', 'TWO\n'), 'zero\none\nTWO\nthree\nfour\nfive\n'],
    ['lines came after', `${base}six\n`, replace(base, 'two\n', 'TWO\n'), 'one\nTWO\nthree\nfour\nfive\nsix\n'],
    [
      'the line before changed',
      base.replace('one', 'ONE!'),
      replace(base, 'two\n', 'TWO\n'),
      'ONE!\nTWO\nthree\nfour\nfive\n',
    ],
    [
      'the line after changed',
      base.replace('three', '3'),
      replace(base, 'two\n', 'TWO\n'),
      'one\nTWO\n3\nfour\nfive\n',
    ],
    [
      'a line came directly before',
      base.replace('two', 'new\ntwo'),
      replace(base, 'two\n', 'TWO\n'),
      'one\nnew\nTWO\nthree\nfour\nfive\n',
    ],
    [
      'a line came directly after',
      base.replace('two\n', 'two\nnew\n'),
      replace(base, 'two\n', 'TWO\n'),
      'one\nTWO\nnew\nthree\nfour\nfive\n',
    ],
    [
      'the edit inserts beside a changed line',
      base.replace('one', '1'),
      { start: 4, end: 4, newText: 'x\n' },
      '1\nx\ntwo\nthree\nfour\nfive\n',
    ],
  ];
  for (const [name, current, edit, expected] of moved) {
    it(`moves an edit when ${name}`, () => {
      const rebase = rebaseEdits(base, current, [edit]);
      assert.deepEqual([rebase.kind, applyEdits(current, rebase.edits)], ['rebased', expected]);
    });
  }

  it('keeps what was typed on the same line, and the other edits', () => {
    const clash = replace(base, 'two\n', 'TWO\n');
    const free = replace(base, 'five\n', 'FIVE\n');
    const current = base.replace('two', 'two and a half');
    const rebase = rebaseEdits(base, current, [clash, free]);
    assert.deepEqual(rebase, {
      kind: 'conflict',
      edits: [{ start: free.start + 11, end: free.end + 11, newText: 'FIVE\n' }],
      conflicts: [{ edit: clash, reason: 'overlap' }],
    });
  });

  it('does not order two insertions at one place', () => {
    const edit = { start: 4, end: 4, newText: 'x\n' };
    assert.deepEqual(rebaseEdits(base, base.replace('two', 'y\ntwo'), [edit]), {
      kind: 'conflict',
      edits: [],
      conflicts: [{ edit, reason: 'overlap' }],
    });
  });

  it('does not guess which of two equal parts is meant', () => {
    const edit = { start: 2, end: 4, newText: 'B\n' };
    assert.deepEqual(rebaseEdits('a\nb\n', 'a\nb\na\nb\n', [edit]), {
      kind: 'conflict',
      edits: [],
      conflicts: [{ edit, reason: 'ambiguous' }],
    });
  });

  it('keeps every typed line and every untouched byte, for any document, edits and typing', () => {
    property(
      fc.property(concurrentWork(), ({ text, typed, edits, current }) => {
        const rebase = rebaseEdits(text, current, edits);
        const result = applyEdits(current, rebase.edits);
        for (const line of typed) {
          assert.ok(result.includes(line), `lost ${JSON.stringify(line)}`);
        }
        assert.equal(withoutLines(result, rebase.edits), withoutRanges(current, rebase.edits));
      }),
    );
  });

  it('brings every edit over when the typing is elsewhere and the lines are distinct', () => {
    property(
      fc.property(concurrentWork(), ({ text, edits, current, expected }) => {
        const rebase = rebaseEdits(text, current, edits);
        if (rebase.kind === 'rebased') {
          assert.equal(applyEdits(current, rebase.edits), expected);
        }
      }),
    );
  });
});

interface Work {
  readonly text: string;
  readonly typed: readonly string[];
  readonly edits: readonly TextEdit[];
  readonly current: string;
  /** Both changes together. */
  readonly expected: string;
}

/** A document of distinct lines with mixed endings; some lines are edited, and lines are typed between some. */
function concurrentWork(): fc.Arbitrary<Work> {
  const line = fc.record({
    ending: fc.constantFrom('\n', '\r\n'),
    edited: fc.constantFrom('no', 'replaced', 'deleted', 'inserted'),
    typedBefore: fc.boolean(),
    typedOver: fc.boolean(),
    text: fc.constantFrom('x', '  y ', '\tz', 'ü'),
  });
  return fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => {
    const work = { text: '', current: '', expected: '', typed: [] as string[], edits: [] as TextEdit[] };
    lines.forEach((item, index) => {
      const old = `${item.text}${index}${item.ending}`;
      if (item.typedBefore) {
        const typed = `typed ${index}${item.ending}`;
        work.typed.push(typed);
        work.current += typed;
        work.expected += typed;
      }
      const now = item.typedOver ? `over ${index}${item.ending}` : old;
      if (item.typedOver) {
        work.typed.push(now);
      }
      const inserted = `inserted ${index}\n`;
      const edit = {
        no: undefined,
        replaced: { start: work.text.length, end: work.text.length + old.length, newText: `new ${index}\n` },
        deleted: { start: work.text.length, end: work.text.length + old.length, newText: '' },
        inserted: { start: work.text.length, end: work.text.length, newText: inserted },
      }[item.edited];
      if (edit) {
        work.edits.push(edit);
      }
      work.text += old;
      work.current += now;
      work.expected += edit ? edit.newText + (edit.start === edit.end ? now : '') : now;
    });
    return work;
  });
}

/** The text without the ranges that the edits replace. */
function withoutRanges(text: string, edits: readonly TextEdit[]): string {
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, newText: '' })),
  );
}

/** The edited text without what the edits put in. */
function withoutLines(result: string, edits: readonly TextEdit[]): string {
  return edits.reduce((text, edit) => text.replace(edit.newText, ''), result);
}
