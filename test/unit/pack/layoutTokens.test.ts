// Counts of segments add up to the count of the whole message, by the tokeniser itself.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { counter } from '../../fakes/packDeps.ts';
import { property } from '../property.ts';
import { laySeries, messageOf, type Files } from './laying.ts';

/** What tokens are tempted to reach over: ends and beginnings of lines, signs, blanks, slashes, marks of other scripts. */
const piece = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '/',
    '//',
    ' ',
    '  ',
    '\t',
    '}',
    '};',
    'word',
    '12',
    '<',
    '</',
    '>',
    '…',
    '\u00a0',
    '\u0085',
    '漢字',
    '👍',
    '.',
  ],
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

describe('the tokens of a layout', () => {
  it('are those of the message as it is sent, whatever the texts begin and end with', () => {
    const files = fc.record({ 'a.ts': text, 'b/c d.md': text });
    property(
      fc.property(fc.array(files, { minLength: 1, maxLength: 3 }), (series: readonly Files[]) => {
        for (const layout of laySeries(series, { count: (written) => counter.count(written) })) {
          assert.equal(layout.tokens.total, 20 + counter.count(messageOf(layout)));
        }
      }),
    );
  });
});
