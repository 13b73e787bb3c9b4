// The counter against tiktoken itself: equal on what people write, bounded on what nobody writes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get_encoding } from 'tiktoken';
import type { TokenCounter } from '../../../src/core/ports.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';

const samples: Readonly<Record<string, string>> = {
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

const runs: Readonly<Record<string, string>> = {
  letters: 'a',
  spaces: ' ',
  'line ends': '\n',
  dashes: '-',
  'letters outside the basic plane': '𠮷',
  ideographs: '漢',
  emoji: '😀',
};

for (const encoding of ['o200k_base', 'cl100k_base'] as const) {
  describe(`token counter for ${encoding}`, function () {
    this.timeout(60_000);
    const reference = get_encoding(encoding);
    let counter: TokenCounter;
    before(async () => {
      counter = await loadCounter(encoding);
    });
    after(() => {
      reference.free();
    });

    for (const [name, text] of Object.entries(samples)) {
      it(`counts ${name} as tiktoken does`, () => {
        assert.equal(counter.count(text), reference.encode(text, [], []).length);
      });
    }

    for (const [name, unit] of Object.entries(runs)) {
      it(`counts 4,000 ${name} in a row to within 1 %`, () => {
        const exact = reference.encode(unit.repeat(4_000), [], []).length;
        const counted = counter.count(unit.repeat(4_000));
        assert.ok(Math.abs(counted - exact) <= exact / 100, `${counted} for ${exact}`);
      });

      // tiktoken alone takes minutes for the first, and gives up on some of the others.
      it(`counts a million ${name} in a row`, () => {
        const counted = counter.count(unit.repeat(1_000_000));
        assert.ok(Math.abs(counted - 250 * counter.count(unit.repeat(4_000))) <= counted / 20, String(counted));
      });
    }

    it('gives a text that it remembers the count that it gave before', () => {
      const counts = ['const answer = 42;', 'another text', 'const answer = 42;'].map((text) => counter.count(text));
      assert.deepEqual(counts, [6, 2, 6]);
    });
  });
}
