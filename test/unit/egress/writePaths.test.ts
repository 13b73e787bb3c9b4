import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeWritePath, type DisguiseReason } from '../../../src/core/egress/writePaths.ts';
import { property } from '../property.ts';

/** Files that give a writer more power than the user gave it. */
const sensitive = [
  '.vscode/settings.json',
  '.vscode/tasks.json',
  '.vscode/launch.json',
  '.vscode/mcp.json',
  '.vscode/extensions.json',
  'x.code-workspace',
  '.git/config',
  '.git/hooks/pre-commit',
  '.gitmodules',
  '.gitattributes',
  '.github/workflows/x.yml',
  '.devcontainer/devcontainer.json',
  '.idea/workspace.xml',
  'AGENTS.md',
  'CLAUDE.md',
  '.cursor/mcp.json',
  '.panoramaignore',
  'mcp.json',
  'package.json',
  '.npmrc',
  '.yarnrc.yml',
  '.envrc',
  '.env',
  '.env.local',
  'Makefile',
  '.husky/x',
  '.ssh/config',
  '.bashrc',
];

/** Spellings under which a path reaches the same file, or another than it seems. */
const disguises: readonly { readonly name: string; readonly of: (path: string) => string }[] = [
  { name: 'behind ./a/../', of: (path) => `./a/../${path}` },
  { name: 'behind a/../', of: (path) => `a/../${path}` },
  { name: 'behind ../', of: (path) => `../${path}` },
  { name: 'with backslashes', of: (path) => `a\\${path.replaceAll('/', '\\')}` },
  { name: 'with a doubled slash', of: (path) => `a//${path}` },
  { name: 'absolute', of: (path) => `/${path}` },
  { name: 'in the home folder', of: (path) => `~/${path}` },
  { name: 'on a drive', of: (path) => `C:/${path}` },
  { name: 'with a trailing dot', of: (path) => `${path}.` },
  { name: 'with a trailing space', of: (path) => `${path} ` },
  { name: 'with a trailing dot on its folder', of: (path) => `a./${path}` },
  { name: 'with ::$DATA', of: (path) => `${path}::$DATA` },
  { name: 'with :$I30:$INDEX_ALLOCATION on a folder', of: (path) => `.git:$I30:$INDEX_ALLOCATION/${path}` },
  { name: 'with %2e', of: (path) => `%2e%2E/${path}` },
  { name: 'with %2f', of: (path) => `a%2f${path}` },
  { name: 'with NUL', of: (path) => `${path}\0.txt` },
  { name: 'with a line feed', of: (path) => `${path}\n` },
  { name: 'with a zero-width joiner', of: (path) => path.replace('.', '.\u200d') + '\u200d' },
  { name: 'in a decomposed folder', of: (path) => `e\u0301/${path}` },
  { name: 'with an 8.3 name', of: (path) => `GIT~1/${path}` },
  { name: 'with an 8.3 file name', of: (path) => `${path}/PACKAG~1.JSO` },
];

describe('judgeWritePath', () => {
  for (const path of sensitive) {
    it(`asks before ${path}, here and in a folder`, () => {
      assert.deepEqual(
        [judgeWritePath(path).kind, judgeWritePath(`packages/a/${path}`).kind],
        ['sensitive', 'sensitive'],
      );
    });

    it(`never takes ${path} in upper case or wide letters for a plain file`, () => {
      const wide = path.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
      assert.deepEqual(
        [path.toUpperCase(), wide].filter((spelling) => judgeWritePath(spelling).kind === 'plain'),
        [],
      );
    });

    for (const disguise of disguises) {
      it(`refuses ${path} ${disguise.name}`, () => {
        assert.equal(judgeWritePath(disguise.of(path)).kind, 'refused');
      });
    }
  }

  const refused: readonly (readonly [string, DisguiseReason])[] = [
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['~/.ssh/config', 'absolute'],
    ['c:\\windows', 'backslash'],
    ['\\\\server\\share', 'backslash'],
    ['src/../../x', 'relative-segment'],
    ['src/./x', 'relative-segment'],
    ['src/', 'relative-segment'],
    ['a\0b', 'control-character'],
    ['.g\u200cit/config', 'invisible-character'],
    ['rtl\u202etxt.js', 'invisible-character'],
    ['x.ts::$DATA', 'colon'],
    ['%2e%2e/x', 'percent-encoded'],
    ['x.ts.', 'trailing-dot-or-space'],
    ['x.ts\u00a0', 'trailing-dot-or-space'],
    ['cafe\u0301.ts', 'not-normalised'],
    ['PROGRA~1/x', 'short-name'],
    ['src/NUL', 'device-name'],
    ['con.ts', 'device-name'],
    ['COM1.log', 'device-name'],
    ['lpt\u00b9', 'device-name'],
    ['.GIT/config', 'unusual-case'],
    ['.VSCode/settings.json', 'unusual-case'],
  ];
  for (const [path, reason] of refused) {
    it(`refuses ${JSON.stringify(path)} as ${reason}`, () => {
      assert.deepEqual(judgeWritePath(path), { kind: 'refused', reason });
    });
  }

  const plain = [
    'a',
    'src/pay/retry.ts',
    'docs/read me.md',
    'café/menü.ts',
    '日本語.md',
    'console.ts',
    'src/null.ts',
    '.hidden/x.ts',
    'environment.ts',
    'a~b.ts',
    '100%.txt',
    'my.package.json5',
    '[id].tsx',
    '@scope/(group)/page.tsx',
  ];
  for (const path of plain) {
    it(`lets ${path} be written`, () => {
      assert.deepEqual(judgeWritePath(path), { kind: 'plain' });
    });
  }

  it('never lets a path climb or hide, however it is put together', () => {
    const segment = fc.constantFrom(
      'a',
      '..',
      '.',
      '',
      '.git',
      '.GIT',
      'x.',
      'x ',
      'con',
      'a\\b',
      'c:',
      '%2e',
      'A~1',
      'é',
    );
    property(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const risky = segments.some((part) => part !== 'a' && part !== 'é');
        assert.equal(judgeWritePath(segments.join('/')).kind === 'plain', !risky);
      }),
    );
  });
});
