import assert from 'node:assert/strict';
import type { Definition } from '../../../src/core/ports.ts';
import { outlineOf } from '../../../src/core/syntax/outlineOf.ts';

function define(
  kind: string,
  lines: readonly [number, number],
  signature: readonly [number, number],
  depth = 0,
): Definition {
  return { kind, name: kind, lines, signature, depth };
}

const filler = ['  const first = 1;', '  const second = 2;', '}'];

describe('An outline', () => {
  it('has the first comment, the docs and the signatures, and says how long the bodies are', () => {
    const text = [
      '// Loads things.',
      '',
      "import { a } from './a.ts';",
      "import { b } from './b.ts';",
      '',
      '/** Loads one. */',
      'export function load(',
      '  path: string,',
      ') {',
      ...filler,
      '',
    ].join('\n');
    assert.equal(
      outlineOf(text, [define('function', [6, 12], [7, 9])], 'a.ts').text,
      [
        '// Loads things.',
        '// …4 lines',
        '/** Loads one. */',
        'export function load(',
        '  path: string,',
        ') {',
        '// …3 lines',
      ].join('\n'),
    );
  });

  it('has the members of classes and not what functions keep inside', () => {
    const text = [
      'class Shop {',
      '  sell() {',
      '    const inner = () => {',
      '      return 12_345_678;',
      '    };',
      '  }',
      '  buy() {}',
      '}',
      '',
    ].join('\n');
    const definitions = [
      define('class', [1, 8], [1, 1]),
      define('method', [2, 6], [2, 2], 1),
      define('function', [3, 5], [3, 3], 2),
      define('method', [7, 7], [7, 7], 1),
    ];
    assert.equal(
      outlineOf(text, definitions, 'a.js').text,
      'class Shop {\n  sell() {\n// …4 lines\n  buy() {}\n}\n'.trimEnd(),
    );
  });

  it('has of what a file keeps to itself the functions alone, without their comments', () => {
    const text = [
      'export function load() {',
      ...filler,
      '/** What only this file knows, at length. */',
      'const limit = 12_345_678;',
      '/** What only this file does, at length. */',
      'function hide() {',
      ...filler,
    ].join('\n');
    const definitions = [
      define('function', [1, 4], [1, 1]),
      define('constant', [5, 6], [6, 6]),
      define('function', [7, 11], [8, 8]),
    ];
    assert.equal(
      outlineOf(text, definitions, 'a.ts').text,
      'export function load() {\n// …6 lines\nfunction hide() {\n// …3 lines',
    );
  });

  it('has the names of tests and not what stands in them', () => {
    const text = [
      "describe('A shop', () => {",
      "  it('sells', () => {",
      "    app.get('/path', () => {",
      '      return 12_345_678;',
      '    });',
      '  });',
      '});',
    ].join('\n');
    const definitions = [
      define('test', [1, 7], [1, 1]),
      define('test', [2, 6], [2, 2], 1),
      define('call', [3, 5], [3, 3], 2),
    ];
    assert.equal(
      outlineOf(text, definitions, 'a.ts').text,
      "describe('A shop', () => {\n  it('sells', () => {\n// …5 lines",
    );
  });

  it('says nothing of licences', () => {
    const text = [
      '// Copyright 2020 Someone and others, all of them.',
      '// All rights reserved.',
      'function load() {',
      ...filler,
    ].join('\n');
    assert.equal(outlineOf(text, [define('function', [3, 6], [3, 3])], 'a.ts').text, 'function load() {\n// …3 lines');
  });

  it('leaves out lines that are data', () => {
    assert.deepEqual(outlineOf('x'.repeat(100_000), [define('function', [1, 1], [1, 1])], 'a.js'), {
      text: '',
      lines: [],
    });
  });

  it('shows at most a few lines of a long comment and of a long signature', () => {
    const text = [
      ...Array.from({ length: 10 }, (_, index) => `/// Explains ${index}.`),
      ...Array.from({ length: 16 }, (_, index) => `pub fn load${index}(`),
      '}',
    ].join('\n');
    const { lines } = outlineOf(text, [define('function', [1, 27], [11, 26])], 'a.rs');
    assert.deepEqual(lines, [
      [1, 3],
      [11, 22],
    ]);
  });
});
