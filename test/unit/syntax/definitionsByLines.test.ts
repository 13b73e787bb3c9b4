import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../../src/core/syntax/cut.ts';
import { definitionsByLines } from '../../../src/core/syntax/definitionsByLines.ts';
import { property } from '../property.ts';
import { anyPath, anyText } from './arbitraryText.ts';

const cases: readonly {
  readonly name: string;
  readonly path: string;
  readonly lines: readonly string[];
  /** `kind name first-last signature`, a dot before it for each definition around it. */
  readonly finds: readonly string[];
}[] = [
  {
    name: 'reads the headings of Markdown to the next of their level, and none in code',
    path: 'README.md',
    lines: ['Words', '# Shop #', '## Sell', '```sh', '# no heading', '````', '### Deep', '## Buy', '#tag', '# End'],
    finds: [
      'heading Shop 2-9 2',
      '.heading Sell 3-7 3',
      '..heading Deep 7-7 7',
      '.heading Buy 8-9 8',
      'heading End 10-10 10',
    ],
  },
  {
    name: 'reads the keys of the outermost object of JSON',
    path: 'a.json',
    lines: ['{', '  "name": "shop",', '  "scripts": {', '    "test": "x"', '  },', '  "a b": 1', '}'],
    finds: ['key name 2-2 2', 'key scripts 3-5 3', 'key a b 6-7 6'],
  },
  { name: 'reads no key of JSON in one line', path: 'a.json', lines: ['{"name":"shop"}'], finds: [] },
  {
    name: 'reads the keys of YAML that are not indented',
    path: 'a.yml',
    lines: ['# words: no', 'on: push', '"a b":', '  deep: 1', '- item: 1', 'jobs:', '  test: 1'],
    finds: ['key on 2-2 2', 'key a b 3-5 3', 'key jobs 6-7 6'],
  },
  {
    name: 'reads the tables of TOML, and the keys before them',
    path: 'a.toml',
    lines: ['name = "shop"', '[package]', 'version = 1', '[[bin]]', 'path = "a"'],
    finds: ['key name 1-1 1', 'key package 2-3 2', 'key bin 4-5 4'],
  },
  {
    name: 'reads blocks with their comments where lines are deeper than the one above',
    path: 'a.kt',
    lines: [
      'package a',
      '',
      '// Sells.',
      'class Shop {',
      '  fun sell() {',
      '    if (open) {',
      '      one()',
      '    } else {',
      '      two()',
      '    }',
      '  }',
      '',
      '  fun short() {}',
      '}',
      'val x = 1',
    ],
    finds: ['block Shop 3-14 4', '.block sell 5-11 5', '.line short 13-13 13'],
  },
  {
    name: 'reads blocks whose bracket stands on a line of its own, and tabs',
    path: 'a.d',
    lines: ['void load()', '{', '\tone();', '\ttwo();', '}', '', 'void sell()', '{', '\tthree();', '\tfour();', '}'],
    finds: ['block  1-5 1', 'block  7-11 7'],
  },
  {
    name: 'reads over comments and texts of several lines, whatever their indentation',
    path: 'a.foo',
    lines: [
      ...['/* Words', '  of an', '    essay. */', 'def load(path):', '    """Reads', 'all of', '  it."""', '    one()'],
      ...['', 'def sell(', '    path,', '):', '    two()'],
    ],
    finds: ['block load 1-8 4', 'block sell 10-13 10'],
  },
  {
    name: 'takes small types whole and names no calls',
    path: 'a.foo',
    lines: [
      'interface Price {',
      '  amount: number;',
      '}',
      'sell(1, [',
      '  2,',
      '  3,',
      ']);',
      'class Shop {',
      '  sell(1, [',
      '    2,',
      '  ]);',
      '  on = () => {',
      '    two();',
      '  };',
      '}',
    ],
    finds: ['block Price 1-3 1', 'block  4-7 4', 'block Shop 8-15 8', '.block  12-14 12'],
  },
  {
    name: 'reads blocks that a word ends',
    path: 'a.lua',
    lines: ['function load()', '  one()', '  two()', 'end', 'return load'],
    finds: ['block load 1-4 1'],
  },
];

describe('definitionsByLines', () => {
  for (const { name, path, lines, finds } of cases) {
    for (const ending of ['\n', '\r\n']) {
      it(`${name} (${JSON.stringify(ending)})`, () => {
        const found = definitionsByLines(path, lines.join(ending));
        assert.deepEqual(
          found.map(
            ({ kind, name: own, lines: all, signature, depth }) =>
              `${'.'.repeat(depth)}${kind} ${own} ${all.join('-')} ${signature[0]}`,
          ),
          finds,
        );
      });
    }
  }

  it('finds definitions inside the text and in order, whatever the text', () => {
    property(
      fc.property(anyPath, anyText, (path, text) => {
        const found = definitionsByLines(path, text);
        const count = linesOf(text).length;
        const broken = found.filter(
          ({ lines: [first, last], signature: [start, end] }, index) =>
            !(
              first >= (found[index - 1]?.lines[0] ?? 1) &&
              first <= start &&
              start <= end &&
              end <= last &&
              last <= count
            ),
        );
        assert.deepEqual(broken, []);
      }),
    );
  });
});
