// Texts and definitions as properties need them: source-like, broken and hostile alike.

import fc from 'fast-check';
import type { Definition } from '../../../src/core/ports.ts';

const line = fc.oneof(
  fc.constantFrom(
    '',
    '  ',
    '\t',
    '}',
    '});',
    'export function load(path: string): string {',
    '  private readonly name = 1;',
    '\tdef load(self):',
    '/** What it is for. */',
    '// …3 lines',
    '…………12 lines',
    '# heading',
    '```',
    'key: value',
    '  "key": {',
    '[table]',
    'class A',
    '{',
    'end',
    'x'.repeat(500),
    "import { a } from './a.ts';",
  ),
  fc.string({ maxLength: 30 }),
);

/** Texts of up to forty lines with any line endings, with or without one at the end. */
export const anyText = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, ending, isEnded]) => lines.join(ending) + (isEnded ? ending : ''));

/** A file's path of any language. */
export const anyPath = fc.constantFrom(
  'a.ts',
  'a.py',
  'a.css',
  'a.md',
  'a.html',
  'a.json',
  'a.yaml',
  'a.toml',
  'a.go',
  'a',
  '',
);

const number = fc.integer({ min: -3, max: 60 });
const range = fc.tuple(number, number);

/** Definitions of which none need fit the text. */
export const anyDefinitions: fc.Arbitrary<readonly Definition[] | undefined> = fc.option(
  fc.array(
    fc.record({
      kind: fc.constantFrom('class', 'function', 'test', 'constant', 'module'),
      name: fc.string({ maxLength: 5 }),
      lines: range,
      signature: range,
      depth: fc.nat({ max: 4 }),
    }),
    { maxLength: 12 },
  ),
  { nil: undefined },
);

/** Line ranges of which none need fit the text. */
export const anyRanges = fc.array(range, { maxLength: 5 });
