import assert from 'node:assert/strict';
import fc from 'fast-check';
import { queryTermsOf, stem, termsOf } from '../../../src/core/search/terms.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

describe('terms of code and prose', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['splits camel case and keeps the whole', 'retryPolicy', ['retrypolicy', 'retri', 'polici']],
    ['splits snake case', 'max_retry_count', ['max_retry_count', 'max', 'retri', 'count']],
    [
      'splits an acronym from the word behind it',
      'parseHTTPServer2',
      ['parsehttpserver2', 'pars', 'http', 'serv', '2'],
    ],
    ['splits a path', 'src/pay/retry.ts', ['src', 'pay', 'retri', 'ts']],
    ['keeps words of other scripts', 'größe 価格', ['größ', '価格']],
    ['repeats what occurs twice', 'pay pay', ['pay', 'pay']],
    ['leaves encoded data out', 'a'.repeat(65), []],
    ['finds nothing in punctuation', '}); ///', []],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.deepEqual(termsOf(text), expected);
    });
  }

  const families: readonly (readonly string[])[] = [
    ['retry', 'retries', 'retried'],
    ['cache', 'caches', 'cached', 'caching'],
    ['stop', 'stopped', 'stopping', 'stops'],
    ['parse', 'parses', 'parser', 'parsing'],
    ['complete', 'completion', 'completed'],
    ['process', 'processes', 'processing'],
    ['validate', 'validates', 'validated', 'validating', 'validator', 'validation'],
  ];
  for (const family of families) {
    it(`folds ${family.join(', ')} into one`, () => {
      assert.deepEqual(new Set(family.map(stem)).size, 1);
    });
  }

  it('keeps words apart that only look alike', () => {
    assert.deepEqual(['string', 'class', 'status', 'bus', 'error'].map(stem), [
      'string',
      'class',
      'status',
      'bus',
      'error',
    ]);
  });

  it('drops from a question what says nothing about the code', () => {
    assert.deepEqual(queryTermsOf('How does the retry of a payment work, and where is the retry?'), [
      'retri',
      'payment',
      'work',
    ]);
  });

  it('keeps a question that holds nothing else', () => {
    assert.deepEqual(queryTermsOf('what is this'), ['what', 'is', 'this']);
  });

  it('finds in a text the terms of each of its words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z_]{1,20}$/)), (words) => {
        assert.deepEqual(
          termsOf(words.join(' ')),
          words.flatMap((word) => termsOf(word)),
        );
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });
});
