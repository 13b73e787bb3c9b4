// Copies and near copies: one stands for all, and what is only alike stays.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearDuplicates, sketchOf, type DuplicateOf, type Sketched } from '../../../src/core/pack/nearDuplicates.ts';
import { property } from '../property.ts';

/** Term ids from one number up to another. */
const terms = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, index) => from + index);
type Dated = Sketched & { readonly newest?: number | undefined };
const file = (path: string, ids: Uint32Array, changes: Partial<Dated> = {}): Dated => ({
  path,
  hash: path,
  tokens: 2_000,
  sketch: sketchOf(ids),
  ...changes,
});
const duplicatesOf = (files: readonly Dated[]): ReadonlyMap<string, DuplicateOf> => {
  const newest = new Map(files.map((one) => [one.path, one.newest]));
  return nearDuplicates(files, (path) => newest.get(path));
};
const found = (...files: readonly Dated[]) =>
  [...duplicatesOf(files)].map(([path, original]) => `${path} = ${original.path} (${original.kind})`);

describe('duplicates', () => {
  const ids = terms(0, 1_000);
  for (const [name, files, expected] of [
    [
      'of the same bytes are one',
      [file('b/copy.ts', ids, { hash: '1' }), file('a.ts', ids, { hash: '1' })],
      ['b/copy.ts = a.ts (exact)'],
    ],
    [
      'of the same name and nearly the same terms are one',
      [file('v1/intro.md', ids), file('v2/intro.md', terms(2, 1_002))],
      ['v2/intro.md = v1/intro.md (near)'],
    ],
    [
      'in another language of the same name are one',
      [file('js/app.js', ids), file('ts/app.tsx', ids)],
      ['ts/app.tsx = js/app.js (near)'],
    ],
    ['of other names are two', [file('Put.cs', ids), file('Post.cs', ids)], []],
    ['with other terms are two', [file('a/x.ts', ids), file('b/x.ts', terms(200, 1_200))], []],
    ['of another length are two', [file('a/x.ts', ids), file('b/x.ts', ids, { tokens: 2_200 })], []],
    [
      'that are short are two',
      [file('a/x.ts', ids, { tokens: 900, hash: '1' }), file('b/x.ts', ids, { tokens: 900, hash: '1' })],
      [],
    ],
    ['of few terms are two', [file('a/x.ts', terms(0, 100)), file('b/x.ts', terms(0, 100))], []],
    [
      'keep the one that was touched last',
      [file('a/x.ts', ids), file('b/deep/x.ts', ids, { newest: 3 })],
      ['a/x.ts = b/deep/x.ts (near)'],
    ],
    [
      'all stand by the same one',
      ['c/x.ts', 'a/x.ts', 'b/x.ts'].map((path) => file(path, ids)),
      ['b/x.ts = a/x.ts (near)', 'c/x.ts = a/x.ts (near)'],
    ],
  ] as const) {
    it(name, () => {
      assert.deepEqual(found(...files), expected);
    });
  }

  it('do not depend on the order of the files, and none stands for itself or by another duplicate', () => {
    const files = fc.uniqueArray(
      fc.record({ folder: fc.nat(20), start: fc.nat(8), newest: fc.option(fc.nat(3), { nil: undefined }) }),
      { selector: ({ folder }) => folder, maxLength: 12 },
    );
    property(
      fc.property(files, (shapes) => {
        const all = shapes.map(({ folder, start, newest }) =>
          file(`${folder}/x.ts`, terms(start * 3, start * 3 + 500), { newest }),
        );
        const duplicates = duplicatesOf(all);
        assert.deepEqual([...duplicatesOf(all.toReversed())].toSorted(), [...duplicates].toSorted());
        assert.ok([...duplicates.values()].every(({ path }) => !duplicates.has(path)));
      }),
    );
  });
});
