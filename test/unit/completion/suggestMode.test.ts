// When suggestions come, when the question is put, and how long they rest after a failure.

import assert from 'node:assert/strict';
import { isOver, restAfter } from '../../../src/core/completion/backOff.ts';
import { mayAsk, suggestModeOf, type ModeFacts, type SuggestMode } from '../../../src/core/completion/suggestMode.ts';
import type { FailureCode } from '../../../src/core/model/failure.ts';

const modes: readonly (readonly [
  setting: ModeFacts['setting'],
  offline: boolean,
  otherProvider: boolean,
  SuggestMode,
])[] = [
  ['ask', true, false, 'automatic'],
  ['ask', true, true, 'manual'],
  ['ask', false, false, 'manual'],
  ['ask', false, true, 'manual'],
  ['on', false, true, 'automatic'],
  ['manual', true, false, 'manual'],
  ['off', true, false, 'off'],
];

describe('suggestions', () => {
  for (const [setting, offline, otherProvider, expected] of modes) {
    it(`are ${expected} with '${setting}'${offline ? ', offline' : ''}${otherProvider ? ', beside another provider' : ''}`, () => {
      assert.equal(suggestModeOf({ setting, offline, otherProvider }), expected);
    });
  }

  it('are asked about once, with a model, before the user has said anything', () => {
    const facts: ModeFacts = { setting: 'ask', offline: false, otherProvider: false };
    const answers = [
      mayAsk(facts, false),
      mayAsk(facts, true),
      mayAsk({ ...facts, offline: true }, false),
      mayAsk({ ...facts, setting: 'manual' }, false),
    ];
    assert.deepEqual(answers, [true, false, false, false]);
  });
});

describe('after a failure', () => {
  const restFor = (code: FailureCode, inRow: number) => restAfter({ code, message: '', retryable: true }, inRow, 1_000);

  it('suggestions rest, longer each time, and at most ten minutes', () => {
    const rests = [1, 2, 3, 50].map((inRow) => restFor('rate-limited', inRow)?.until);
    assert.deepEqual(rests, [16_000, 31_000, 61_000, 601_000]);
  });

  it('that only the user can mend they rest until something changes', () => {
    const rest = restFor('key-wrong', 1);
    assert.ok(rest && rest.until === undefined && !isOver(rest, 1e15));
  });

  it('of the money they look again in a minute, however often it was in vain', () => {
    const rests = [1, 9].map((inRow) => restFor('over-cap', inRow)?.until);
    assert.deepEqual(rests, [61_000, 61_000]);
  });

  it('of one request they go on', () => {
    assert.equal(restFor('egress-refused', 3), undefined);
  });

  it('they wake when the rest is over', () => {
    const rest = restFor('unreachable', 1);
    assert.deepEqual(rest && [isOver(rest, 15_999), isOver(rest, 16_000)], [false, true]);
  });
});
