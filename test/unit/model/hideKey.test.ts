// The key disappears from messages and from text that streams, and nothing else does.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hideKey, KeyFilter } from '../../../src/core/model/hideKey.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);
const KEY = 'abcabcabcabd';

const filter = (pieces: readonly string[], key: string | undefined): string => {
  const keyFilter = new KeyFilter(key);
  return pieces.map((piece) => keyFilter.push(piece)).join('') + keyFilter.flush();
};

describe('hiding a key', () => {
  const messages: readonly (readonly [string, string, string | undefined, string])[] = [
    ['as it is', 'key x/y+z=1234 was', 'x/y+z=1234', 'key [key] was'],
    ['as in an address', 'GET /?k=x%2Fy%2Bz%3D1234', 'x/y+z=1234', 'GET /?k=[key]'],
    ['of another user', 'bad sk-proj-0123456789abcdef', undefined, 'bad [key]'],
    ['behind Bearer', 'sent "Bearer abc.def"', undefined, 'sent "[key]"'],
    ['not when it is a letter', 'all is well', 'l', 'all is well'],
    ['not in ordinary words', 'the task-list is sk-short', 'abcdef', 'the task-list is sk-short'],
  ];
  for (const [name, text, key, expected] of messages) {
    it(`works ${name}`, () => {
      assert.deepEqual(hideKey(text, key), expected);
    });
  }

  it('works in text that streams, wherever it is divided', () => {
    const piece = fc.oneof(fc.constantFrom(KEY, 'abc', 'abd', 'a', ''), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        assert.deepEqual(filter(pieces, KEY), pieces.join('').replaceAll(KEY, '[key]'));
      }),
      { numRuns: RUNS, seed: 6 },
    );
  });

  it('holds nothing back that cannot become the key', () => {
    const keyFilter = new KeyFilter(KEY);
    assert.deepEqual([keyFilter.push('abcabX'), keyFilter.push('yab'), keyFilter.flush()], ['abcabX', 'y', 'ab']);
  });

  it('leaves answers alone when the key is no secret', () => {
    assert.deepEqual(filter(['ask oll', 'ama'], 'ollama'), 'ask ollama');
  });
});
