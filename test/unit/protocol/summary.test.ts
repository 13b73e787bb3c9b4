// The sums of a manifest, and the event that carries them.

import assert from 'node:assert/strict';
import { summarise, toTurnEvent } from '../../../src/protocol/summary.ts';
import type { PackSummary } from '../../../src/protocol/thread.ts';
import { manifest } from './examples.ts';

const sums: PackSummary = {
  full: 2,
  excerpts: 1,
  outlines: 1,
  listed: 1,
  folded: 1,
  excluded: 1,
  hiddenValues: 1,
  invisibleFiles: 2,
  tokens: 118_204,
  budget: 120_000,
  cachedShare: 0.97,
};

describe('summarise', () => {
  it('counts the files at each level and what was left out or hidden', () => {
    assert.deepEqual(summarise(manifest), sums);
  });
});

describe('toTurnEvent', () => {
  it('replaces the manifest by its sums', () => {
    assert.deepEqual(toTurnEvent({ kind: 'pack', manifest, price: { expected: 0.01 } }), {
      kind: 'pack',
      pack: sums,
      price: { expected: 0.01 },
    });
  });

  it('passes every other event as it is', () => {
    const event = { kind: 'delta', text: 'a' } as const;
    assert.equal(toTurnEvent(event), event);
  });
});
