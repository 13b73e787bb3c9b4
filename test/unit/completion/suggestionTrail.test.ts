// What the document tells of a suggestion: typed, taken in pieces, gone; and whether what was taken still stands.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginTrail, followChange, isRestOf, moveSpan } from '../../../src/core/completion/suggestionTrail.ts';
import type { SuggestionTrail, TextChange } from '../../../src/core/completion/suggestionTrail.ts';
import { survives } from '../../../src/core/completion/survival.ts';
import { property } from '../property.ts';

const insert = (offset: number, inserted: string): TextChange => ({ offset, removed: 0, inserted });
const remove = (offset: number, removed: number): TextChange => ({ offset, removed, inserted: '' });

function follow(changes: readonly TextChange[], text = 'one(two) + three'): SuggestionTrail | undefined {
  return changes.reduce<SuggestionTrail | undefined>(
    (trail, change) => trail && followChange(trail, change),
    beginTrail(10, text),
  );
}

describe('the trail of a suggestion', () => {
  for (const [name, changes, expected] of [
    ['is typed along', [insert(10, 'o'), insert(11, 'n')], { present: 2, isTaken: false }],
    ['is taken by the word', [insert(10, 'one')], { present: 3, isTaken: true }],
    ['is taken by the word after a typed letter', [insert(10, 'o'), insert(11, 'ne')], { present: 3, isTaken: true }],
    ['is taken by two words', [insert(10, 'one'), insert(13, '(two')], { present: 7, isTaken: true }],
    ['is typed with a pair that the editor adds', [insert(10, 'o'), insert(11, '()')], undefined],
    ['is typed back', [insert(10, 'o'), insert(11, 'n'), remove(11, 1)], { present: 1, isTaken: false }],
    [
      'moves with what is written before it',
      [insert(2, 'xyz'), insert(13, 'one')],
      { start: 13, present: 3, isTaken: true },
    ],
    ['moves with what is removed before it', [remove(2, 3)], { start: 7, present: 0, isTaken: false }],
    ['stays with what is written behind it', [insert(10, 'o'), insert(30, 'x')], { present: 1, isTaken: false }],
    ['ends when something else is typed', [insert(10, 'x')], undefined],
    [
      'ends when a part of it is written over',
      [insert(10, 'one'), { offset: 11, removed: 1, inserted: 'x' }],
      undefined,
    ],
    ['ends when its place is removed', [insert(10, 'one'), remove(8, 4)], undefined],
  ] as const) {
    it(name, () => {
      const trail = follow(changes);
      assert.deepEqual(trail, expected && { start: 10, text: 'one(two) + three', ...expected });
    });
  }

  it('does not take a pair that the editor adds for a word', () => {
    assert.deepEqual(follow([insert(10, 'f'), insert(11, '()')], 'f() + 1'), {
      ...{ start: 10, text: 'f() + 1', present: 3, isTaken: false },
    });
  });

  it('knows what is left of it', () => {
    const trail = follow([insert(10, 'one')]) ?? beginTrail(0, '');
    assert.deepEqual(
      [
        isRestOf(trail, 13, '(two) + three'),
        isRestOf(trail, 12, '(two) + three'),
        isRestOf(trail, 13, '(two)'),
        isRestOf(trail, 13, ''),
      ],
      [true, false, false, false],
    );
  });
});

describe('the place of a text that was taken', () => {
  for (const [name, change, expected] of [
    ['moves with a change before it', insert(3, 'abc'), [13, 23]],
    ['moves with what is inserted at its beginning', insert(10, 'abc'), [13, 23]],
    ['stays with a change behind it', insert(20, 'abc'), [10, 20]],
    ['grows with what is inserted in it', insert(15, 'abc'), [10, 23]],
    ['shrinks with what is removed in it', remove(12, 4), [10, 16]],
    ['takes in what is written over its border', { offset: 8, removed: 4, inserted: 'abc' }, [8, 19]],
    ['takes in what is written over all of it', { offset: 0, removed: 40, inserted: 'abc' }, [0, 3]],
    ['is empty when it is removed', remove(10, 10), [10, 10]],
  ] as const) {
    it(name, () => {
      const { start, end } = moveSpan({ start: 10, end: 20 }, change);
      assert.deepEqual([start, end], expected);
    });
  }

  it('always holds what changes elsewhere leave alone', () => {
    const text = fc.string({ maxLength: 20 });
    property(
      fc.property(
        text,
        fc.string({ minLength: 1, maxLength: 10 }),
        text,
        text,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (before, kept, after, inserted, at, removed, isBefore) => {
          const side = isBefore ? before : after;
          const offset = at % (side.length + 1);
          const length = removed % (side.length - offset + 1);
          const whole = before + kept + after;
          const change = {
            offset: isBefore ? offset : before.length + kept.length + offset,
            removed: length,
            inserted,
          };
          const changed = whole.slice(0, change.offset) + inserted + whole.slice(change.offset + length);
          const { start, end } = moveSpan({ start: before.length, end: before.length + kept.length }, change);
          assert.equal(changed.slice(start, end), kept);
        },
      ),
    );
  });
});

describe('a text that was taken', () => {
  const kept = 'for (const line of cart.lines) {\n  total += line.quantity;\n}';
  for (const [name, place, expected] of [
    ['survives as it is', kept, true],
    ['survives a formatter', kept.replaceAll('\n  ', '\r\n\t\t').replaceAll(' ', '  '), true],
    ['survives a renamed word', kept.replaceAll('line ', 'item ').replaceAll('line.', 'item.'), true],
    ['survives among other lines', `let a = 1;\n${kept}\nreturn a;`, true],
    ['does not survive its removal', '', false],
    ['does not survive half of it', kept.slice(0, kept.length / 2), false],
    ['does not survive another text', 'return cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);', false],
  ] as const) {
    it(name, () => {
      assert.equal(survives(kept, place), expected);
    });
  }

  it('is compared in a moment, however long it is', () => {
    assert.deepEqual([survives('ab'.repeat(50_000), 'ab'.repeat(50_000)), survives(' \n', '')], [true, true]);
  });
});
