import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBlockParser, parseBlocks, type ParsedAnswer } from '../../../src/core/refactor/searchReplace.ts';
import { property } from '../property.ts';

const plain = '<<<<<<< SEARCH\na\nb\n=======\nc\n>>>>>>> REPLACE';
const one = { search: ['a', 'b'], replace: ['c'] };

describe('parseBlocks', () => {
  const cases: readonly (readonly [string, string, ParsedAnswer])[] = [
    ['one block', plain, { blocks: [one], problems: [], prose: '' }],
    ['a final line feed', `${plain}\n`, { blocks: [one], problems: [], prose: '' }],
    [
      'arrows the other way round',
      '>>>>>>> SEARCH\na\nb\n=======\nc\n<<<<<<< REPLACE',
      { blocks: [one], problems: [], prose: '' },
    ],
    ['CRLF', plain.replaceAll('\n', '\r\n'), { blocks: [one], problems: [], prose: '' }],
    ['two blocks', `${plain}\n\n${plain}`, { blocks: [one, one], problems: [], prose: '' }],
    [
      'an insertion without SEARCH text',
      '<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE',
      { blocks: [{ search: [], replace: ['x'] }], problems: [], prose: '' },
    ],
    [
      'a deletion',
      '<<<<<<< SEARCH\nx\n=======\n>>>>>>> REPLACE',
      { blocks: [{ search: ['x'], replace: [] }], problems: [], prose: '' },
    ],
    [
      'fences and prose around',
      `Simpler now.\n\n\`\`\`ts\n${plain}\n\`\`\`\n`,
      { blocks: [one], problems: [], prose: 'Simpler now.' },
    ],
    ['prose alone', 'Nothing needs to change.', { blocks: [], problems: [], prose: 'Nothing needs to change.' }],
    ['an end inside SEARCH', '<<<<<<< SEARCH\na', { blocks: [], problems: ['incomplete'], prose: '' }],
    ['an end inside REPLACE', '<<<<<<< SEARCH\na\n=======\nb', { blocks: [], problems: ['incomplete'], prose: '' }],
    ['an end inside the last marker', plain.slice(0, -3), { blocks: [], problems: ['incomplete'], prose: '' }],
    [
      'a block inside a block',
      `<<<<<<< SEARCH\nx\n${plain}`,
      { blocks: [one], problems: ['misplaced-marker'], prose: '' },
    ],
    ['no divider', '<<<<<<< SEARCH\na\n>>>>>>> REPLACE', { blocks: [], problems: ['misplaced-marker'], prose: '' }],
    [
      'two dividers',
      '<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE',
      { blocks: [], problems: ['misplaced-marker'], prose: 'c\n>>>>>>> REPLACE' },
    ],
    [
      'a longer rule in the text',
      '<<<<<<< SEARCH\nTitle\n========\n=======\nName\n========\n>>>>>>> REPLACE',
      { blocks: [{ search: ['Title', '========'], replace: ['Name', '========'] }], problems: [], prose: '' },
    ],
  ];
  for (const [name, answer, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(parseBlocks(answer), expected);
    });
  }

  it('reads the same in pieces of any size', () => {
    const answer = `Done.\n\`\`\`\n${plain}\r\n\`\`\`\n${plain}`;
    property(
      fc.property(fc.array(fc.nat({ max: 9 })), (sizes) => {
        const parser = createBlockParser();
        const blocks = [];
        let rest = answer;
        for (const size of sizes) {
          blocks.push(...parser.push(rest.slice(0, size)));
          rest = rest.slice(size);
        }
        blocks.push(...parser.push(rest));
        const parsed = parser.finish();
        assert.deepEqual([parsed, parsed.blocks.slice(0, blocks.length)], [parseBlocks(answer), blocks]);
      }),
    );
  });

  it('gives a block as soon as its last line is there', () => {
    const parser = createBlockParser();
    assert.deepEqual([parser.push(plain), parser.push('\n')], [[], [one]]);
  });
});
