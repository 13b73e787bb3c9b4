// Texts on which tokenisers differ.

import { readFileSync } from 'node:fs';

/** A text by what it is. */
export const samples: Readonly<Record<string, string>> = {
  'an empty text': '',
  'a sentence': 'The quick brown fox jumps over the lazy dog.',
  'source code': readFileSync(new URL(import.meta.url), 'utf8'),
  'Windows line ends': 'first\r\n\r\n\tsecond\r\n',
  'a byte order mark at the start': '\uFEFFconst a = 1;\n',
  'byte order marks inside': 'a\uFEFFb \uFEFF c',
  'Chinese, Japanese and Korean': '漢字かな交じり文。한국어 문장입니다.',
  'Arabic and Hebrew': 'مرحبا بالعالم שלום עולם',
  emoji: '😀👩‍👩‍👧‍👦🏳️‍🌈 done',
  'combining marks': 'e\u0301 n\u0303 Z\u0351\u036B',
  'special tokens': 'a <|endoftext|> b <|im_start|>system<|endofprompt|>',
  'half of a surrogate pair': 'a\uD83Db',
  'a run at the bound': `${'a'.repeat(256)} ${'-'.repeat(256)}${' '.repeat(256)}x`,
  'a base64 line': `${'TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24s'.repeat(8)}\n`,
};

/** A text of that many code points of `characters`, in an order that looks random and is always the same. */
export function scattered(characters: string, length: number): string {
  const points = Array.from(characters);
  let seed = 1;
  let text = '';
  for (let index = 0; index < length; index++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    text += points[(seed >>> 8) % points.length] ?? '';
  }
  return text;
}
