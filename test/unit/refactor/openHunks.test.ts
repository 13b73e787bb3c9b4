import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  acceptHunks,
  placeHunks,
  proposedText,
  rewriteHunks,
  splitIntoHunks,
  type OpenHunk,
} from '../../../src/core/refactor/openHunks.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { property } from '../property.ts';

const base = 'a\nb\nc\nd\ne\nf\n';
/** b and e are changed, g is added. */
const proposed = 'a\nB\nc\nd\nE\nf\ng\n';

function hunksOf(text: string, wanted: string): readonly OpenHunk[] {
  const whole = { start: 0, end: text.length, newText: wanted };
  return splitIntoHunks(text, [whole]).map((edit, index) => ({ id: String(index), base: text, edit }));
}

const hunks = hunksOf(base, proposed);
const ids = (list: readonly { readonly hunk: OpenHunk }[]) => list.map(({ hunk }) => hunk.id);

describe('open hunks', () => {
  it('are the smallest changes of whole lines', () => {
    assert.deepEqual(
      hunks.map(({ edit }) => edit),
      [
        { start: 2, end: 4, newText: 'B\n' },
        { start: 8, end: 10, newText: 'E\n' },
        { start: 12, end: 12, newText: 'g\n' },
      ],
    );
  });

  it('are one where they touch', () => {
    const edits = [
      { start: 0, end: 2, newText: 'A\n' },
      { start: 2, end: 4, newText: 'B\n' },
    ];
    assert.deepEqual(splitIntoHunks(base, edits), [{ start: 0, end: 4, newText: 'A\nB\n' }]);
  });

  it('move along with what is typed', () => {
    const placement = placeHunks(hunks, `typed\n${base}`);
    assert.deepEqual([proposedText(`typed\n${base}`, placement), placement.stuck], [`typed\n${proposed}`, []]);
  });

  it('leave the user the lines that the user changed', () => {
    const current = 'a\nb2\nc\nd\ne\nf\n';
    const placement = placeHunks(hunks, current);
    assert.deepEqual(
      [proposedText(current, placement), ids(placement.placed), placement.stuck.map(({ hunk, at }) => [hunk.id, at])],
      ['a\nb2\nc\nd\nE\nf\ng\n', ['1', '2'], [['0', { start: 2, end: 5 }]]],
    );
  });

  it('come unstuck when the user takes the change back', () => {
    const placement = placeHunks(hunks, 'a\nb2\nc\nd\ne\nf\n');
    const { rest } = acceptHunks('a\nb2\nc\nd\ne\nf\n', placement, new Set(['1']));
    assert.equal(proposedText('a\nb\nc\nd\nE\nf\n', placeHunks(rest, 'a\nb\nc\nd\nE\nf\n')), proposed);
  });

  it('wait where they are while others are accepted, in any order', () => {
    const first = acceptHunks(base, placeHunks(hunks, base), new Set(['1']));
    const second = applyEdits(base, first.edits);
    const placement = placeHunks(first.rest, second);
    assert.deepEqual(
      [second, ids(placement.placed), proposedText(second, placement)],
      ['a\nb\nc\nd\nE\nf\n', ['0', '2'], proposed],
    );
  });

  it('take what the user writes into the proposed text', () => {
    const placement = placeHunks(hunks, base);
    const rewritten = 'a\nBEE\nc\nnew\nd\nE\nf\n';
    const next = rewriteHunks(base, placement, rewritten, () => 'fresh');
    assert.deepEqual(
      [next.map(({ id }) => id), proposedText(base, placeHunks(next, base))],
      [['0', 'fresh', '1'], rewritten],
    );
  });

  it('keep a stuck hunk while the proposed text is rewritten', () => {
    const current = 'a\nb2\nc\nd\ne\nf\n';
    const next = rewriteHunks(current, placeHunks(hunks, current), 'a\nb2\nc\nd\nEE\nf\n', () => 'fresh');
    assert.deepEqual(ids(placeHunks(next, current).stuck), ['0']);
  });

  it('come to the whole change one by one, and leave no trace when they are rejected', () => {
    const line = fc.constantFrom('a', 'b', 'c', '', '  d');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((each) => `${each}\n`).join(''));
    property(
      fc.property(text, text, fc.array(fc.boolean(), { maxLength: 12 }), (before, after, choices) => {
        let current = before;
        let open = hunksOf(before, after);
        const wanted = open.filter((_, index) => choices[index] === true).map(({ edit }) => edit);
        for (const [index, { id }] of open.entries()) {
          if (choices[index] === true) {
            const { edits, rest } = acceptHunks(current, placeHunks(open, current), new Set([id]));
            current = applyEdits(current, edits);
            open = rest;
          } else {
            open = open.filter((hunk) => hunk.id !== id);
          }
        }
        assert.deepEqual([current, open], [applyEdits(before, wanted), []]);
      }),
    );
  });
});
