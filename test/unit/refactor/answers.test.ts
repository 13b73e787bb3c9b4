// What is asked for and read where the answer is no edit: names, messages of commits, files of tests, whole lines.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namesIn, nameRequest } from '../../../src/core/refactor/betterNames.ts';
import { commitRequest, messageIn, splitDiff } from '../../../src/core/refactor/commitRequest.ts';
import { knownLines, knownSources, withinRoom } from '../../../src/core/refactor/knownTexts.ts';
import { testFileIn } from '../../../src/core/refactor/testRequest.ts';
import { wholeLineEdits } from '../../../src/core/refactor/wholeLines.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { property } from '../property.ts';
import { sampleProfile } from '../sampleProfile.ts';

const secret = `sk-proj-${'c4N9'.repeat(12)}`;

describe('better names', () => {
  it('are identifiers, other than the present one, each once', () => {
    const names = ['total', 'sum of all', 'x', 'total', 'count_2', '1st', ''].map((name) => ({ name, why: 'clear' }));
    assert.deepEqual(
      namesIn({ names }, 'x').map(({ name }) => name),
      ['total', 'count_2'],
    );
  });

  it('are asked for with the file and its uses named as sources', () => {
    const snapshot = { path: 'a.ts', languageId: 'typescript', version: 1, text: 'let x = 1;\n' };
    const request = nameRequest({
      instruction: 'Name it.',
      snapshot,
      range: { start: 4, end: 5 },
      known: [{ path: 'b.ts', title: 'use', text: 'x + 1\n' }],
      profile: sampleProfile,
    });
    assert.deepEqual(
      [
        request.sources,
        request.documents?.map(({ path }) => path),
        /`x`, in line 1: let x = 1;/.test(request.messages[1]?.content ?? ''),
      ],
      [['a.ts', 'b.ts'], ['a.ts', 'b.ts'], true],
    );
  });
});

describe('the diff of a commit', () => {
  const diff = [
    'diff --git a/src/a.ts b/src/a.ts\nindex 1..2 100644\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-a\n+b\n',
    'diff --git a/gone.txt b/gone.txt\ndeleted file mode 100644\n--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n',
    'diff --git a/old name.txt b/new name.txt\nsimilarity index 100%\nrename from old name.txt\nrename to new name.txt\n',
    'diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n',
  ];

  it('is split by its files, however they changed', () => {
    assert.deepEqual(
      splitDiff(diff.join('')).map(({ path }) => path),
      ['src/a.ts', 'gone.txt', 'new name.txt', 'logo.png'],
    );
  });

  const hard: readonly (readonly [string, string, string, string | undefined])[] = [
    [
      'in quotation marks, with its bytes in octal',
      'diff --git "a/geheim-\\303\\244/x.txt" "b/geheim-\\303\\244/x.txt"\n--- "a/geheim-\\303\\244/x.txt"\n+++ "b/geheim-\\303\\244/x.txt"\n@@ -1 +1 @@\n-a\n+b\n',
      'geheim-ä/x.txt',
      undefined,
    ],
    [
      'with a quotation mark and a percent sign in it',
      'diff --git "a/50%\\"x\\".txt" "b/50%\\"x\\".txt"\n--- "a/50%\\"x\\".txt"\n+++ "b/50%\\"x\\".txt"\n',
      '50%"x".txt',
      undefined,
    ],
    [
      'that looks like a header',
      'diff --git a/x b/old.txt b/x b/new.txt\nsimilarity index 100%\nrename from x b/old.txt\nrename to x b/new.txt\n',
      'x b/new.txt',
      'x b/old.txt',
    ],
    [
      'that was moved and changed',
      'diff --git a/.env b/notes.txt\nsimilarity index 60%\nrename from .env\nrename to notes.txt\n--- a/.env\n+++ b/notes.txt\n@@ -1 +1 @@\n-a\n+b\n',
      'notes.txt',
      '.env',
    ],
    [
      'of a new file whose text looks like a path',
      'diff --git a/new.md b/new.md\nnew file mode 100644\n--- /dev/null\n+++ b/new.md\n@@ -0,0 +1 @@\n+++ b/other.md\n',
      'new.md',
      undefined,
    ],
    [
      'of a file without a line',
      'diff --git a/a b/empty b/a b/empty\nnew file mode 100644\nindex 000..e69\n',
      'a b/empty',
      undefined,
    ],
    [
      'behind the letters that a user has chosen',
      'diff --git i/src/a.ts w/src/a.ts\nindex 1..2 100644\n--- i/src/a.ts\n+++ w/src/a.ts\n@@ -1 +1 @@\n-a\n+b\n',
      'src/a.ts',
      undefined,
    ],
    [
      'without letters in front',
      'diff --git a/x.ts a/x.ts\nindex 1..2 100644\n--- a/x.ts\n+++ a/x.ts\n@@ -1 +1 @@\n-a\n+b\n',
      'a/x.ts',
      undefined,
    ],
    [
      'that is no UTF-8',
      'diff --git "a/\\377.txt" "b/\\377.txt"\n--- "a/\\377.txt"\n+++ "b/\\377.txt"\n',
      '',
      undefined,
    ],
  ];
  for (const [name, part, path, from] of hard) {
    it(`names a path ${name}`, () => {
      assert.deepEqual(splitDiff(part), [{ path, ...(from !== undefined && { from }), text: part }]);
    });
  }

  it('gives every file a share when it is too long, and hides secrets in the account of it', () => {
    const long = { path: 'long.txt', text: 'x'.repeat(200_000) };
    const short = { path: 'short.txt', text: `key=${secret}` };
    const request = commitRequest({
      instruction: 'Write.',
      diffs: [long, short],
      hiddenFiles: 1,
      subjects: ['Add a cart'],
      begun: 'cart',
      profile: sampleProfile,
    });
    const content = request.messages[1]?.content ?? '';
    assert.deepEqual(
      [
        content.length < 62_000,
        content.includes('key='),
        content.includes('1 more changed files are not shown.'),
        request.documents?.[1]?.text.includes(secret),
        request.sources,
      ],
      [true, true, true, false, ['long.txt', 'short.txt']],
    );
  });

  it('brings a message without the fence or the marks around it', () => {
    assert.deepEqual(['Add a cart\n', '```\nAdd a cart\n\nWhy.\n```', '"Add a cart"'].map(messageIn), [
      'Add a cart',
      'Add a cart\n\nWhy.',
      'Add a cart',
    ]);
  });
});

describe('a file of tests', () => {
  const snapshot = { path: 'a.ts', languageId: 'typescript', version: 1, text: 'let a = 1;\n' };

  it('is the longest block of the answer', () => {
    const answer = 'Tests `a`.\n\n```ts\nrun();\n```\n\n```ts\nimport "./a";\nrun();\n```\n';
    assert.deepEqual(testFileIn(answer, { snapshot }), {
      kind: 'written',
      text: 'import "./a";\nrun();\n',
      said: 'Tests `a`.\n\n```ts\nrun();\n```',
    });
  });

  const refused: readonly (readonly [string, string])[] = [
    ['has no block', 'I cannot.'],
    ['leaves code out', '```ts\nrun();\n// ... more tests here\n```'],
  ];
  for (const [name, answer] of refused) {
    it(`is refused when the answer ${name}`, () => {
      assert.equal(testFileIn(answer, { snapshot }).kind, 'none');
    });
  }
});

describe('what is known beside the file', () => {
  it('is cut at lines within its bound, the first before the last', () => {
    const text = 'line of code\n'.repeat(1_000);
    const kept = withinRoom([1, 2, 3, 4].map((number) => ({ path: `${number}.ts`, title: 'use', text })));
    assert.deepEqual(
      [kept.length <= 4, kept.reduce((sum, one) => sum + one.text.length, 0) <= 24_000, kept[0]?.text.endsWith('code')],
      [true, true, true],
    );
  });

  it('is named as a source where it stands in a file, with its secrets hidden', () => {
    const texts = [
      { path: 'b.ts', title: 'use', text: secret },
      { title: 'problems', text: 'line 1' },
    ];
    const { sources, documents } = knownSources(texts);
    assert.deepEqual([sources, documents.map(({ text }) => text.includes(secret))], [['b.ts'], [false]]);
    assert.deepEqual(knownLines([]), []);
  });
});

describe('wholeLineEdits', () => {
  it('gives the same text, with edits of whole lines', () => {
    const line = fc.constantFrom('a\n', 'b b\r\n', '\n', 'let x = x + 1;\n', 'x');
    property(
      fc.property(
        fc.array(line),
        fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.constantFrom('', 'y', 'y\n'))),
        (lines, raw) => {
          const text = lines.join('');
          let from = 0;
          const edits = raw.flatMap(([gap, length, newText]) => {
            const start = from + gap;
            const end = Math.min(text.length, start + length);
            from = end + 1;
            return start <= text.length ? [{ start, end: Math.max(start, end), newText }] : [];
          });
          const whole = wholeLineEdits(text, edits);
          const isWhole = (at: number) => at === 0 || at === text.length || /[\r\n]/.test(text[at - 1] ?? '');
          assert.equal(applyEdits(text, whole), applyEdits(text, edits));
          assert.ok(whole.every(({ start, end }) => isWhole(start) && isWhole(end)));
        },
      ),
    );
  });
});
