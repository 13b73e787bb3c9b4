// The language that the editor takes a file for, by its name.

import assert from 'node:assert/strict';
import { languageOf, type LanguageNames } from '../../../src/core/pack/languageOf.ts';

const names: LanguageNames = {
  associated: [
    ['*.inc', 'php'],
    ['**/views/**/*.html', 'django'],
    ['src/*.h', 'never'],
    ['*.{one,two}', 'counted'],
    ['v?.[ch]x', 'odd'],
  ],
  names: [
    ['Makefile', 'makefile'],
    ['tsconfig.json', 'jsonc'],
    ['build.inc', 'bitbake'],
  ],
  globs: [
    ['Dockerfile.*', 'dockerfile'],
    ['**/.ssh/config', 'ssh'],
    ['*.config', 'ini'],
    ['special.*.config', 'special'],
  ],
  endings: [
    ['.sh', 'shellscript'],
    ['.json', 'json'],
    ['.ts', 'typescript'],
    ['.html', 'html'],
    ['.blade.php', 'blade'],
    ['.php', 'php'],
  ],
};

describe('the language of a file', () => {
  const of = languageOf(names);
  for (const [path, language] of [
    ['run.sh', 'shellscript'],
    ['deep/er/RUN.SH', 'shellscript'],
    ['package.json', 'json'],
    ['app/tsconfig.json', 'jsonc'],
    ['app/makefile', 'makefile'],
    ['page.blade.php', 'blade'],
    ['page.x.php', 'php'],
    ['Dockerfile.build', 'dockerfile'],
    ['home/.ssh/config', 'ssh'],
    ['.ssh/config', 'ssh'],
    ['a.config', 'ini'],
    ['special.a.config', 'special'],
    // An association comes before a whole name, and before the ending of another language.
    ['build.inc', 'php'],
    ['views/a.html', 'django'],
    ['app/views/deep/er/a.html', 'django'],
    ['review/a.html', 'html'],
    ['a.two', 'counted'],
    ['v1.cx', 'odd'],
    ['v1.cxx', undefined],
    // The editor compares with the whole path on the disk, which never begins with `src`.
    ['src/a.h', undefined],
    ['README', undefined],
    ['sh', undefined],
  ] as const) {
    it(`${path} is ${language ?? 'none'}`, () => {
      assert.equal(of(path), language);
    });
  }

  it('is found in bounded time, whatever a glob says', () => {
    const stars = languageOf({
      ...names,
      associated: [
        [`${'*a'.repeat(200)}b`, 'x'],
        [`${'**/'.repeat(200)}b`, 'y'],
      ],
    });
    assert.equal(stars(`${'a/'.repeat(200)}${'a'.repeat(200)}`), undefined);
    const braces = languageOf({ ...names, associated: [['{a,b}'.repeat(40), 'x']] });
    assert.equal(braces('a'.repeat(40)), undefined);
  });
});
