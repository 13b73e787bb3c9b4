import assert from 'node:assert/strict';
import { importsOf } from '../../../src/core/rank/importSpecifiers.ts';

describe('reading what a file imports', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['JavaScript', "import a, { b } from './a.js';\nimport 'side';\nexport * from '../c';", ['./a.js', 'side', '../c']],
    ['an import over several lines', "import {\n  a,\n} from './a';", ['./a']],
    ['CommonJS', 'const { a } = require(\'./lib/a\')\nvar b = require("b")', ['./lib/a', 'b']],
    ['a dynamic import at the top', "const page = await import('./page.ts');", ['./page.ts']],
    [
      'Python',
      'import os.path\nfrom .app import Flask, g\nfrom . import cli',
      ['os.path', '.app', '.app.Flask', '.app.g', '.', '.cli'],
    ],
    ['Go', 'import (\n\t"fmt"\n\t"github.com/gin-gonic/gin/binding"\n)', ['github.com/gin-gonic/gin/binding']],
    ['Rust', 'mod parser;\npub(crate) use crate::json::reader::Read;', ['parser', 'crate::json::reader::Read']],
    ['Java', 'import static org.app.Util.sum;\nimport org.app.model.*;', ['org.app.Util.sum', 'org.app.model']],
    ['C#', 'using System.Text;', ['System.Text']],
    ['C', '#include "pay/retry.h"\n#include <stdio.h>', ['pay/retry.h', 'stdio.h']],
    ['Ruby', "require 'set'\nrequire_relative 'pay/retry'", ['set', 'pay/retry']],
    ['PHP', 'use App\\Pay\\Retry;', ['App\\Pay\\Retry']],
    ['style sheets', '@use "base/colors";\n@import url("reset.css");', ['base/colors', 'reset.css']],
    ['no prose', 'This module is used to import data.\nuser = "a/b"', []],
    ['nothing', '', []],
  ];
  for (const [name, text, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(importsOf(text), expected);
    });
  }

  it('reads the head of a long file alone', () => {
    assert.deepEqual(importsOf(`import './a';\n${'x = 1;\n'.repeat(2_000)}import './b';`), ['./a']);
  });
});
