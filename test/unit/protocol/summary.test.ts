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

  it('tells what fills the window in the order of the prompt, and gives the rules what is left', () => {
    const around = [
      { kind: 'instructions', name: 'AGENTS.md', tokens: 200 },
      { kind: 'conversation', tokens: 300 },
      { kind: 'question', tokens: 40 },
    ] as const;
    const { parts, window } = summarise({ ...manifest, around }, { context: 200_000, answer: 4_096 });
    assert.deepEqual(
      [parts, window],
      [
        [
          { kind: 'rules', tokens: 360 },
          { kind: 'instructions', name: 'AGENTS.md', tokens: 200 },
          { kind: 'list', tokens: 1_000 },
          { kind: 'files', tokens: 116_304 },
          { kind: 'conversation', tokens: 300 },
          { kind: 'question', tokens: 40 },
        ],
        { context: 200_000, answer: 4_096 },
      ],
    );
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
