// Definitions of tools in tokens, by hand.

import assert from 'node:assert/strict';
import { countTools } from '../../../src/core/tokens/countTools.ts';

/** One token for each character: what is counted stands out from the constants. */
const count = (text: string) => text.length;

describe('countTools', () => {
  for (const [name, tools, tokens] of [
    ['nothing', [], 0],
    ['a bare function', [{ name: 'now' }], 7 + 'now:'.length + 12],
    [
      'a function with a description that ends in a full stop',
      [{ name: 'now', description: 'The time.' }],
      7 + 'now:The time'.length + 12,
    ],
    [
      'parameters and choices',
      [{ name: 'f', parameters: { properties: { unit: { type: 'string', description: 'Unit', enum: ['c', 'f'] } } } }],
      7 + 'f:'.length + 3 + 3 + 'unit:string:Unit'.length - 3 + 2 * (3 + 1) + 12,
    ],
    ['two functions', [{ name: 'a' }, { name: 'b' }], 2 * (7 + 2) + 12],
  ] as const) {
    it(`counts ${name}`, () => {
      assert.equal(countTools(tools, count), tokens);
    });
  }
});
