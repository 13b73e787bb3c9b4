// Raw answers in Go (tabs) and Rust (four blanks) and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

/** Rows for a file with tabs. */
export const goAnswers: readonly AnswerCase[] = [
  ['a body in tabs', 'func f() int {‸\n}\n', '\n\treturn 1\n}', '\n\treturn 1'],
  ['a body in blanks', 'func f() int {‸\n}\n', '\n    return 1\n}', '\n\treturn 1'],
  ['a body in steps of two blanks', 'func f() {‸\n}\n', '\n  if a {\n    b()\n  }', '\n\tif a {\n\t\tb()\n\t}'],
  ['a brace on the same line', 'func f() int {‸}\n', '\n\treturn 1\n}', '\n\treturn 1\n}', 1],
  [
    'a check of an error',
    '\tfile, err := open()\n\t‸\n',
    'if err != nil {\n\t\treturn err\n\t}\n\tread(file)',
    'if err != nil {\n\t\treturn err\n\t}',
  ],
  ['the indentation again', '\tfile, err := open()\n\t‸\n', '\treturn file, err', 'return file, err'],
  ['a call', 'fmt.Println(‸)\n', '"total", total)', '"total", total'],
  ['the start again', 'total := ‸\n', 'total := 0', '0'],
  ['a raw string over lines stays out', 'a := ‸\n', '`one', undefined],
  ['a rune with a bracket', 'if r == ‸ {\n}\n', "'('", "'('"],
];

/** Rows for a file with four blanks a step. */
export const rustAnswers: readonly AnswerCase[] = [
  ['a body', 'fn f(a: &str) -> usize {‸\n}\n', '\n    a.len()\n}', '\n    a.len()'],
  ['a lifetime opens no string', "fn f<'a>(a: &'a str) -> &'a str {‸\n}\n", '\n    a.trim()\n}', '\n    a.trim()'],
  [
    'a match with its arms',
    '    let x = ‸\n',
    'match a {\n        Some(b) => b,\n        None => 0,\n    };\n    x',
    'match a {\n        Some(b) => b,\n        None => 0,\n    };',
  ],
  ['closers that stand there', '    self.cells.get(‸)\n', 'row * self.width + column)', 'row * self.width + column'],
  ['a question mark behind them', '    self.cells.get(‸)\n', 'row).cloned()?;', 'row).cloned()?;', 1],
  ['a character with a brace', '    let open = ‸\n', "'{';", "'{';"],
  ['out of the block', 'fn f() {\n    let a = 1;\n    ‸\n}\n', 'println!("{a}");\n}\n\nfn g() {}', 'println!("{a}");'],
  ['a word in the middle of a macro', '    println!("{}", to‸);\n', 'total);', 'tal'],
  ['a comment', '    /// The number of ‸\n', 'cells.\n    pub fn len(&self)', 'cells.'],
];
