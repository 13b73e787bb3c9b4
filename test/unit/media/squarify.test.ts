// The treemap's areas: as large as their values, inside their frame, beside one another; and the arrow keys between them.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestIn } from '../../../media/pack/nearestIn.ts';
import { squarify, type Area } from '../../../media/pack/squarify.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 3 };
const sizeOf = ({ width, height }: Area): number => width * height;

describe('squarify', () => {
  it('lays the example of the paper out as the paper does', () => {
    const areas = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    const rounded = areas.map(({ x, y, width, height }) =>
      [x, y, width, height].map((one) => Math.round(one * 100) / 100),
    );
    assert.deepEqual(rounded, [
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.71, 2.33],
      [4.71, 0, 1.29, 2.33],
      [3, 2.33, 1.2, 1.67],
      [4.2, 2.33, 1.2, 1.67],
      [5.4, 2.33, 0.6, 1.67],
    ]);
  });

  it('gives nothing to what is not above zero', () => {
    const areas = squarify([4, 0, -1], { x: 0, y: 0, width: 2, height: 2 });
    assert.deepEqual(areas.map(sizeOf), [4, 0, 0]);
  });

  it('fills its frame with areas of the right sizes that do not overlap', () => {
    const values = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 40 });
    const side = fc.integer({ min: 20, max: 900 });
    fc.assert(
      fc.property(values, side, side, (sizes, width, height) => {
        const sorted = sizes.toSorted((one, other) => other - one);
        const areas = squarify(sorted, { x: 5, y: 7, width, height });
        const total = sorted.reduce((sum, size) => sum + size, 0);
        const slack = 1e-6 * width * height;
        areas.forEach((area, index) => {
          assert.ok(Math.abs(sizeOf(area) - ((sorted[index] ?? 0) / total) * width * height) < slack);
          assert.ok(area.x >= 5 - 1e-6 && area.y >= 7 - 1e-6);
          assert.ok(area.x + area.width <= 5 + width + 1e-6 && area.y + area.height <= 7 + height + 1e-6);
        });
        assert.ok(areas.every((one, at) => areas.slice(at + 1).every((other) => overlap(one, other) < slack)));
      }),
      runs,
    );
  });
});

describe('nearestIn', () => {
  const at = (x: number, y: number): Area => ({ x, y, width: 10, height: 10 });
  const areas = [at(0, 0), at(20, 0), at(0, 20), at(22, 21)];
  const cases = [
    ['right', [1, 0], 0, 1],
    ['down', [0, 1], 0, 2],
    ['left', [-1, 0], 3, 2],
    ['up', [0, -1], 3, 1],
    ['nowhere past the edge', [-1, 0], 0, 0],
  ] as const;
  for (const [name, direction, from, expected] of cases) {
    it(`goes ${name}`, () => {
      assert.equal(nearestIn(direction, areas, from), expected);
    });
  }
});

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
