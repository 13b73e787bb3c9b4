// Raw answers in Markdown and JSON and what becomes of them.

import type { AnswerCase } from '../answerCase.ts';

/** Rows for a Markdown file. */
export const markdownAnswers: readonly AnswerCase[] = [
  ['one line', 'Add it to ‸\n', 'the path.\n\nThen restart.', 'the path.'],
  ['one line on a blank line too', '# Title\n‸\n', 'A first sentence.\nA second one.', 'A first sentence.'],
  ['a list item', '- one\n- two\n‸\n', '- three\n- four', '- three'],
  ['a sentence that would be talk elsewhere', 'Note: ‸\n', 'Here is the list.', 'Here is the list.'],
  ['an apology', 'Note: ‸\n', "I'm sorry, but I can't help.", undefined],
  ['a fence of prose', 'Note: ‸\n', '```markdown\nread this.\n```', 'read this.'],
  ['a fence of code is content', '‸\n', '```ts\nconst a = 1;\n```', '```ts'],
  ['inline code', 'Run ‸\n', '`npm test`', '`npm test`'],
  ['an apostrophe opens nothing', "It's ‸\n", "the user's own (key).", "the user's own (key)."],
  ['the words again', 'We like very ‸\n', 'very small files.', 'small files.'],
  ['a bracket that stays open', 'See ‸\n', 'chapter (two', undefined],
];

/** Rows for a JSON file with two blanks a step. */
export const jsonAnswers: readonly AnswerCase[] = [
  ['a value', '{\n  "a": ‸\n}\n', '1,\n  "b": 2', '1,'],
  ['the key again', '{\n  "name": ‸\n}\n', '"name": "x"', '"x"'],
  ['a line on a blank line', '{\n  "a": 1,\n  ‸\n}\n', '"b": 2\n}', '"b": 2'],
  ['an object in one line', '{\n  "a": ‸\n}\n', '{ "b": [1, 2] }\n}', '{ "b": [1, 2] }'],
  ['an object over lines', '{\n  "a": ‸\n}\n', '{\n    "b": 1\n  }', undefined],
  ['inside quotes', '{ "a": "‸" }\n', 'text" }', 'text'],
  ['inside an array', '{ "a": [‸] }\n', '1, 2, 3]', '1, 2, 3'],
  ['the line below again', '{\n  ‸\n  "b": 2\n}\n', '"b": 2', undefined],
];
