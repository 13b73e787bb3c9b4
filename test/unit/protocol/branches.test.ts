// Branches: which turns are shown, what stands beside a turn, and what the model is told.

import assert from 'node:assert/strict';
import { newestLeaf, shownTurns, toldTurns } from '../../../src/protocol/branches.ts';
import { reduce } from '../../../src/protocol/reduce.ts';
import type { Thread, ThreadChange, Turn } from '../../../src/protocol/thread.ts';
import { asked, emptyThread } from './examples.ts';

function ask(id: string, after?: string): ThreadChange {
  return { kind: 'ask', turn: { ...asked.turn, id, ...(after !== undefined && { after }) } };
}

/** a – b – c, then b asked anew as d with e behind it, then a asked anew as f. */
const grown: Thread = [ask('a'), ask('b', 'a'), ask('c', 'b'), ask('d', 'a'), ask('e', 'd'), ask('f')].reduce(
  reduce,
  emptyThread,
);
const idsOf = (turns: readonly Turn[]): string => turns.map(({ id }) => id).join('');
const shownAfter = (turnId: string): string => idsOf(shownTurns(reduce(grown, { kind: 'show', turnId })));

describe('the branches of a conversation', () => {
  it('show the question that was asked last', () => {
    assert.equal(idsOf(shownTurns(grown)), 'f');
  });

  for (const [turnId, branch] of [
    ['a', 'ade'],
    ['b', 'abc'],
    ['c', 'abc'],
    ['d', 'ade'],
    ['f', 'f'],
    ['nobody', 'f'],
  ] as const) {
    it(`go to ${turnId} and as far as it goes`, () => {
      assert.equal(shownAfter(turnId), branch);
    });
  }

  it('end where damaged records would go round in a circle', () => {
    const turns = [ask('a', 'b'), ask('b', 'a')].reduce(reduce, emptyThread);
    assert.deepEqual([idsOf(shownTurns(turns)), newestLeaf(turns, 'a')], ['ab', 'a']);
  });

  it('tell the model the latest summary and what followed it', () => {
    const thread = [
      { kind: 'show', turnId: 'c' } as const,
      { kind: 'summarise', turnId: 'a', text: 'First.' } as const,
      { kind: 'summarise', turnId: 'b', text: 'Both.' } as const,
    ].reduce(reduce, grown);
    const { summary, turns } = toldTurns(shownTurns(thread));
    assert.deepEqual([summary, idsOf(turns)], ['Both.', 'c']);
  });

  it('tell the model all without a summary, and again when it was taken away', () => {
    const summed = reduce(grown, { kind: 'summarise', turnId: 'f', text: 'One.' });
    const { summary, turns } = toldTurns(shownTurns(reduce(summed, { kind: 'summarise', turnId: 'f', text: '' })));
    assert.deepEqual([summary, idsOf(turns)], [undefined, 'f']);
  });
});
