// Patterns of one root match the same files when they are read from the workspace above it.

import assert from 'node:assert/strict';
import { anchorPatterns } from '../../../src/core/egress/anchorPatterns.ts';
import { IgnoreRules } from '../../../src/core/egress/ignoreRules.ts';

const ROOT = 'back [end] (2)';

describe('patterns of a root folder', () => {
  for (const [pattern, path, expected] of [
    ['docs', 'docs', true],
    ['docs', 'deep/docs', true],
    ['/docs', 'docs', true],
    ['/docs', 'deep/docs', false],
    ['src/gen', 'src/gen', true],
    ['src/gen', 'deep/src/gen', false],
    ['*.log', 'deep/a.log', true],
    ['docs/', 'deep/docs', true],
  ] as const) {
    it(`${pattern} ${expected ? 'matches' : 'spares'} ${path}`, () => {
      const alone = new IgnoreRules().with({ base: '', name: 'settings', text: pattern });
      const text = anchorPatterns([pattern], ROOT).join('\n');
      const among = new IgnoreRules().with({ base: '', name: 'settings', text });
      assert.deepEqual(
        [alone.match(path, true) !== undefined, among.match(`${ROOT}/${path}`, true) !== undefined],
        [expected, expected],
      );
      assert.equal(among.match(`other/${path}`, true), undefined);
    });
  }

  it('keep what they lift', () => {
    const text = anchorPatterns(['*.log', '!keep.log'], ROOT).join('\n');
    const rules = new IgnoreRules().with({ base: '', name: 'settings', text });
    assert.deepEqual(
      [rules.match(`${ROOT}/a.log`, false) !== undefined, rules.match(`${ROOT}/keep.log`, false)],
      [true, undefined],
    );
  });
});
