// What changed is told in lines that can be put back, with enough around them to see where they stand.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { regionsOf } from '../../../src/core/pack/supersede.ts';
import { property } from '../property.ts';

const split = (text: string) => text.split('\n');
const flat = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);

describe('the regions of a change', () => {
  for (const [name, before, after, regions] of [
    ['nothing changed', flat, flat, []],
    ['one line in the middle', flat, flat.with(19, 'other'), [{ first: 15, last: 25, replaced: 11 }]],
    ['lines are added at the end', flat, [...flat, 'x', 'y'], [{ first: 36, last: 42, replaced: 5 }]],
    ['lines are taken away', flat, flat.toSpliced(19, 3), [{ first: 18, last: 21, replaced: 7 }]],
    [
      'two changes lie apart',
      flat,
      flat.with(4, 'other').with(34, 'other'),
      [
        { first: 1, last: 10, replaced: 10 },
        { first: 30, last: 40, replaced: 11 },
      ],
    ],
    ['two changes lie near', flat, flat.with(14, 'x').with(24, 'y'), [{ first: 10, last: 30, replaced: 21 }]],
    [
      'the block around it is small',
      split('a\nb\nc\nif {\n  one\n  two\n  old\n  four\n  five\n}\nd\ne\nf'),
      split('a\nb\nc\nif {\n  one\n  two\n  new\n  four\n  five\n}\nd\ne\nf'),
      [{ first: 4, last: 10, replaced: 7 }],
    ],
    [
      'the paragraph around it is small',
      split('a\nb\n\nd\ne\nold\ng\nh\n\nj'),
      split('a\nb\n\nd\ne\nnew\ng\nh\n\nj'),
      [{ first: 4, last: 8, replaced: 5 }],
    ],
  ] as const) {
    it(`are those around it when ${name}`, () => {
      assert.deepEqual(regionsOf(before, after), regions);
    });
  }

  it('make the present text of any text when they are put in place in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' c', '', '}'), { minLength: 1, maxLength: 60 });
    property(
      fc.property(text, text, (before, after) => {
        let lines: readonly string[] = before;
        for (const { first, last, replaced } of regionsOf(before, after)) {
          lines = lines.toSpliced(first - 1, replaced, ...after.slice(first - 1, last));
        }
        assert.deepEqual(lines, after);
      }),
    );
  });
});
