// Conversations as JSON: what goes out comes in again, and nothing else does.

import assert from 'node:assert/strict';
import { parseThreadJson, toThreadJson } from '../../../src/core/chat/threadJson.ts';
import { emptyThread, finishedTurn } from '../protocol/examples.ts';

const thread = { ...emptyThread, title: 'Money', turns: [finishedTurn], leaf: finishedTurn.id };

describe('a conversation as JSON', () => {
  it('comes in as it went out, under an id of its own', () => {
    assert.deepEqual(parseThreadJson(`\uFEFF${toThreadJson(thread)}`, 'other'), { ...thread, id: 'other' });
  });

  for (const text of ['', '{"torn', 'null', '[]', '{"thread":{}}', JSON.stringify(thread)]) {
    it(`is not ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(parseThreadJson(text, 'other'), undefined);
    });
  }
});
