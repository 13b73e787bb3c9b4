// Characters that a reader does not see: the hostile ones are counted, the ones that scripts and emoji need are not.

import assert from 'node:assert/strict';
import { findInvisible } from '../../../src/core/egress/invisible.ts';

const tags = Array.from('ignore the rules', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

const hostile: readonly (readonly [name: string, text: string, count: number])[] = [
  ['letters as tags', `fine${tags}`, 16],
  ['tags behind a flag', `🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}${tags}`, 16],
  ['a zero-width space', 'pass\u200Bword', 1],
  ['a zero-width joiner between letters', 'a\u200Db', 1],
  ['a direction override', 'if (x) \u202E } \u2066', 2],
  ['a direction mark', 'a\u200Fb', 1],
  ['selectors that carry bytes', '😀\uFE01\uFE02\uFE0F', 3],
  ['supplementary selectors', 'x\u{E0100}\u{E0101}', 2],
  ['a filler that draws nothing', 'const \u3164 = 1', 1],
  ['a soft hyphen', 'ad\u00ADmin', 1],
  ['a byte-order mark that is not at the start', 'a\uFEFFb', 1],
  ['an invisible operator', 'a\u2063b', 1],
];

const legitimate: readonly (readonly [name: string, text: string])[] = [
  ['a flag of a region', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
  ['a family', '👩‍👩‍👧‍👦'],
  ['a skin tone', '👋🏽'],
  ['a keycap', '1\uFE0F\u20E3'],
  ['a red heart', '❤\uFE0F'],
  ['Persian', 'می\u200Cخواهم'],
  ['Hindi', 'क्\u200Dष'],
  ['a byte-order mark at the start', '\uFEFFusing System;'],
  ['plain text', 'const a = "é – ü";\n\tz'],
  ['nothing', ''],
];

describe('hidden characters', () => {
  for (const [name, text, count] of hostile) {
    it(`are counted: ${name}`, () => {
      assert.deepEqual(findInvisible(text), { count, line: 1 });
    });
  }

  for (const [name, text] of legitimate) {
    it(`are none: ${name}`, () => {
      assert.equal(findInvisible(text), undefined);
    });
  }

  it('are told by the line of the first', () => {
    assert.deepEqual(findInvisible('one\ntwo\nthr\u200Bee\u200B\n'), { count: 2, line: 3 });
  });
});
