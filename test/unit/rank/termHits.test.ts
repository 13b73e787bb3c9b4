import assert from 'node:assert/strict';
import { weightedTerms } from '../../../src/core/rank/question.ts';
import { findTerms } from '../../../src/core/rank/termHits.ts';

const found = (question: string, text: string) => findTerms(text, weightedTerms(question)).map(({ at }) => at);

describe('finding terms in a text', () => {
  const cases: readonly (readonly [string, string, string, readonly number[]])[] = [
    ['a word and its family', 'caching', 'cache cached Caches', [0, 6, 13]],
    ['a stem whose last letter changes', 'retries', 'retry, retried', [0, 7]],
    ['parts of identifiers', 'user name', 'fetchUserName user_name', [5, 14, 9, 19]],
    ['an acronym in an identifier', 'http', 'parseHTTPServer httpPort', [5, 16]],
    ['no word that only holds it', 'parse', 'sparse', []],
    ['no word that only begins like a short one', 'id', 'idea id ids userId', [5, 8, 16]],
    ['words of other scripts', 'größe', 'Größe', [0]],
  ];
  for (const [name, question, text, expected] of cases) {
    it(`finds ${name}`, () => {
      assert.deepEqual(found(question, text), expected);
    });
  }

  it('keeps offsets where lower case is longer', () => {
    assert.deepEqual(found('retry', 'İİ Retry'), [3]);
  });
});
