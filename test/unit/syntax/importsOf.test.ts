import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importsOf } from '../../../src/core/syntax/importsOf.ts';
import { property } from '../property.ts';
import { anyPath, anyText } from './arbitraryText.ts';

const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'a.ts': [
    [
      "import { a } from './a.ts';",
      'import type { B } from "./b.ts";',
      "import './effects.css';",
      'import {',
      '  one,',
      '  two, // from here',
      "} from './many.ts';",
      "export * from './all.ts';",
      "export { x } from './x.ts';",
      "const lazy = await import('./lazy.ts');",
      "const fs = require('node:fs');",
      "import equals = require('equals');",
      "type Late = import('./late.ts').Late;",
      'const words = \'away from "home"\';',
      'const path = `${from}`;',
      "Array.from('abc');",
      'import(`./${name}.ts`);',
      "import { again } from './a.ts';",
    ].join('\n'),
    [
      './a.ts',
      './b.ts',
      './many.ts',
      './all.ts',
      './x.ts',
      './effects.css',
      './lazy.ts',
      './late.ts',
      'node:fs',
      'equals',
    ],
  ],
  'a.vue': ['<script>\nimport Shop from "./Shop.vue";\n</script>', ['./Shop.vue']],
  'a.py': [
    [
      'import os, sys as system',
      'import a.b.c',
      'from . import models, views as v',
      'from .shop import (',
      '    Shop,',
      '    Price,',
      ')',
      'from ..base import *',
      'from . import (one,',
      '  two)',
      '    import lazy',
      'important = 1',
    ].join('\n'),
    ['os', 'sys', 'a.b.c', '.models', '.views', '.shop', '..base', '.one', '.two', 'lazy'],
  ],
  'a.go': [
    ['package a', 'import "fmt"', 'import (', '\t"os"', '\tshop "example.com/shop"', ')'].join('\n'),
    ['fmt', 'os', 'example.com/shop'],
  ],
  'a.rs': [
    [
      'use std::io;',
      'pub use crate::pay::{Charge, refund::{self, Refund as R}};',
      'mod cart;',
      'pub(crate) mod orders;',
      'mod inline {',
      '  use super::*;',
      '}',
      'extern crate serde;',
    ].join('\n'),
    [
      'std::io',
      'crate::pay::Charge',
      'crate::pay::refund',
      'crate::pay::refund::Refund',
      'self::cart',
      'self::orders',
      'super::*',
      'serde',
    ],
  ],
  'A.java': ['import java.util.List;\nimport static a.B.*;\n', ['java.util.List', 'a.B.*']],
  'A.kt': ['import a.b.C as D\n', ['a.b.C']],
  'A.cs': [
    'using System;\nglobal using static A.B;\nusing X = A.C;\nusing (var a = b) {}\nusing var stream = Open();\n',
    ['System', 'A.B', 'A.C'],
  ],
  'a.cpp': ['#include <vector>\n  #  include "shop/price.h"\n#define X\n', ['vector', 'shop/price.h']],
  'a.scss': [
    "@import 'a', 'b';\n@use \"shop\" with ($x: 'y');\n@import url(c.css);\n@media print {}\n",
    ['a', 'b', 'shop', 'c.css'],
  ],
  'a.rb': ["require 'json'\nrequire_relative './shop'\nrequire name\n", ['json', './shop']],
  'a.php': [
    "<?php\nuse A\\B\\C as D;\nuse A\\{E, F\\G};\nrequire_once __DIR__ . '/shop.php';\nuse function A\\load;\n",
    ['A\\B\\C', 'A\\E', 'A\\F\\G', '/shop.php', 'A\\load'],
  ],
  'a.sh': ['source ./env.sh\n. "lib/shop.sh"\n./run.sh\n', ['./env.sh', 'lib/shop.sh']],
  'a.lua': ['local shop = require("shop.price")\n', ['shop.price']],
  'a.txt': ["import { a } from './a.ts';", []],
};

describe('importsOf', () => {
  for (const [path, [text, found]] of Object.entries(cases)) {
    it(`reads the imports of ${path}`, () => {
      assert.deepEqual(importsOf(path, text), found);
    });

    it(`reads the imports of ${path} with Windows line ends`, () => {
      assert.deepEqual(importsOf(path, text.replaceAll('\n', '\r\n')), found);
    });
  }

  it('names what stands in the text, whatever the text', () => {
    property(
      fc.property(anyPath, anyText, (path, text) => {
        assert.deepEqual(
          importsOf(path, text).filter((specifier) => !text.includes(specifier)),
          [],
        );
      }),
    );
  });
});
