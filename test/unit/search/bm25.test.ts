import assert from 'node:assert/strict';
import { rankBm25, toTermDocument } from '../../../src/core/search/bm25.ts';

const text = (words: string) => toTermDocument([{ text: words, weight: 1 }]);
const order = (documents: readonly string[], query: readonly string[]) =>
  rankBm25(documents.map(text), query).map(({ index }) => index);

describe('ranking by BM25', () => {
  it('leaves out what holds no term', () => {
    assert.deepEqual(order(['alpha', 'beta'], ['alpha']), [0]);
  });

  it('puts a rare term above a common one', () => {
    assert.deepEqual(order(['common', 'common', 'common', 'rare'], ['common', 'rare']), [3, 0, 1, 2]);
  });

  it('puts a short document above a long one with the same term', () => {
    assert.deepEqual(order([`pay ${'other '.repeat(50)}`, 'pay other'], ['pay']), [1, 0]);
  });

  it('gives repetition less and less', () => {
    assert.deepEqual(order(['pay pay pay pay pay pay', 'pay desk pad pad pad pad'], ['pay', 'desk']), [1, 0]);
  });

  it('counts a term of a weighted field as often as the weight says', () => {
    const document = toTermDocument([
      { text: 'pay', weight: 3 },
      { text: 'pay desk', weight: 1 },
    ]);
    assert.deepEqual(document, {
      counts: new Map([
        ['pay', 4],
        ['desk', 1],
      ]),
      length: 5,
    });
  });

  it('finds nothing in nothing', () => {
    assert.deepEqual(rankBm25([], ['pay']), []);
  });
});
