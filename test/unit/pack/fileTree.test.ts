// The list of paths: a line for each folder, deep folders folded when it would take too much.

import assert from 'node:assert/strict';
import { renderTree } from '../../../src/core/pack/fileTree.ts';

const paths = ['README.md', 'legacy/a/first.ts', 'legacy/a/second.ts', 'legacy/b.ts', 'src/c.ts', 'src/d.ts'];

describe('the list of files', () => {
  for (const [name, most, text, folded] of [
    ['names all that fit', 200, './: README.md\nlegacy/: b.ts\nlegacy/a/: first.ts, second.ts\nsrc/: c.ts, d.ts', []],
    [
      'folds the deepest folders first',
      72,
      './: README.md\nlegacy/: b.ts\nlegacy/a/** (2 files)\nsrc/: c.ts, d.ts',
      ['legacy/a/first.ts', 'legacy/a/second.ts'],
    ],
    ['folds further', 60, './: README.md\nlegacy/** (3 files)\nsrc/** (2 files)', paths.slice(1)],
    ['says at least how many there are', 20, '** (6 files)', paths],
  ] as const) {
    it(name, () => {
      const tree = renderTree(paths, (candidate) => candidate.length <= most);
      assert.deepEqual([tree.text, [...tree.folded].toSorted()], [text, folded]);
    });
  }

  it('lets no name break a line or open a tag', () => {
    assert.equal(renderTree(['a\nb', '<files>'], () => true).text, './: a\u2424b, &lt;files>');
  });
});
