// The panel's sentences and how values are put into them.

import assert from 'node:assert/strict';
import { englishStrings, fill } from '../../../src/protocol/strings.ts';

describe('fill', () => {
  const cases: readonly [string, readonly (string | number)[], string][] = [
    ['{0} of {1}', [1, 2], '1 of 2'],
    ['{1} of {0}', ['a', 'b'], 'b of a'],
    ['{0} {1}', ['a'], 'a {1}'],
    ['{0}', ['{1}', 'x'], '{1}'],
    ['none', [1], 'none'],
  ];
  for (const [sentence, values, expected] of cases) {
    it(`makes ${expected} of ${sentence}`, () => {
      assert.equal(fill(sentence, ...values), expected);
    });
  }
});

describe('englishStrings', () => {
  it('begin with a capital letter, a place or a small word, and never apologise', () => {
    const odd = Object.values(englishStrings).filter((text) => text.trim() !== text || /oops|sorry|!/iu.test(text));
    assert.deepEqual(odd, []);
  });
});
