// Secret values in text: each known format is found, ordinary text is left alone, hiding is stable, and values come back.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hideSecrets, restoreSecrets } from '../../../src/core/egress/secrets.ts';
import { property } from '../property.ts';
import { innocentSamples, secretSamples } from './secretSamples.ts';

/** The text without its two brackets, and what stood between them. */
function unmark(text: string): { readonly plain: string; readonly value: string } {
  const start = text.indexOf('[');
  const bracketed = /\[["']/.exec(text);
  const from = bracketed ? text.indexOf('[', start + 1) : start;
  const end = text.lastIndexOf(']');
  return {
    plain: text.slice(0, from) + text.slice(from + 1, end) + text.slice(end + 1),
    value: text.slice(from + 1, end),
  };
}

describe('hiding secrets', () => {
  for (const [kind, marked] of secretSamples) {
    it(`hides a value: ${kind} in ${marked.slice(0, 24).replaceAll('\n', ' ')}`, () => {
      const { plain, value } = unmark(marked);
      const { hidden } = hideSecrets(plain);
      assert.deepEqual(
        [new Set(hidden.map((one) => one.kind)), hidden.map((one) => one.value).join('\n')],
        [new Set([kind]), value.trim()],
      );
    });
  }

  for (const text of innocentSamples) {
    it(`leaves alone: ${text.slice(0, 50).replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(hideSecrets(text), { text, hidden: [] });
    });
  }

  it('says where each value stands', () => {
    const text = 'one\ntwo\n  password: Winter2026!\n\nexport API_KEY=Summer2026!\n';
    assert.deepEqual(
      hideSecrets(text).hidden.map(({ line, start, end, value }) => [line, text.slice(start, end) === value, value]),
      [
        [3, true, 'Winter2026!'],
        [5, true, 'Summer2026!'],
      ],
    );
  });

  it('keeps the lines of a text', () => {
    const key = secretSamples.filter(([kind]) => kind === 'private key').map(([, text]) => unmark(text).plain);
    const text = ['one', ...key, 'last'].join('\n');
    assert.equal(hideSecrets(text).text.split('\n').length, text.split('\n').length);
  });

  it('takes what overlaps for one value and leaves no end of it behind', () => {
    const key = `sk-${'a1B2'.repeat(100)}`;
    assert.match(hideSecrets(`token="${key}-AKIAABCDEFGHIJKLMNOP"`).text, /^token="«secret [a-z0-9]+»"$/);
  });

  it('goes on to the end of the word, behind which the next one may begin', () => {
    const text = `rubygems_${'0123456789abcdef'.repeat(3)}xyz/glpat-${'a1B2'.repeat(6)}`;
    assert.match(hideSecrets(text).text, /^«secret [a-z0-9]+»\/«secret [a-z0-9]+»$/);
  });

  it('gives a value the same placeholder wherever it stands, and another value another', () => {
    const placeholders = [
      'a = Winter2026!',
      'key\nDB_PASSWORD=Winter2026!',
      'password: "Summer2026!"',
      'password: "Winter2026!"',
    ]
      .flatMap((text) => hideSecrets(text.replace('a = ', 'password: ')).hidden)
      .map(({ placeholder }) => placeholder);
    const [first, second, other, last] = placeholders;
    assert.deepEqual([second, last, other === first], [first, first, false]);
  });
});

const fragment = fc.oneof(
  fc.constantFrom(...secretSamples.map(([, text]) => unmark(text).plain), ...innocentSamples),
  fc.constantFrom(
    '-',
    '_',
    '"',
    '=',
    ' ',
    '\n',
    '://',
    ':',
    '@',
    '.',
    'token',
    'password: ',
    'KEY=',
    '-----END ',
    '«secret ',
  ),
  fc.string({ maxLength: 12 }),
);
const mixture = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

describe('hiding secrets in any text', () => {
  it('changes nothing the second time', () => {
    property(
      fc.property(mixture, (text) => {
        const once = hideSecrets(text).text;
        assert.equal(hideSecrets(once).text, once);
      }),
    );
  });

  it('is undone by putting the values back', () => {
    property(
      fc.property(mixture, (text) => {
        const { text: safe, hidden } = hideSecrets(text);
        assert.equal(restoreSecrets(safe, hidden), text);
      }),
    );
  });
});

describe('putting values back', () => {
  it('leaves a placeholder alone that it does not know', () => {
    const { text, hidden } = hideSecrets('password: "Winter2026!"');
    assert.equal(restoreSecrets(`${text} «secret 0000000»`, hidden), 'password: "Winter2026!" «secret 0000000»');
  });
});
