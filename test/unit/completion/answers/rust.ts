// Raw answers in Rust (four blanks) and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

const BODY = 'fn f(a: &str) -> usize {‸\n}\n';
const INSIDE = 'fn f() {\n    let a = 1;\n    ‸\n}\n';

/** Rows for a file with four blanks a step. */
export const rustAnswers: readonly AnswerCase[] = [
  ['a fence with a language', 'let x = ‸\n', '```rust\nVec::new();\n```', 'Vec::new();'],
  ['a fence without an end', 'let x = ‸\n', '```rs\nVec::new();', 'Vec::new();'],
  ['a fence around a body', BODY, '```rust\n    a.len()\n```', '\n    a.len()'],
  ['a fence after talk', 'let x = ‸\n', 'Sure, this completes it:\n\n```rust\n1;\n```\nDone.', '1;'],
  ['a value in backticks', 'let x = ‸\n', '`a.len();`', 'a.len();'],

  ['the binding again', '    let total = ‸\n', 'let total = a.iter().sum();', 'a.iter().sum();'],
  ['the binding with its type again', '    let n: u32 = ‸\n', 'let n: u32 = 7;', '7;'],
  ['the path again', '    let m = HashMap::‸\n', 'HashMap::new();', 'new();'],
  ['the word again', '    self.cel‸\n', 'cells.len()', 'ls.len()'],
  ['the head of the function again', BODY, 'fn f(a: &str) -> usize {\n    a.len()\n}', '\n    a.len()'],
  ['the line above again', INSIDE, 'let a = 1;\n    let b = 2;', 'let b = 2;'],
  ['the lines above again', INSIDE, 'fn f() {\n    let a = 1;\n    let b = 2;\n}', 'let b = 2;'],
  ['the comment again', '    /// The number of ‸\n', '/// The number of cells.', 'cells.'],
  ['the attribute again', '#[derive(‸)]\n', '#[derive(Debug, Clone)]', 'Debug, Clone'],

  ['a word in the middle of a macro', '    println!("{}", to‸);\n', 'total);', 'tal'],
  ['arguments that stand there', '    f(‸, b);\n', 'a, b);', 'a'],
  ['the brace that follows', '    for i in ‸ {\n    }\n', '0..n {', '0..n'],
  ['the arrow that follows', '    match a {\n        ‸ => 1,\n    }\n', 'Some(b) => 1,', 'Some(b)'],
  ['the return type that follows', 'fn f(‸) -> u32 {\n}\n', 'a: u32) -> u32 {', 'a: u32'],
  [
    'a body that runs into what follows',
    'fn f() -> u32 {\n    ‸\n    total\n}\n',
    'let total = 1;\n    total\n}',
    'let total = 1;',
  ],

  ['closers that stand there', '    self.cells.get(‸)\n', 'row * self.width + column)', 'row * self.width + column'],
  ['a question mark behind them', '    self.cells.get(‸)\n', 'row).cloned()?;', 'row).cloned()?;', 1],
  ['a bracket too many', '    let x = max(a, ‸);\n', 'b));', 'b'],
  ['a brace too many', 'fn f() {\n    if a {‸\n    }\n}\n', '\n        b();\n    }\n}', '\n        b();'],
  ['the bracket of a macro', 'let a = vec![‸];\n', '1, 2];', '1, 2'],
  ['a quote that stands there', 'let a = "‸";\n', 'text";', 'text'],
  ['a bracket that is missing', 'let a = Some(‸\n', '1);', '1);'],
  ['a closure that stays open', 'a.map(‸)\n', '|b| {', undefined],
  ['a character with a brace', '    let open = ‸\n', "'{';", "'{';"],
  ['a lifetime opens no string', "fn f<'a>(a: &'a str) -> &'a str {‸\n}\n", '\n    a.trim()\n}', '\n    a.trim()'],

  ['the same statement for ever', '    ‸\n', 'count += 1;\n    count += 1;\n    count += 1;', 'count += 1;'],
  ['the same call for ever', 'let x = ‸\n', 'next('.repeat(12), undefined],
  ['the line above alone', '    a.push(1);\n    ‸\n', 'a.push(1);', undefined],

  ['the line below', '    ‸\n    total\n', 'total', undefined],
  ['up to the line below', '    ‸\n    Ok(total)\n', 'total += 1;\n    Ok(total)', 'total += 1;'],
  ['the rest of the line below', '    Ok(‸\n    Ok(total)\n', 'total)', undefined],

  ['the hole mark', 'let x = ‸\n', '1;<HOLE/>', '1;'],
  ['the hint behind the file', 'let x = ‸\n', '1;\n</FILE>\nFill in', '1;'],
  ['the tag of a definition', '    ‸\n', 'a();\n<DEFINED path="b.rs">\nfn b()', 'a();'],
  ['the end of a definition', '    ‸\n', 'a();\n</DEFINED>\nfn b()', 'a();'],
  ['the mark of a filler', 'let x = ‸\n', '1;<|fim_pad|>', '1;'],
  ['what stands for a secret', 'let key = ‸\n', '"«secret abc1234»";', undefined],

  ['a body', BODY, '\n    a.len()\n}', '\n    a.len()'],
  ['a body in tabs', BODY, '\n\ta.len()\n}', '\n    a.len()'],
  ['a body without its line break', BODY, 'a.len()', '\n    a.len()'],
  ['a body written as if at the margin', '    if a {‸\n    }\n', '\nb();\n', '\n        b();'],
  ['the indentation again', INSIDE, '    let b = 2;', 'let b = 2;'],
  ['a block written as if at the margin', INSIDE, 'if a > 0 {\n    b();\n}', 'if a > 0 {\n        b();\n    }'],

  [
    'a match with its arms',
    '    let x = ‸\n',
    'match a {\n        Some(b) => b,\n        None => 0,\n    };\n    x',
    'match a {\n        Some(b) => b,\n        None => 0,\n    };',
  ],
  ['out of the block', INSIDE, 'println!("{a}");\n}\n\nfn g() {}', 'println!("{a}");'],
  ['one item at a time', '‸\n', 'struct A {\n    b: u32,\n}\n\nimpl A {}', 'struct A {\n    b: u32,\n}'],
  [
    'an else that belongs to it',
    '    if a {‸\n',
    '\n        b();\n    } else {\n        c();\n    }\n    d();',
    '\n        b();\n    } else {\n        c();\n    }',
  ],
  ['a chain of calls', '    let x = a‸\n', '\n        .iter()\n        .sum();', undefined],
  ['a comment is one line', '    /// The number of ‸\n', 'cells.\n    pub fn len(&self)', 'cells.'],

  ['talk alone', 'let x = ‸\n', 'To complete this, add a value.', undefined],
  ['an apology', 'let x = ‸\n', "I can't tell what belongs here.", undefined],
  ['a request', 'let x = ‸\n', 'Please provide the rest of the file.', undefined],
  ['talk behind the answer', 'let x = ‸\n', '1;\n\nNote that x is a number.', '1;'],
  ['the answer in an object', 'let x = ‸\n', '{ "completion": "a.len();" }', 'a.len();'],
];
