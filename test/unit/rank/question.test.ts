import assert from 'node:assert/strict';
import { PathReader } from '../../../src/core/rank/pathFacts.ts';
import { readQuestion, weightedTerms } from '../../../src/core/rank/question.ts';
import { Vocabulary } from '../../../src/core/rank/vocabulary.ts';

describe('reading a question', () => {
  const cases: readonly (readonly [string, string, readonly (readonly [string, number])[]])[] = [
    [
      'weighs the first line double',
      'Retry payments\n\nThe user pays.',
      [
        ['retri', 2],
        ['payment', 2],
        ['user', 1],
        ['pay', 1],
      ],
    ],
    ['weighs repetition by its logarithm', 'retry retry retry\nretry', [['retri', 7]]],
    ['leaves silent words out', 'how do we fix the parser', [['pars', 2]]],
    [
      'keeps silent words when there are no others',
      'how to fix this',
      [
        ['how', 2],
        ['to', 2],
        ['fix', 2],
        ['this', 2],
      ],
    ],
    [
      'splits identifiers',
      'fetchUser()',
      [
        ['fetch', 2],
        ['user', 2],
      ],
    ],
    ['finds nothing in signs', '???', []],
  ];
  for (const [name, question, expected] of cases) {
    it(name, () => {
      const read = weightedTerms(question).map(({ term, weight }) => [term, 2 ** weight - 1]);
      assert.deepEqual(
        read.map(([term, count]) => [term, Math.round(Number(count))]),
        expected,
      );
    });
  }

  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['test: cover the parser', ['test']],
    ['docs(guide): typo', ['documentation']],
    ['ci: pin the workflow', ['automation']],
    ['chore: bump dependencies', ['configuration']],
    ['where is the cart summed?\n\nsee the tests', []],
  ];
  for (const [question, expected] of kinds) {
    it(`sees what kind of files it is about: ${question.slice(0, 30)}`, () => {
      assert.deepEqual(readQuestion(question, new Vocabulary()).kinds, expected);
    });
  }
});

describe('reading a path', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['src/pay/retryPolicy.ts', []],
    ['src/pay/retryPolicy.test.ts', ['test']],
    ['pkg/user_test.go', ['test']],
    ['tests/test_app.py', ['test']],
    ['docs/guide.html', ['documentation']],
    ['README.md', ['documentation']],
    ['.github/workflows/ci.yml', ['automation', 'configuration']],
    ['pyproject.toml', ['configuration']],
    ['src/latest.ts', []],
  ];
  for (const [path, expected] of cases) {
    it(`knows the kind of ${path}`, () => {
      assert.deepEqual(new PathReader(new Vocabulary()).read(path).kinds, expected);
    });
  }

  it('tells the words of the name from those of its endings and folders', () => {
    const vocabulary = new Vocabulary();
    const [retry, policy, test, ending, pay] = ['retri', 'polici', 'test', 'ts', 'pay'].map((term) =>
      vocabulary.idOf(term),
    );
    const { nameTerms, stemTerms, folderTerms, stem, depth } = new PathReader(vocabulary).read(
      'pay/pay/retry-policy.test.ts',
    );
    assert.deepEqual(
      { nameTerms, stemTerms, folderTerms, stem, depth },
      { nameTerms: [retry, policy, test, ending], stemTerms: 2, folderTerms: [pay], stem: 'retrypolicy', depth: 2 },
    );
  });
});
