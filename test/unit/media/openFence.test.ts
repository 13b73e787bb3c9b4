// The open block of code: which lines it takes, and which line closes it.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFence, takeLines, type Fence, type FenceStep } from '../../../media/chat/openFence.ts';

const plain: Fence = { mark: '```', indent: 0 };

describe('takeLines', () => {
  const cases: readonly [string, Fence, string, boolean, FenceStep][] = [
    ['takes whole lines only', plain, 'a\nb', false, { text: 'a\n', taken: 2, closed: false }],
    ['takes the rest at the end', plain, 'a\nb', true, { text: 'a\nb\n', taken: 3, closed: true }],
    ['ends at the closing line', plain, 'a\n```\nc', false, { text: 'a\n', taken: 6, closed: true }],
    ['ends at a longer closing line', plain, '`````  \n', false, { text: '', taken: 8, closed: true }],
    [
      'goes on at a shorter mark',
      { mark: '````', indent: 0 },
      '```\n',
      false,
      { text: '```\n', taken: 4, closed: false },
    ],
    ['goes on at the other mark', plain, '~~~\n', false, { text: '~~~\n', taken: 4, closed: false }],
    ['goes on at a mark with words', plain, '``` ts\n', false, { text: '``` ts\n', taken: 7, closed: false }],
    ['goes on at a mark far to the right', plain, '    ```\n', false, { text: '    ```\n', taken: 8, closed: false }],
    [
      'takes off the indent of the fence',
      { mark: '```', indent: 2 },
      '   a\n b\n',
      false,
      { text: ' a\nb\n', taken: 8, closed: false },
    ],
    ['takes nothing from nothing', plain, '', false, { text: '', taken: 0, closed: false }],
  ];
  for (const [name, fence, text, final, expected] of cases) {
    it(name, () => {
      assert.deepEqual(takeLines(fence, text, final), expected);
    });
  }

  it('takes the same text in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '`', '```', '~', ' ')), fc.nat(40), (parts, cut) => {
        const text = parts.join('');
        const whole = takeLines(plain, text, true);
        const first = takeLines(plain, text.slice(0, cut), false);
        const rest = first.closed ? undefined : takeLines(plain, text.slice(first.taken), true);
        assert.equal(first.text + (rest?.text ?? ''), whole.text);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 5 },
    );
  });
});

describe('readFence', () => {
  const cases: readonly [string, Fence | undefined][] = [
    ['```ts', { mark: '```', indent: 0 }],
    ['  ~~~~', { mark: '~~~~', indent: 2 }],
    ['    ```', undefined],
    ['``', undefined],
  ];
  for (const [line, expected] of cases) {
    it(`reads ${JSON.stringify(line)}`, () => {
      assert.deepEqual(readFence(line), expected);
    });
  }
});
