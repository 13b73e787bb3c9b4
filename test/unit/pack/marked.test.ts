// What the user's marks do to a pack: pinned files first and always, forced ones in full, and none of it for what must stay.

import assert from 'node:assert/strict';
import { toPatterns } from '../../../src/core/pack/fileMarks.ts';
import { packMarkdown } from '../../../src/core/pack/packMarkdown.ts';
import { levelsOf, packOf } from './packing.ts';

const filler = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`src/f${index}.ts`, `// cart total ${index}\n${'step();\n'.repeat(60)}`]),
);

describe('a pinned file', () => {
  it('stands above all, and says so', async () => {
    const { manifest } = await packOf({ ...filler, 'z/notes.md': 'something else' }, { pinned: ['z/notes.md'] });
    const { path, level, score, reason } = manifest.files[0] ?? {};
    assert.deepEqual([path, level, score, reason], ['z/notes.md', 'full', 1, 'you pinned it']);
  });

  it('is in the pack whatever the scope', async () => {
    const files = { 'a/x.ts': 'cart', 'b/y.ts': 'total' };
    const levels = await levelsOf(files, { scope: { kind: 'folder', path: 'a' }, pinned: ['b/y.ts'] });
    assert.deepEqual(levels, { 'a/x.ts': 'full', 'b/y.ts': 'full' });
  });

  it('comes past a rule of git, and past no rule that forbids', async () => {
    const files = {
      '.gitignore': 'out.txt\n',
      '.panoramaignore': 'no.md\n',
      'out.txt': 'x',
      'no.md': 'x',
      '.env': 'A=1',
    };
    const levels = await levelsOf(files, { pinned: ['out.txt', 'no.md', '.env'] });
    assert.deepEqual(
      [levels['out.txt'], levels['no.md'], levels['.env']],
      ['full', 'excluded (.panoramaignore:1 no.md)', 'secret'],
    );
  });
});

describe('a file that is wanted in full', () => {
  const big = { 'low/rank.ts': `export const x = 1;\n${'other();\n'.repeat(180)}` };

  it('takes its room before better ones', async () => {
    const [plain, forced] = await Promise.all([
      levelsOf({ ...filler, ...big }),
      levelsOf({ ...filler, ...big }, { full: ['low/rank.ts'] }),
    ]);
    assert.deepEqual([plain['low/rank.ts'] === 'full', forced['low/rank.ts']], [false, 'full']);
  });

  it('says why it is not whole when it cannot be', async () => {
    const huge = { 'huge.ts': 'cart total line\n'.repeat(4_000) };
    const { manifest } = await packOf({ ...filler, ...huge }, { full: ['huge.ts'] });
    const file = manifest.files.find(({ path }) => path === 'huge.ts');
    assert.match(`${file?.level}: ${file?.reason}`, /^(?!full).*you want it in full; (?:too large|no room)/);
  });
});

describe('an excluded file', () => {
  it('stays out although it is open and named', async () => {
    const levels = await levelsOf(
      { 'a.ts': 'cart', 'b.ts': 'total' },
      { exclude: toPatterns(['a.ts']), openPaths: ['a.ts'], attachments: [{ kind: 'file', path: 'a.ts' }] },
    );
    assert.equal(levels['a.ts'], 'excluded (panorama.pack.exclude:1 /a.ts)');
  });
});

describe('a scope over a package', () => {
  it('holds the folders of the package and of what it needs', async () => {
    const files = { 'web/a.ts': 'x', 'core/b.ts': 'x', 'api/c.ts': 'x', 'webby/d.ts': 'x' };
    const levels = await levelsOf(files, { scope: { kind: 'package', path: 'web', folders: ['web', 'core'] } });
    assert.deepEqual(levels, { 'core/b.ts': 'full', 'web/a.ts': 'full' });
  });
});

describe('a pack as Markdown', () => {
  it('holds what the pack holds and why, each text in a fence of its own', async () => {
    const pack = await packOf({ 'a|b.md': 'Look:\n```ts\ncart\n```\n', '.env': 'A=1' });
    const text = packMarkdown(pack, 'Pack');
    assert.match(text, /^# Pack\n\n\d+ of 4000 tokens\. 1 files with their text, 0 by name alone, 1 left out\.\n/);
    assert.match(text, /\| `a\\\|b\.md` \| full \| \d+ \|/);
    assert.match(text, /Left out: secret 1\.\n/);
    assert.match(text, /\n````md\nLook:\n```ts\ncart\n```\n````\n$/);
  });
});
