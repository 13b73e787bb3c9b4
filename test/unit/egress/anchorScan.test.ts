// Finding many short words in one pass.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnchorScan } from '../../../src/core/egress/anchorScan.ts';

function found(lists: readonly (readonly string[])[], text: string): readonly string[] {
  const all: string[] = [];
  createAnchorScan(lists)(text, (index, at) => all.push(`${index}@${at}`));
  return all.toSorted();
}

describe('scanning for anchors', () => {
  it('finds each anchor in either case, with the list it is of', () => {
    assert.deepEqual(found([['sk-'], ['key', 'token']], 'SK-1 my Key, a toKEN'), ['0@0', '1@15', '1@8']);
  });

  it('finds anchors that overlap, end in one another, or are of two lists', () => {
    assert.deepEqual(found([['passwd', 'pass'], ['swd'], ['pass']], 'passwd'), ['0@0', '0@0', '1@3', '2@0']);
  });

  it('goes on behind characters that are in no anchor', () => {
    assert.deepEqual(found([['ab']], 'a\u{1F600}b aéb aab\0ab'), ['0@10', '0@13']);
  });

  it('finds what a search for each anchor finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'é'), minLength: 1, maxLength: 12 });
    const anchor = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.array(anchor, { maxLength: 3 }), { maxLength: 5 }), fc.array(word), (lists, words) => {
        const text = words.join('');
        const expected = lists.flatMap((anchors, index) =>
          anchors.flatMap((one) =>
            Array.from(text, (_, at) => at).flatMap((at) => (text.startsWith(one, at) ? [`${index}@${at}`] : [])),
          ),
        );
        assert.deepEqual(found(lists, text), expected.toSorted());
      }),
    );
  });
});
