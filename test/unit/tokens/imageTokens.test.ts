// Images and PDF files in tokens.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageTokens, pdfTokens } from '../../../src/core/tokens/imageTokens.ts';
import { property } from '../property.ts';

const mini = { cap: 1_536, factor: 1.62 };

describe('imageTokens', () => {
  for (const [width, height, tokens] of [
    [1, 1, 2],
    [32, 32, 2],
    [33, 32, 3],
    [1024, 1024, 1_659],
    [1800, 2400, 2_352],
    [2400, 1800, 2_352],
    [4096, 32, 207],
    [520, 3120, 2_488],
    [420, 3920, 2_177],
    [3920, 420, 2_177],
    [100_000, 1, 2_488],
    [0, 100, 2_488],
    [Number.NaN, 100, 2_488],
    [Number.POSITIVE_INFINITY, 1, 2_488],
  ] as const) {
    it(`counts ${width} × ${height} as ${tokens}`, () => {
      assert.equal(imageTokens({ width, height }, mini), tokens);
    });
  }

  it('counts between one patch and the cap, whatever the size', () => {
    const side = fc.integer({ min: 1, max: 100_000 });
    property(
      fc.property(side, side, (width, height) => {
        const tokens = imageTokens({ width, height }, mini);
        assert.ok(tokens >= 2 && tokens <= 2_488);
      }),
    );
  });
});

describe('pdfTokens', () => {
  it('counts the text, and every page at most at the cap', () => {
    assert.deepEqual(pdfTokens(500, 3, mini), { least: 500, most: 500 + 3 * 2_489 });
  });
});
