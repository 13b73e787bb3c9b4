// Proves that the style check is awake: each of its rules refuses a planted fault.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { styleProblems } from '../../scripts/checkStyle.mjs';

const top = '// The job of this file.\n';

/** Words are put together so that this file passes the check that it tests. */
const word = (...parts: readonly string[]): string => parts.join('');

const faults: readonly {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly says: RegExp;
}[] = [
  {
    name: 'an exemption from the linter',
    path: 'src/a.ts',
    text: `${top}// ${word('eslint-', 'disable')}\n`,
    says: /exemption/,
  },
  {
    name: 'an exemption from the compiler',
    path: 'src/a.ts',
    text: `${top}// ${word('@ts-', 'expect-error')}\n`,
    says: /exemption/,
  },
  {
    name: 'an exemption from the formatter',
    path: 'media/a.ts',
    text: `${top}// ${word('prettier-', 'ignore')}\n`,
    says: /exemption/,
  },
  { name: 'a note for later', path: 'scripts/a.mjs', text: `${top}// ${word('TO', 'DO')}: more\n`, says: /later/ },
  {
    name: 'a skipped test',
    path: 'test/a.test.ts',
    text: `${top}it.${word('skip', '(')}'x', () => {});\n`,
    says: /skipped/,
  },
  {
    name: 'a test that runs alone',
    path: 'test/a.test.ts',
    text: `${top}describe.${word('only', '(')}'x', f);\n`,
    says: /alone/,
  },
  { name: 'a file without its sentence', path: 'src/a.ts', text: 'export const a = 1;\n', says: /sentence at the top/ },
  {
    name: 'a function without a docstring',
    path: 'src/a.ts',
    text: `${top}\nexport function go(): void {}\n`,
    says: /go is exported/,
  },
  {
    name: 'a type without a docstring',
    path: 'src/a.ts',
    text: `${top}\nexport interface Thing {}\n`,
    says: /Thing is exported/,
  },
  { name: 'an architecture page too long', path: 'ARCHITECTURE.md', text: 'line\n'.repeat(151), says: /at most 150/ },
];

const sound: Readonly<Record<string, string>> = {
  'src/a.ts': `${top}\n/** Goes. */\nexport function go(): void {}\n\nfunction stay(): void {}\nstay();\n`,
  'test/a.test.ts': "it('runs', () => {});\n",
  'scripts/a.mjs': `#!/usr/bin/env node\n${top}`,
  'ARCHITECTURE.md': 'line\n'.repeat(150),
};

function problemsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'panorama-style-'));
  try {
    execFileSync('git', ['init', '--quiet', folder]);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return styleProblems(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('style check', function () {
  this.timeout(30_000);

  it('passes a sound house', () => {
    assert.deepEqual(problemsIn(sound), []);
  });

  for (const fault of faults) {
    it(`refuses ${fault.name}`, () => {
      const problems = problemsIn({ ...sound, [fault.path]: fault.text });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', fault.says);
      assert.ok(problems[0]?.startsWith(`${fault.path}:`));
    });
  }
});
