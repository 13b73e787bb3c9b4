// A chat request in tokens.

import assert from 'node:assert/strict';
import { countMessages } from '../../../src/core/pack/countMessages.ts';

/** One token for each word. */
const counter = { count: (text: string) => text.split(' ').length };

describe('countMessages', () => {
  for (const [name, messages, tokens] of [
    ['no message', [], 3],
    [
      'two short messages',
      [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'why is it' },
      ],
      16,
    ],
    ['a name', [{ role: 'user', content: 'hello', name: 'ada' }], 3 + 3 + 1 + 1 + 1 + 1],
  ] as const) {
    it(`counts ${name}`, () => {
      assert.equal(countMessages(messages, counter), tokens);
    });
  }
});
