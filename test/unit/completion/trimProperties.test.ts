// What holds for every file and every answer: brackets never get worse, nothing of the user's is lost, stopping early changes nothing.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { holeAt, shapeOf } from '../../../src/core/completion/hole.ts';
import { property } from '../property.ts';
import { placeText, trimAnswer } from '../../../src/core/completion/trimAnswer.ts';

/** Pieces without strings and comments, so that counting brackets needs no knowledge of the language. */
const piece = fc.constantFrom(
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '();',
    '});',
    ', ',
    ';',
    ' = ',
    ' => ',
    '.map',
    ':',
    ' ',
    '\n',
    '\n  ',
    '\n    ',
    '\n\t',
  ],
  ...['a', 'total', 'return ', 'if (a) {', 'else', 'const b = ', 'def f(x):', 'fn go() {', '\n}', '\n  }\n', ' + 1'],
);
const code = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
const wrapped = fc
  .tuple(fc.constantFrom('', '<FILL>', '```ts\n', ' '), code, fc.constantFrom('', '</FILL>', '\n```', '\n'))
  .map((parts) => parts.join(''));
const languageId = fc.constantFrom('typescript', 'python', 'go', 'rust', 'json', 'markdown');

const situation = fc.record({ before: code, after: code, raw: wrapped, languageId });

describe('any answer in any file', () => {
  it('leaves no more brackets without a partner than there were', () => {
    property(
      fc.property(situation, ({ before, after, raw, languageId: language }) => {
        const item = itemOf(before, after, raw, language);
        if (item) {
          const text = before + after;
          const result = text.slice(0, item.start) + item.insertText + text.slice(item.end);
          assert.ok(strayBrackets(result) <= strayBrackets(text), JSON.stringify({ text, item }));
        }
      }),
    );
  });

  it('replaces only text on the line of the cursor, which the inserted text holds again in its order', () => {
    property(
      fc.property(situation, ({ before, after, raw, languageId: language }) => {
        const item = itemOf(before, after, raw, language);
        if (item) {
          const replaced = (before + after).slice(item.start, item.end);
          assert.equal(item.start, before.length);
          assert.ok(!replaced.includes('\n'), replaced);
          assert.ok(isSubsequence(replaced, item.insertText), JSON.stringify({ replaced, item }));
        }
      }),
    );
  });

  it('means the same when the stream is stopped as early as it may be', () => {
    property(
      fc.property(situation, ({ before, after, raw, languageId: language }) => {
        const hole = holeAt(before + after, before.length, language, '  ');
        const shape = shapeOf(hole);
        const whole = placeText(trimAnswer(raw, hole, shape, 'whole').text, hole, before.length);
        for (let length = 1; length < raw.length; length += 1) {
          const early = trimAnswer(raw.slice(0, length), hole, shape, 'more');
          if (early.ended) {
            assert.deepEqual(placeText(early.text, hole, before.length), whole, JSON.stringify({ raw, length }));
            return;
          }
        }
      }),
    );
  });
});

function itemOf(before: string, after: string, raw: string, language: string) {
  const hole = holeAt(before + after, before.length, language, '  ');
  return placeText(trimAnswer(raw, hole, shapeOf(hole), 'whole').text, hole, before.length);
}

function strayBrackets(text: string): number {
  const partners: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  for (const bracket of text.replace(/[^()[\]{}]/g, '')) {
    const partner = partners[bracket];
    if (partner !== undefined && open.at(-1) === partner) {
      open.pop();
    } else {
      open.push(bracket);
    }
  }
  return open.length;
}

function isSubsequence(part: string, text: string): boolean {
  let from = 0;
  for (const character of part) {
    const found = text.indexOf(character, from);
    if (found < 0) {
      return false;
    }
    from = found + 1;
  }
  return true;
}
