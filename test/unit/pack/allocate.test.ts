// How the budget is spent: everything when it fits, otherwise nearly all of it on the best.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PackRefusal } from '../../../src/core/pack/packRefusal.ts';
import { packOf } from './packing.ts';

const workspace = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,5}(?:\/[a-z]{1,5}){0,2}\.ts$/),
  fc.string({ maxLength: 600 }),
  {
    minKeys: 1,
    maxKeys: 40,
  },
);
const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 20261120 };

describe('a budget', () => {
  it('that is just enough for all sends all in full', async () => {
    await fc.assert(
      fc.asyncProperty(workspace, async (files) => {
        const { manifest } = await packOf({ ...files, 'a.ts': 'x' }, { budget: 1_000_000 });
        // The list of files may take a tenth, so that a tight budget would fold it first.
        if (manifest.tokens.tree * 10 < manifest.tokens.total) {
          const tight = await packOf({ ...files, 'a.ts': 'x' }, { budget: manifest.tokens.total });
          assert.ok(tight.manifest.files.every(({ level }) => level === 'full'));
        }
      }),
      runs,
    );
  });

  it('is spent while a file is left that would fit', async () => {
    await fc.assert(
      fc.asyncProperty(workspace, fc.integer({ min: 900, max: 3_000 }), async (files, budget) => {
        const made = await packOf({ ...files, 'a.ts': 'x' }, { budget }).catch((error: unknown) => {
          assert.ok(error instanceof PackRefusal);
          return undefined;
        });
        const left = budget - (made?.manifest.tokens.total ?? budget);
        const unsent = Object.entries(files).filter(([path]) =>
          made?.manifest.files.some(
            (file) => file.path === path && (file.level === 'listed' || file.level === 'folded'),
          ),
        );
        // A wrapper takes some 15 tokens; changing the tags for all documents a few more for each.
        const slack = 40 + 3 * (made?.documents.length ?? 0);
        assert.deepEqual(
          unsent.filter(([path, text]) => (path.length + text.length) / 4 + slack < left),
          [],
        );
      }),
      runs,
    );
  });
});
