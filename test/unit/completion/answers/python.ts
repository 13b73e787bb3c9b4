// Raw answers in Python and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

const METHOD = 'class Bed:\n    def dry(self):‸\n\n    def wet(self):\n        return False\n';
const BODY = 'def mean(values):\n    total = sum(values)\n    ‸\n';

/** Rows for a file with four blanks a step. */
export const pythonAnswers: readonly AnswerCase[] = [
  ['a body on the next line', METHOD, '\n        return True', '\n        return True'],
  ['a body without its line break', METHOD, 'return True', '\n        return True'],
  ['a body written as if at the margin', METHOD, '\n    return True', '\n        return True'],
  [
    'a body and the next method',
    METHOD,
    '\n        return True\n\n    def wet(self):\n        return False',
    '\n        return True',
  ],
  [
    'a body and a method that is not there',
    METHOD,
    '\n        return True\n\n    def damp(self):\n        return 1',
    '\n        return True',
  ],
  ['a gap in the body', METHOD, '\n        a = 1\n\n        return a', '\n        a = 1\n\n        return a'],
  ['a blank line with the indentation again', BODY, '    return total / len(values)', 'return total / len(values)'],
  [
    'a blank line and out of the function',
    BODY,
    'return total / len(values)\n\nprint(mean([1]))',
    'return total / len(values)',
  ],
  [
    'a condition with its branches',
    BODY,
    'if not values:\n        return 0\n    else:\n        return 1\n    print(2)',
    'if not values:\n        return 0\n    else:\n        return 1',
  ],
  ['a condition written as if at the margin', BODY, 'if not values:\n    return 0', 'if not values:\n        return 0'],
  ['deeper than the cursor stands', 'def f():\n‸\n', '    return 1', '    return 1'],
  ['the statement above again', BODY, 'total = sum(values)\n    return total', 'return total'],
  ['the header again', 'def mean(values):‸\n', 'def mean(values):\n    return 0', '\n    return 0'],
  ['a docstring is one line', 'def f():\n    """Return ‸\n    """\n', 'the mean.\n\n    Args:', 'the mean.'],
  ['a comment is one line', '# Read ‸\n', 'the file\nopen("x")', 'the file'],
  ['a closer that stands there', 'print(‸)\n', '"a", b)', '"a", b'],
  ['a call over lines', 'x = ‸\n', 'dict(\n    a=1,\n    b=2,\n)\ny = 2', 'dict(\n    a=1,\n    b=2,\n)'],
  ['an import', 'import os\n‸\n\ndef main():\n    pass\n', 'import sys\n\ndef main():', 'import sys'],
  ['a fence', 'x = ‸\n', '```python\nlen(a)\n```', 'len(a)'],
  [
    'a decorated function, once',
    '‸\n',
    '@cached\ndef a():\n    return 1\n\n\ndef b():\n    return 2',
    '@cached\ndef a():\n    return 1',
  ],
  ['a string with three quotes', 'text = ‸\n', '"""one (\ntwo"""\nx = 1', '"""one (\ntwo"""'],
  ['a string with three quotes that stays open', 'text = ‸\n', '"""one (\ntwo', undefined],
  ['a single backtick quote', 'x = ‸\n', '`len(a)`', 'len(a)'],
];
