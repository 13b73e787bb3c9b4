import assert from 'node:assert/strict';
import { conversionsFor } from '../../../src/core/refactor/conversions.ts';

describe('conversionsFor', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['a promise chain', 'typescript', 'load().then(show);', ['promiseToAsync', 'idioms']],
    ['what waits', 'javascript', 'await load();', ['asyncToPromise', 'idioms']],
    ['a class', 'typescript', 'class Cart {}', ['classToFunctions', 'idioms']],
    [
      'a loop with a condition in it',
      'javascript',
      'for (const a of list) { if (a) { if (b) go(a); } }',
      ['loopToPipeline', 'earlyReturns', 'idioms'],
    ],
    ['a pipeline', 'java', 'list.stream().map(f)', ['pipelineToLoop', 'idioms']],
    ['a loop of Python', 'python', 'for a in b:\n    c.append(a)', ['loopToComprehension', 'idioms']],
    ['formatting in Python', 'python', '"%s" % name', ['formatStrings', 'idioms']],
    ['an unwrap of Rust', 'rust', 'open(path).unwrap()', ['tryOperator', 'idioms']],
    ['CommonJS', 'javascript', "const fs = require('fs');", ['modules', 'idioms']],
    ['no text', 'javascript', ' \n', []],
  ];
  for (const [name, languageId, text, expected] of cases) {
    it(`offers what fits ${name}`, () => {
      assert.deepEqual(
        conversionsFor(languageId, text).map(({ id }) => id),
        expected,
      );
    });
  }
});
