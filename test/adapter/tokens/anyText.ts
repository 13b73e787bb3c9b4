// Random texts of the kind that tells one tokeniser from another.

import fc from 'fast-check';

/** Characters that the pattern of o200k_base tells apart, some of each kind. */
const telling = fc.constantFrom(
  ...[
    "'s",
    "'LL",
    "'re",
    "'ſ",
    'A',
    'b',
    'ſ',
    'ß',
    'ǅ',
    'ʰ',
    '字',
    'の',
    '한',
    'ﬀ',
    '\u0301',
    '\u200D',
    '\u0E31',
    'ก',
    'م',
    'א',
  ],
  ...['1', '23', '½', '٣', '𝟘', ' ', '  ', '\t', '\u00A0', '\u0085', '\u2028', '\u3000', '\r\n', '\n', '\r', '\v'],
  ...["'", '/', '.', '...', '--', '_', '<|endoftext|>', '<|', '|>', '\uFEFF', '\0', '😀', '👩‍👩‍👧', '🏳️‍🌈', '𐐀', '𐐨', '𠮷'],
  ...['\uD83D', '\uDE00', '\uFFFD', '\uFFFF', '\u{10FFFF}'],
);
const word = fc.constantFrom(
  ...[
    'the',
    ' return',
    'fetchUserName',
    'snake_case',
    'HTTPServer',
    'const',
    ' =>',
    '();',
    '{\n',
    '    ',
    '//',
    'https',
    'naïve',
    'Überraschung',
  ],
  ...[
    'привет',
    'Ελληνικά',
    'ĲSSELMEER',
    'don’t',
    "we'll",
    '0x1F',
    '123456789',
    '\n\n\n',
    '漢字かな',
    '한국어',
    'TWFuIGlzIGRpc3Rpbmd1',
  ],
);
const run = fc
  .tuple(fc.oneof(telling, word), fc.integer({ min: 2, max: 200 }))
  .map(([unit, times]) => unit.repeat(times));

/** Text of up to some hundred characters, with halves of surrogate pairs, runs and words. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: telling },
      { weight: 5, arbitrary: word },
      { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
      { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
      { weight: 1, arbitrary: run },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
