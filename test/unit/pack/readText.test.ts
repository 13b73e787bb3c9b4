// Bytes as text: the encodings of the editor, and what is no text in any of them.

import assert from 'node:assert/strict';
import { readText } from '../../../src/core/pack/readText.ts';

const wide = (text: string, order: 'le' | 'be', mark = false): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const read = (bytes: Uint8Array, encoding?: string) => {
  const decoded = readText(bytes, encoding);
  return decoded.kind === 'text' ? decoded.text : decoded.kind;
};

describe('bytes are read', () => {
  const text = 'const name = "größe"; // the size of it\r\n';
  for (const [name, bytes, encoding, expected] of [
    ['as UTF-8', Buffer.from(text), undefined, text],
    ['as UTF-8 without its mark', Buffer.from(`\uFEFF${text}`), undefined, text],
    ['as UTF-16 by its mark', wide(text, 'le', true), undefined, text],
    ['as UTF-16 of the other order by its mark', wide(text, 'be', true), undefined, text],
    ['as UTF-16 without a mark', wide(text, 'le'), undefined, text],
    ['as UTF-16 of the other order without a mark', wide(text, 'be'), undefined, text],
    ['by the setting', Buffer.from(text, 'latin1'), 'windows-1252', text],
    ['by the setting, but for a mark', Buffer.from(`\uFEFF${text}`), 'windows-1252', text],
    ['as UTF-8 when nobody knows the setting', Buffer.from(text), 'cp9999', text],
    [
      'with a sign for what is broken, as the editor does',
      Buffer.from(text, 'latin1'),
      undefined,
      text.replace(/[öß]/gu, '\uFFFD'),
    ],
    ['as nothing when they are none', new Uint8Array(), undefined, ''],
    ['as no text with NUL in it', Buffer.from('abc\0def'), undefined, 'binary'],
    ['as no text when most is broken', new Uint8Array([0x80, 0x81, 0x82, 0x41]), undefined, 'binary'],
    [
      'as no text when they are small numbers',
      Buffer.from(new Uint16Array([1, 2, 3, 4, 5, 6]).buffer),
      undefined,
      'binary',
    ],
    ['as no text after a text', Buffer.from(`${'text\n'.repeat(500)}\0`), undefined, 'binary'],
  ] as const) {
    it(name, () => {
      assert.equal(read(bytes, encoding), expected);
    });
  }
});
