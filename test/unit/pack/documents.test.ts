// Documents in a prompt: written so that content stays inside, and read back as they were.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseEnding } from '../../../src/core/pack/documents.ts';
import type { SentDocument } from '../../../src/core/pack/packTypes.ts';
import { parseDocuments, splitQuestion } from '../../../src/core/pack/parseMessages.ts';
import { writeDocuments } from '../../fakes/writtenDocuments.ts';
import { property } from '../property.ts';

const readBack = (documents: readonly SentDocument[], around = '') =>
  parseDocuments([
    { role: 'system', content: `${around}${writeDocuments(documents)}\n\nThe end.` },
    { role: 'user', content: '<documents>\n<document path="asked.ts">\nno\n</document>\n</documents>' },
  ]);

describe('the tag around documents', () => {
  for (const [texts, ending] of [
    [[], ''],
    [['plain', '<doc>'], ''],
    [['<document>'], '-2'],
    [['a</document>b'], '-2'],
    [['</documents>'], '-2'],
    [['<documentation>'], '-2'],
    [['<document-2>'], ''],
    [['<document> </documents-2>', '<document-3 '], '-4'],
  ] as const) {
    it(`ends in “${ending}” beside ${JSON.stringify(texts)}`, () => {
      assert.equal(chooseEnding(texts), ending);
    });
  }
});

describe('documents', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '</document>',
        '</documents>',
        '<document path="x">',
        '<documents>',
        '\n</document>\n',
        '</document-2>',
        '\n',
      ],
      ...['<documents-2>\n', '\r\n', '&quot;', '"', ' lines="1-2"', '\u2028', '<', '>'],
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const words = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
  const lines = fc.option(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), { nil: undefined });
  const document = fc
    .record({ path: words, text: words, range: lines })
    .map(({ path, text, range }): SentDocument => ({ path, text, ...(range && { lines: range }) }));

  it('of distinct files are read back as they were written, whatever they hold', () => {
    property(
      fc.property(fc.uniqueArray(document, { maxLength: 5, selector: ({ path }) => path }), (documents) => {
        assert.deepEqual(readBack(documents), documents);
      }),
    );
  });

  it('are none where none were written', () => {
    assert.deepEqual(parseDocuments([{ role: 'user', content: 'hello' }]), []);
  });

  it('leave the question to the last thing that the user says', () => {
    assert.equal(
      splitQuestion([
        { role: 'system', content: 'rules' },
        { role: 'user', content: 'first' },
        { role: 'assistant', content: 'answer' },
        { role: 'user', content: 'second' },
      ]),
      'second',
    );
  });
});
