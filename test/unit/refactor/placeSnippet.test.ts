// Code of an answer finds its one place in a file, or none.

import assert from 'node:assert/strict';
import { placeSnippet, snippetPath } from '../../../src/core/refactor/placeSnippet.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';

const FILE = `import { a } from './a.ts';

export function first(
  x: number,
) {
  if (x) {
    return a;
  } else {
    return 2;
  }
}

class Shop {
  total(): number {
    return 1;
  }

  same() {
    return 1;
  }
  other() {
    return 1;
  }
}
class Twin {
  same() {
    return 1;
  }
}
`;

const PYTHON = `class A:
    def one(self):
        x = 1

        return x

    def two(self):
        return 2
`;

/** The file after the code is applied; undefined when it has no certain place. */
function applied(code: string, text = FILE, languageId = 'typescript'): string | undefined {
  const edits = placeSnippet(code, { path: 'a.ts', languageId, version: 1, text });
  return edits && applyEdits(text, edits);
}

describe('placeSnippet', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    [
      'puts a definition in place of the one that begins so, to its very end',
      'export function first(\n  x: number,\n) {\n  return x;\n}',
      FILE.replace(/ {2}if \(x\)[\s\S]*?\n {2}\}\n\}/u, '  return x;\n}'),
    ],
    [
      'takes the path away and goes to the depth of what it replaces',
      '// src/shop.ts\ntotal(): number {\n  return 2;\n}\n',
      FILE.replace('return 1', 'return 2'),
    ],
    ['takes a whole file', FILE.replace('return a', 'return b').trimEnd(), FILE.replace('return a', 'return b')],
    ['changes nothing where the code stands there', 'total(): number {\n  return 1;\n}', FILE],
    ['refuses a line that stands there twice', 'same() {\n  return 2;\n}', undefined],
    ['refuses what stands nowhere', 'third() {\n  return 2;\n}', undefined],
    ['refuses code that leaves some out', 'total(): number {\n  // ... existing code ...\n  return 2;\n}', undefined],
    ['refuses two definitions at once', 'total(): number {\n  return 2;\n}\nextra() {\n}', undefined],
    ['refuses a single line', 'return a;', undefined],
    ['refuses nothing at all', '\n', undefined],
  ];
  for (const [name, code, expected] of cases) {
    it(name, () => {
      assert.equal(applied(code), expected);
    });
  }

  it('knows the end of a definition by its indentation', () => {
    assert.equal(
      applied('def one(self):\n    return 3', PYTHON, 'python'),
      PYTHON.replace('        x = 1\n\n        return x', '        return 3'),
    );
  });

  it('puts hidden values back', async () => {
    const { hideSecrets } = await import('../../../src/core/egress/secrets.ts');
    const text = `function send() {\n  use('sk-proj-${'c4n4ry'.repeat(6)}');\n}\n`;
    const code = hideSecrets(text).text.replace('use(', 'call(');
    assert.equal(applied(code, text), text.replace('use(', 'call('));
  });
});

describe('snippetPath', () => {
  for (const [code, path] of [
    ['// src/pay/retry.ts\nlet a;', 'src/pay/retry.ts'],
    ['# app/main.py', 'app/main.py'],
    ['<!-- index.html -->', 'index.html'],
    ['// see src/a.ts', undefined],
    ['let a;', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(code)}`, () => {
      assert.equal(snippetPath(code), path);
    });
  }
});
