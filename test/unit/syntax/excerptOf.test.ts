import assert from 'node:assert/strict';
import type { Definition } from '../../../src/core/ports.ts';
import { excerptOf } from '../../../src/core/syntax/excerptOf.ts';

const text = Array.from({ length: 200 }, (_, index) => `line number ${index + 1}`).join('\n');

function define(
  lines: readonly [number, number],
  depth: number,
  signature: readonly [number, number] = [lines[0], lines[0]],
): Definition {
  return { kind: 'function', name: '', lines, signature, depth };
}

describe('An excerpt', () => {
  const inClass = [
    define([10, 150], 0, [12, 13]),
    define([20, 30], 1),
    define([60, 140], 1, [61, 61]),
    define([160, 170], 0),
  ];

  const cases: readonly {
    readonly name: string;
    readonly definitions: readonly Definition[];
    readonly ranges: readonly (readonly [number, number])[];
    readonly lines: readonly (readonly [number, number])[];
  }[] = [
    {
      name: 'takes the definition around a line whole, with the head of what it stands in',
      definitions: inClass,
      ranges: [[25, 25]],
      lines: [
        [10, 13],
        [20, 30],
      ],
    },
    {
      name: 'takes of a long definition its head and the lines around',
      definitions: inClass,
      ranges: [[100, 101]],
      lines: [
        [10, 13],
        [60, 61],
        [97, 104],
      ],
    },
    {
      name: 'takes the lines around what stands in no definition',
      definitions: inClass,
      ranges: [[180, 180]],
      lines: [[177, 183]],
    },
    {
      name: 'takes a definition that only surrounding lines touch by those lines',
      definitions: inClass,
      ranges: [[158, 158]],
      lines: [[155, 161]],
    },
    {
      name: 'takes several ranges in any order once each',
      definitions: inClass,
      ranges: [
        [165, 165],
        [20, 22],
        [21, 25],
      ],
      lines: [
        [10, 13],
        [20, 30],
        [160, 170],
      ],
    },
    {
      name: 'takes nothing for ranges outside the text',
      definitions: inClass,
      ranges: [
        [0, 0],
        [300, 310],
        [30, 20],
      ],
      lines: [],
    },
    {
      name: 'takes what is there of a range that begins or ends outside',
      definitions: [],
      ranges: [
        [-5, 1],
        [199, 400],
      ],
      lines: [
        [1, 4],
        [196, 200],
      ],
    },
  ];
  for (const { name, definitions, ranges, lines } of cases) {
    it(name, () => {
      assert.deepEqual(excerptOf(text, definitions, ranges, { path: 'a.txt' }).lines, lines);
    });
  }

  it('says between its parts how much is left out', () => {
    const cut = excerptOf(text, inClass, [[25, 25]], { path: 'a.ts', surroundingLines: 0 });
    const rows = cut.text.split('\n');
    assert.deepEqual([rows[4], rows.at(-1)], ['// …6 lines', '// …170 lines']);
  });

  it('reads the indentation where it is given no definitions', () => {
    const lua = [
      'local x = 1',
      '',
      'function first()',
      '  one()',
      '  two()',
      'end',
      '',
      'function second()',
      '  three()',
      '  four()',
      'end',
    ];
    assert.deepEqual(excerptOf(lua.join('\n'), undefined, [[9, 9]], { path: 'a.lua', surroundingLines: 0 }).lines, [
      [8, 11],
    ]);
  });
});
