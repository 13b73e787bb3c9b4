// Raw answers in C# (four blanks, braces on lines of their own) and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

const BODY = '    int Sum(int a, int b)\n    {‸\n    }\n';
const INSIDE = '    void Run()\n    {\n        var a = 1;\n        ‸\n    }\n';

/** Rows for a file with four blanks a step. */
export const csharpAnswers: readonly AnswerCase[] = [
  ['a fence with a language', 'var x = ‸\n', '```csharp\nnew List<int>();\n```', 'new List<int>();'],
  ['a fence by its sign', 'var x = ‸\n', '```c#\n1;\n```', '1;'],
  ['a fence around a body', BODY, '```csharp\n        return a + b;\n```', '\n        return a + b;'],
  ['a fence after talk', 'var x = ‸\n', "Here's the code:\n```cs\n1;\n```", '1;'],
  ['a value in backticks', 'var x = ‸\n', '`items.Count;`', 'items.Count;'],

  ['the declaration again', '        var total = ‸\n', 'var total = items.Sum();', 'items.Sum();'],
  ['the member again', '        return items.Fi‸\n', 'items.First();', 'rst();'],
  ['the word again', '        return items.Fi‸\n', 'First();', 'rst();'],
  ['the keyword again', '        return ‸\n', 'return total;', 'total;'],
  ['the line above again', INSIDE, 'var a = 1;\n        var b = 2;', 'var b = 2;'],
  [
    'the head of the method again',
    BODY,
    'int Sum(int a, int b)\n    {\n        return a + b;\n    }',
    '\n        return a + b;',
  ],
  ['the comment again', '    // Adds ‸\n', '// Adds two numbers.', 'two numbers.'],

  ['arguments that stand there', '        Run(‸, b);\n', 'a, b);', 'a'],
  ['the operator that follows', '        var x = ‸ + b;\n', 'a + b;', 'a'],
  ['the body that follows', '    int Sum(‸) => a + b;\n', 'int a, int b) => a + b;', 'int a, int b'],
  ['the condition and its closer', '        if (‸)\n        {\n        }\n', 'a > b)', 'a > b'],
  ['up to the line below', '        ‸\n        return total;\n', 'total += 1;\n        return total;', 'total += 1;'],

  ['closers that stand there', '        Run(‸);\n', 'a, b);', 'a, b'],
  ['a bracket too many', '        Run(Max(a, ‸));\n', 'b)));', 'b'],
  ['a quote that stands there', '        Log("‸");\n', 'started");', 'started'],
  ['a quote and an argument', '        Log("‸")\n', 'started", id);', 'started", id);', 2],
  ['an index that stands there', '        return items[‸];\n', 'index];', 'index'],
  ['a bracket that is missing', '        Run(‸\n', 'a, b);', 'a, b);'],
  ['a lambda that stays open', '        items.Where(‸)\n', 'item => {', undefined],
  ['a lambda with its body', '        items.ForEach(‸);\n', 'item => { Log(item); });', 'item => { Log(item); }'],
  ['an initialiser', '        var p = new Point { ‸ };\n', 'X = 1, Y = 2 };', 'X = 1, Y = 2'],
  ['a property', '    public int Count ‸\n', '{ get; set; }', '{ get; set; }'],
  ['a type argument', '        var a = new List<‸>();\n', 'int>();', 'int'],
  ['a character with a brace', '        var open = ‸\n', "'{';", "'{';"],

  ['the same statement for ever', '        ‸\n', 'Run(item);\n        Run(item);\n        Run(item);', 'Run(item);'],
  ['the same words for ever', '    // ‸\n', 'the value of '.repeat(8), undefined],
  ['the line above alone', '        Run(item);\n        ‸\n', 'Run(item);', undefined],

  ['the line below', '        ‸\n        return total;\n', 'return total;', undefined],
  ['the rest of the line below', '        return ‸\n        return total;\n', 'total;', undefined],

  ['the closing tag and more', 'var x = ‸\n', '1;</FILL></FILL>', '1;'],
  ['the header of the file', 'var x = ‸\n', '1;\n<FILE path="a.cs" language="csharp">', '1;'],
  ['a finding', '        ‸\n', 'Run();\n<PROBLEMS path="a.cs">', 'Run();'],
  ['a chat format', 'var x = ‸\n', '1;<|im_end|>', '1;'],
  ['what stands for a secret', 'var key = ‸\n', '"«secret abc1234»";', undefined],

  ['a body with its brace', BODY, '\n        return a + b;\n    }', '\n        return a + b;'],
  ['a body in tabs', BODY, '\n\t\treturn a + b;\n\t}', '\n        return a + b;'],
  ['a body without its line break', BODY, 'return a + b;', '\n        return a + b;'],
  ['a body written as if at the margin', BODY, '\nreturn a + b;\n', '\n        return a + b;'],
  ['a body in braces on the next line', '    int Sum()‸\n', '\n    {\n        return 1;\n    }', undefined],
  ['the indentation again', INSIDE, '        var b = 2;', 'var b = 2;'],
  ['windows line ends', INSIDE, 'var b = 2;\r\n        Run(b);\r\n', 'var b = 2;\n        Run(b);'],

  [
    'a condition with its block',
    INSIDE,
    'if (a > 0)\n        {\n            Run();\n        }\n\n        Stop();',
    'if (a > 0)\n        {\n            Run();\n        }',
  ],
  [
    'a catch that belongs to it',
    '        try\n        {‸\n',
    '\n            Run();\n        }\n        catch (Exception)\n        {\n            Stop();\n        }\n        End();',
    '\n            Run();\n        }\n        catch (Exception)\n        {\n            Stop();\n        }',
  ],
  ['out of the method', INSIDE, 'Run(a);\n    }\n\n    void Stop()\n    {\n    }', 'Run(a);'],
  ['one line within one', '        var x = ‸\n', 'a + b;\n        var y = x;', 'a + b;'],
  [
    'a doc comment is one line',
    '    /// <summary>Adds ‸\n',
    'two numbers.</summary>\n    int Sum()',
    'two numbers.</summary>',
  ],

  ['talk alone', 'var x = ‸\n', 'The completion is a number.', undefined],
  ['a refusal', 'var x = ‸\n', 'As an AI, I cannot see the file.', undefined],
  ['a question back', 'var x = ‸\n', 'Could you share more of the file?', undefined],
  ['talk behind the answer', 'var x = ‸\n', '1;\n\nThis sets x.', '1;'],
  ['the answer in an object', 'var x = ‸\n', '{"completion": "items.Count;"}', 'items.Count;'],
];
