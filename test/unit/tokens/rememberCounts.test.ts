// A counter that counts a text once.

import assert from 'node:assert/strict';
import type { TokenCounter } from '../../../src/core/ports.ts';
import { rememberCounts } from '../../../src/core/tokens/rememberCounts.ts';

const long = (word: string): string => word.repeat(300);

describe('remembered counts', () => {
  let counted: string[];
  let known: Map<string, number>;
  let counter: TokenCounter;
  beforeEach(() => {
    counted = [];
    known = new Map();
    const slow: TokenCounter = {
      count(text) {
        counted.push(text);
        return text.length;
      },
    };
    counter = rememberCounts(slow, known, (text) => text.slice(0, 4));
  });

  it('count a text once', () => {
    assert.deepEqual([counter.count(long('a')), counter.count(long('a')), counted], [300, 300, [long('a')]]);
  });

  it('take a count of before', () => {
    known.set('aaaa', 7);
    assert.deepEqual([counter.count(long('a')), counted], [7, []]);
  });

  it('do not hold short texts', () => {
    counter.count('short');
    assert.deepEqual([known.size, counted], [0, ['short']]);
  });

  it('forget first what was asked for longest ago', () => {
    for (let index = 0; index < 50_000; index++) {
      known.set(`known ${index}`, index);
    }
    counter.count(long('b'));
    assert.deepEqual(
      [known.size, known.has('known 0'), known.has('known 1'), known.get('bbbb')],
      [50_000, false, true, 300],
    );
  });

  it('keep what is asked for again', () => {
    counter.count(long('a'));
    counter.count(long('b'));
    counter.count(long('a'));
    assert.deepEqual([...known.keys()], ['bbbb', 'aaaa']);
  });
});
