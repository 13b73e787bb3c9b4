// Ignore rules as a value: precedence between files, what nothing lifts, and where an include may lead.

import assert from 'node:assert/strict';
import { IgnoreRules, type IgnoreFile } from '../../../src/core/egress/ignoreRules.ts';

function rules(...files: readonly Partial<IgnoreFile>[]): IgnoreRules {
  return files.reduce<IgnoreRules>(
    (all, file) => all.with({ base: '', name: '.gitignore', text: '', ...file }),
    new IgnoreRules(),
  );
}

describe('ignore rules', () => {
  const nested = rules(
    { text: '*.log\n!keep.log\nbuild/\n' },
    { base: 'src/', name: 'src/.gitignore', text: '!a.log\n/top.ts\n' },
  );

  for (const [path, isFolder, expected] of [
    ['a.log', false, '.gitignore:1 *.log'],
    ['keep.log', false, undefined],
    ['src/a.log', false, undefined],
    ['src/b.log', false, '.gitignore:1 *.log'],
    ['src/top.ts', false, 'src/.gitignore:2 /top.ts'],
    ['src/deep/top.ts', false, undefined],
    ['top.ts', false, undefined],
    ['build', true, '.gitignore:3 build/'],
    ['build', false, undefined],
  ] as const) {
    it(`judge ${path}${isFolder ? '/' : ''} by the deepest file that speaks of it`, () => {
      assert.equal(nested.match(path, isFolder)?.rule, expected);
    });
  }

  it('find the folder above that is ignored', () => {
    assert.equal(nested.matchDeep('src/build/x/keep.log')?.rule, '.gitignore:3 build/');
  });

  it('are empty when no file has a pattern', () => {
    assert.equal(rules({ text: '# words\n\n  \n' }).isEmpty, true);
  });
});

describe('a final list', () => {
  const final = { name: 'setting', text: '!docs/open/\ndocs/\n', isFinal: true };

  it('is lifted by no file, before or after it', () => {
    const lifting = { text: '!docs/\n' };
    assert.deepEqual(
      [rules(final, lifting), rules(lifting, final)].map((all) => all.match('docs', true)?.rule),
      ['setting:2 docs/', 'setting:2 docs/'],
    );
  });

  it('lifts nothing itself', () => {
    assert.equal(
      rules({ text: 'docs/open/\n' }, { ...final, text: '!docs/open/\n' }).match('docs/open', true)?.rule,
      '.gitignore:1 docs/open/',
    );
  });
});

describe('whether a pattern leads below a folder', () => {
  for (const [pattern, folder, expected] of [
    ['dist/api.d.ts', 'dist', true],
    ['/dist/api.d.ts', 'dist', true],
    ['dist/*/api.d.ts', 'dist/any', true],
    ['dist/*/api.d.ts', 'dist/any/more', false],
    ['dist/a*z/x', 'dist/abcz', true],
    ['dist/[ab]/x', 'dist/a', true],
    ['dist/**/x', 'dist/a/b/c', true],
    ['**/x', 'node_modules', true],
    ['packages/*/dist/x', 'packages/a/dist', true],
    ['other/x', 'dist', false],
    ['dist', 'dist', false],
    ['dist/', 'dist', false],
    ['*.d.ts', 'dist', false],
  ] as const) {
    it(`${pattern} ${expected ? 'leads' : 'does not lead'} below ${folder}`, () => {
      assert.equal(rules({ text: pattern }).mayMatchBelow(folder), expected);
    });
  }
});
