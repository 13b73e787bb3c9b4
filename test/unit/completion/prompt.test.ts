// What is sent: the window, the neighbours, and that secrets stay.

import assert from 'node:assert/strict';
import { findExcerpts } from '../../../src/core/completion/findExcerpts.ts';
import { PREFIX_LIMIT, readQuery, SUFFIX_LIMIT, toRequest, windowOf } from '../../../src/core/completion/prompt.ts';
import { holeIn, inputFor } from './fakeInput.ts';

const snapshot = (path: string, text: string) => ({ path, languageId: 'typescript', version: 1, text });

describe('the window around the hole', () => {
  it('is the whole file when that is short', () => {
    assert.deepEqual(windowOf(holeIn('a\nb‸c\nd\n')), { prefix: 'a\nb', suffix: 'c\nd\n' });
  });

  it('holds whole lines, the nearest ones', () => {
    const lines = 'a line of text\n'.repeat(1_000);
    const { prefix, suffix } = windowOf(holeIn(`${lines}‸\n${lines}`));
    assert.ok(prefix.length <= PREFIX_LIMIT && prefix.length > PREFIX_LIMIT - 2_020);
    assert.ok(suffix.length <= SUFFIX_LIMIT && suffix.length > SUFFIX_LIMIT - 20);
    assert.ok(prefix.startsWith('a line') && suffix.endsWith('text\n'));
  });

  it('begins at the same line while the text before the hole grows', () => {
    const lines = 'a line of text\n'.repeat(1_000);
    const { prefix } = windowOf(holeIn(`${lines}‸`));
    assert.equal(windowOf(holeIn(`${lines}${'more\n'.repeat(50)}‸`)).prefix, prefix + 'more\n'.repeat(50));
  });

  it('never cuts a character in two', () => {
    const { prefix, suffix } = windowOf(holeIn(`${'😀'.repeat(3_000)}x‸y${'😀'.repeat(3_000)}`));
    // A lone half of a character cannot be encoded: it throws.
    assert.equal(decodeURIComponent(encodeURIComponent(prefix + suffix)), prefix + suffix);
  });
});

describe('a request', () => {
  const input = inputFor('const a = ‸\r\nconst b = 2;\r\n');

  it('is read back as it was written', () => {
    const { messages } = toRequest(input, holeIn('const a = ‸\nconst b = 2;\n'), 'line', [
      { tag: 'OTHER', path: 'b.ts', text: 'x' },
    ]);
    assert.deepEqual(readQuery(messages), {
      path: 'src/sum.ts',
      languageId: 'typescript',
      prefix: 'const a = ',
      suffix: '\nconst b = 2;\n',
    });
  });

  it('that asks for something else is not read', () => {
    assert.equal(readQuery([{ role: 'user', content: 'Why?' }]), undefined);
    assert.equal(readQuery([]), undefined);
  });

  it('begins with the same bytes wherever it is made', () => {
    const [first] = toRequest(input, holeIn('a‸'), 'line', []).messages;
    const [second] = toRequest(inputFor('b‸'), holeIn('b‸', 'python'), 'block', []).messages;
    assert.deepEqual(first, second);
  });

  it('hides a private key that the window cuts', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA7bq1MIIEpAIBAAKCAQEA7bq1MIIEpAIBAAKCAQEA7bq1Ab9z\n'.repeat(45)}-----END RSA PRIVATE KEY-----\n`;
    const file = `${key}${'// a line\n'.repeat(400)}const a = ‸\n`;
    const [, user] = toRequest(input, holeIn(file), 'line', []).messages;
    assert.ok(!user?.content.includes('MIIEpAIBAAKCAQEA7bq1'), user?.content.slice(0, 200));
    assert.ok(windowOf(holeIn(file)).prefix.includes('MIIEpAIBAAKCAQEA7bq1'));
  });
});

describe('excerpts of neighbours', () => {
  const hole = holeIn('import { shippingRate } from "./rates";\nconst fee = shippingRate(‸)\n');
  const rates = snapshot(
    'src/rates.ts',
    `${'// filler\n'.repeat(70)}export function shippingRate(weight: number) {\n  const fee = 3;\n}\n`,
  );
  const other = snapshot('src/other.ts', 'completely unrelated words stand here\n');

  it('are the windows that share words with the place', () => {
    const excerpts = findExcerpts(hole, [other, rates]);
    assert.deepEqual(
      excerpts.map(({ path }) => path),
      ['src/rates.ts'],
    );
    assert.match(excerpts[0]?.text ?? '', /export function shippingRate/);
    assert.ok((excerpts[0]?.text.split('\n').length ?? 0) <= 40);
  });

  it('do not depend on the order of the documents', () => {
    const copies = ['c.ts', 'a.ts', 'b.ts', 'd.ts'].map((path) => ({ ...rates, path }));
    const expected = ['a.ts', 'b.ts', 'c.ts'];
    assert.deepEqual(
      findExcerpts(hole, copies).map(({ path }) => path),
      expected,
    );
    assert.deepEqual(
      findExcerpts(hole, copies.toReversed()).map(({ path }) => path),
      expected,
    );
  });

  it('are none of an empty document', () => {
    assert.deepEqual(findExcerpts(hole, [snapshot('e.ts', '')]), []);
  });
});
