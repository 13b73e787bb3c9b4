// Raw answers in Go (tabs) and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

const BODY = 'func f(a int) int {‸\n}\n';
const OPENED = '\tfile, err := open()\n\t‸\n';

/** Rows for a file with tabs. */
export const goAnswers: readonly AnswerCase[] = [
  ['a fence with a language', 'total := ‸\n', '```go\nlen(items)\n```', 'len(items)'],
  ['a fence after talk', 'total := ‸\n', 'Here is the code:\n```go\nlen(items)\n```', 'len(items)'],
  ['a fence around a body', BODY, '```go\n\treturn 1\n```', '\n\treturn 1'],
  ['a fence that only ends', 'total := ‸\n', 'len(items)\n```', 'len(items)'],
  ['a fence in the tags', OPENED, '<FILL>```go\ndefer file.Close()\n```</FILL>', 'defer file.Close()'],
  ['a raw string in backticks', 'a := ‸\n', '`one`', '`one`'],

  ['the start again', 'total := ‸\n', 'total := 0', '0'],
  ['the declaration again', 'var total = ‸\n', 'var total = len(items)', 'len(items)'],
  ['the receiver again', '\treturn s.it‸\n', 's.items[i]', 'ems[i]'],
  ['the head of the function again', BODY, 'func f(a int) int {\n\treturn a\n}', '\n\treturn a'],
  [
    'the lines above again',
    'func f() error {\n\tfile, err := open()\n\t‸\n}\n',
    'func f() error {\n\tfile, err := open()\n\tdefer file.Close()\n}',
    'defer file.Close()',
  ],
  ['the line above again', OPENED, 'file, err := open()\n\tdefer file.Close()', 'defer file.Close()'],
  ['the condition again', '\tif err != ‸ {\n\t}\n', 'if err != nil {', 'nil'],
  ['the comment again', '\t// Sum adds ‸\n', '// Sum adds the numbers.', 'the numbers.'],

  ['arguments that stand there', 'fmt.Println(‸, total)\n', '"total", total)', '"total"'],
  ['a clause and the brace', '\tfor i := ‸ {\n\t}\n', '0; i < n; i++ {', '0; i < n; i++'],
  ['the operator that follows', 'sum := ‸ + b\n', 'a + b', 'a'],
  ['the type that follows', 'func f(‸ int) {\n}\n', 'a, b int) {', 'a, b'],
  [
    'a body that runs into what follows',
    'func f() int {\n\t‸\n\treturn total\n}\n',
    'total := 1\n\treturn total\n}',
    'total := 1',
  ],
  ['the brace behind a literal', 'p := Point{‸}\n', 'X: 1, Y: 2}', 'X: 1, Y: 2'],

  ['a call', 'fmt.Println(‸)\n', '"total", total)', '"total", total'],
  ['a bracket too many', 'x := min(a, ‸)\n', 'b))', 'b'],
  ['a brace too many', 'func f() {\n\tif a {‸\n\t}\n}\n', '\n\t\tb()\n\t}\n}', '\n\t\tb()'],
  ['the closer of a slice', 'a := []int{‸}\n', '1, 2, 3}', '1, 2, 3'],
  ['a quote that stands there', 'import "‸"\n', 'fmt"', 'fmt'],
  ['a backtick that stands there', 'path := `‸`\n', 'a/b`', 'a/b'],
  ['the closer of a group', 'import (\n\t‸\n)\n', '"fmt"\n\t"os"\n)', '"fmt"\n\t"os"'],
  ['an index that stands open', 'a := b[‸\n', 'i]', 'i]'],
  ['a brace on the same line', 'func f() int {‸}\n', '\n\treturn 1\n}', '\n\treturn 1\n}', 1],
  ['a rune with a bracket', 'if r == ‸ {\n}\n', "'('", "'('"],
  ['a raw string over lines stays out', 'a := ‸\n', '`one', undefined],

  ['the same statement for ever', '\t‸\n', 'count++\n\tcount++\n\tcount++\n\tcount++', 'count++'],
  ['the same call for ever', 'x := ‸\n', 'next('.repeat(12), undefined],
  ['the same words for ever', '// ‸\n', 'the list of '.repeat(8), undefined],
  ['the line above alone', '\tgo worker(jobs)\n\t‸\n', 'go worker(jobs)', undefined],

  ['the line below', '\t‸\n\treturn total\n', 'return total', undefined],
  ['up to the line below', '\t‸\n\treturn total\n', 'total++\n\treturn total', 'total++'],
  ['the rest of the line below', '\tre‸\n\treturn total\n', 'turn total', undefined],

  ['the hint behind the tag', 'x := ‸\n', '<FILL>1</FILL>\nFill in the rest of this line.', '1'],
  ['the end of the file, and the hint', 'x := ‸\n', '1\n</FILE>\nFill in the rest of this line.', '1'],
  ['another file', '\t‸\n', 'total++\n<OTHER path="a.go">\nx', 'total++'],
  ['a definition', '\t‸\n', 'total++\n<DEFINED path="a.go">\nfunc b()', 'total++'],
  ['an edit', '\t‸\n', 'total++\n<EDITED path="a.go">\n-a\n+b', 'total++'],
  ['a finding', '\t‸\n', 'total++\n<PROBLEMS path="a.go">\nline 1: x', 'total++'],
  ['the end mark of a filler', 'x := ‸\n', '1<|endoftext|>', '1'],
  ['the next mark of a filler', 'x := ‸\n', '1<|fim_prefix|>package main', '1'],
  ['the old mark of a filler', 'x := ‸\n', '1<fim_suffix>', '1'],
  ['the next file of a filler', 'x := ‸\n', '1<|file_sep|>b.go\npackage b', '1'],
  ['what stands for a secret', 'key := ‸\n', '"«secret abc1234»"', undefined],

  ['a body in tabs', BODY, '\n\treturn 1\n}', '\n\treturn 1'],
  ['a body in blanks', BODY, '\n    return 1\n}', '\n\treturn 1'],
  ['a body in steps of two blanks', 'func f() {‸\n}\n', '\n  if a {\n    b()\n  }', '\n\tif a {\n\t\tb()\n\t}'],
  ['a body without its line break', BODY, 'return a', '\n\treturn a'],
  ['a body written as if at the margin', '\tif a {‸\n\t}\n', '\nb()\n', '\n\t\tb()'],
  [
    'deeper lines in blanks',
    'func f() {\n\t‸\n}\n',
    'for _, a := range b {\n        c(a)\n    }',
    'for _, a := range b {\n\t\tc(a)\n\t}',
  ],
  ['the indentation again', OPENED, '\treturn file, err', 'return file, err'],

  [
    'a check of an error',
    OPENED,
    'if err != nil {\n\t\treturn err\n\t}\n\tread(file)',
    'if err != nil {\n\t\treturn err\n\t}',
  ],
  ['one function at a time', '‸\n', 'func a() {\n\tb()\n}\n\nfunc c() {\n\td()\n}', 'func a() {\n\tb()\n}'],
  ['out of the loop', '\tfor {\n\t\t‸\n\t}\n', 'a()\n\t}\n\tb()', 'a()'],
  ['a literal over lines', '\tp := ‸\n', 'Point{\n\t\tX: 1,\n\t}\n\tdraw(p)', 'Point{\n\t\tX: 1,\n\t}'],
  [
    'an else that belongs to it',
    '\tif a {‸\n',
    '\n\t\tb()\n\t} else {\n\t\tc()\n\t}\n\td()',
    '\n\t\tb()\n\t} else {\n\t\tc()\n\t}',
  ],
  [
    'a switch with its cases',
    '\tswitch a {‸\n\t}\n',
    '\n\tcase 1:\n\t\tb()\n\tdefault:\n\t\tc()\n\t}',
    '\n\tcase 1:\n\t\tb()\n\tdefault:\n\t\tc()',
  ],
  ['one line within one', '\tx := ‸\n', 'a + b\n\ty := x', 'a + b'],

  ['talk alone', 'x := ‸\n', 'The missing code is a number.', undefined],
  ['a question back', 'x := ‸\n', 'Could you share more of the file?', undefined],
  ['talk behind the answer', 'x := ‸\n', 'len(a)\n\nThis returns the number of items.', 'len(a)'],
  ['the answer in an object', 'x := ‸\n', '{"completion": "len(a)"}', 'len(a)'],
  ['an object in part', 'x := ‸\n', '{"completion": "len(', undefined],
];
