import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EditBlock, FileOperation, ParsedAnswer } from '../../../src/core/refactor/answer.ts';
import { createAnswerParser, parseAnswer } from '../../../src/core/refactor/parseAnswer.ts';
import { property } from '../property.ts';

const plain = '<<<<<<< SEARCH\na\nb\n=======\nc\n>>>>>>> REPLACE';
const one = edit(['a', 'b'], ['c']);

function edit(search: readonly string[], replace: readonly string[], path?: string): FileOperation {
  return { kind: 'edit', path, block: { search, replace } };
}

function hunk(block: EditBlock): FileOperation {
  return { kind: 'edit', path: 'src/a.ts', block };
}

function rewrite(path: string | undefined, lines: readonly string[]): FileOperation {
  return { kind: 'rewrite', path, lines };
}

describe('parseAnswer', () => {
  const cases: readonly (readonly [string, string, ParsedAnswer])[] = [
    ['one block', plain, { operations: [one], problems: [], prose: '' }],
    ['a final line feed', `${plain}\n`, { operations: [one], problems: [], prose: '' }],
    [
      'arrows the other way round',
      '>>>>>>> SEARCH\na\nb\n=======\nc\n<<<<<<< REPLACE',
      { operations: [one], problems: [], prose: '' },
    ],
    ['CRLF', plain.replaceAll('\n', '\r\n'), { operations: [one], problems: [], prose: '' }],
    ['two blocks', `${plain}\n\n${plain}`, { operations: [one, one], problems: [], prose: '' }],
    [
      'an insertion without SEARCH text',
      '<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE',
      { operations: [edit([], ['x'])], problems: [], prose: '' },
    ],
    [
      'a deletion',
      '<<<<<<< SEARCH\nx\n=======\n>>>>>>> REPLACE',
      { operations: [edit(['x'], [])], problems: [], prose: '' },
    ],
    [
      'fences and prose around',
      `Simpler now.\n\n\`\`\`ts\n${plain}\n\`\`\`\n`,
      { operations: [one], problems: [], prose: 'Simpler now.' },
    ],
    ['prose alone', 'Nothing needs to change.', { operations: [], problems: [], prose: 'Nothing needs to change.' }],
    ['an end inside SEARCH', '<<<<<<< SEARCH\na', { operations: [], problems: ['incomplete'], prose: '' }],
    ['an end inside REPLACE', '<<<<<<< SEARCH\na\n=======\nb', { operations: [], problems: ['incomplete'], prose: '' }],
    ['an end inside the last marker', plain.slice(0, -3), { operations: [], problems: ['incomplete'], prose: '' }],
    [
      'a block inside a block',
      `<<<<<<< SEARCH\nx\n${plain}`,
      { operations: [one], problems: ['misplaced-marker'], prose: '' },
    ],
    ['no divider', '<<<<<<< SEARCH\na\n>>>>>>> REPLACE', { operations: [], problems: ['misplaced-marker'], prose: '' }],
    [
      'two dividers',
      '<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE',
      { operations: [], problems: ['misplaced-marker'], prose: '' },
    ],
    [
      'a longer rule in the text',
      '<<<<<<< SEARCH\nTitle\n========\n=======\nName\n========\n>>>>>>> REPLACE',
      { operations: [edit(['Title', '========'], ['Name', '========'])], problems: [], prose: '' },
    ],
  ];
  for (const [name, answer, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(parseAnswer(answer), expected);
    });
  }

  const patch = (...lines: readonly string[]) => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');
  const patches: readonly (readonly [string, string, readonly FileOperation[]])[] = [
    [
      'a stretch of a file',
      patch('*** Update File: src/a.ts', '@@ class A', ' keep', '-old', '+new', '', ' end'),
      [hunk({ search: ['keep', 'old', '', 'end'], replace: ['keep', 'new', '', 'end'], anchors: ['class A'] })],
    ],
    [
      'anchors that narrow each other, and the end of the file',
      patch('*** Update File: src/a.ts', '@@ class A', '@@ run() {', '-old', '*** End of File'),
      [hunk({ search: ['old'], replace: [], anchors: ['class A', 'run() {'], atEnd: true })],
    ],
    [
      'two stretches, and no line numbers',
      patch('*** Update File: src/a.ts', '@@ -1,2 +1,2 @@', '-a', '+b', '@@', '-c', '+d', ''),
      [hunk({ search: ['a'], replace: ['b'] }), hunk({ search: ['c'], replace: ['d'] })],
    ],
    [
      'context without its blank',
      patch('*** Update File: src/a.ts', 'a', '-b', '+c', '```'),
      [hunk({ search: ['a', 'b'], replace: ['a', 'c'] })],
    ],
    [
      'blank lines without a sign between lines that come',
      patch('*** Update File: src/a.ts', '@@ class A @@', ' a', '+b', '', '+c', ' d'),
      [
        hunk({
          search: ['a', '', 'd'],
          replace: ['a', 'b', '', 'c', 'd'],
          anchors: ['class A'],
          otherwise: { search: ['a', 'd'], replace: ['a', 'b', '', 'c', 'd'], anchors: ['class A'] },
        }),
      ],
    ],
    [
      'a new file without signs',
      patch('*** Add File: b.ts', 'one', '', 'two', ''),
      [{ kind: 'create', path: 'b.ts', lines: ['one', '', 'two'] }],
    ],
    [
      'files that come, move and go',
      patch(
        '*** Add File: b.ts',
        '+one',
        '+',
        '*** Update File: src/a.ts',
        '*** Move to: src/c.ts',
        '*** Delete File: d.ts',
      ),
      [
        { kind: 'create', path: 'b.ts', lines: ['one', ''] },
        { kind: 'rename', path: 'src/a.ts', to: 'src/c.ts' },
        { kind: 'delete', path: 'd.ts' },
      ],
    ],
    [
      'a shell around it',
      `%%bash\napply_patch <<"EOF"\n${patch('*** Delete File: d.ts')}\nEOF`,
      [{ kind: 'delete', path: 'd.ts' }],
    ],
  ];
  for (const [name, answer, operations] of patches) {
    it(`reads a patch with ${name}`, () => {
      assert.deepEqual(parseAnswer(answer), { operations, problems: [], prose: '' });
    });
  }

  const named: readonly (readonly [string, string])[] = [
    ['a line of its own', `src/a.ts\n${plain}`],
    ['a fence', `\`\`\`ts src/a.ts\n${plain}\n\`\`\``],
    ['a heading', `### \`src/a.ts\`\n\n\`\`\`ts\n${plain}\n\`\`\``],
    ['a label', `**File: src/a.ts**\n${plain}`],
    ['a name that was shown', `Makefile\n${plain}`],
  ];
  for (const [name, answer] of named) {
    it(`reads the file's name from ${name}`, () => {
      const path = name.includes('shown') ? 'Makefile' : 'src/a.ts';
      const expected = { operations: [edit(['a', 'b'], ['c'], path)], problems: [], prose: '' };
      assert.deepEqual(parseAnswer(answer, { paths: ['Makefile'] }), expected);
    });
  }

  it('takes the last name for blocks without one, and prose for no name', () => {
    const answer = `Changed a.b\n${plain}\nsrc/a.ts\n${plain}\nThen:\n${plain}`;
    const paths = parseAnswer(answer).operations.map(({ path }) => path);
    assert.deepEqual(paths, [undefined, 'src/a.ts', 'src/a.ts']);
  });

  const whole: readonly (readonly [string, string, boolean, Partial<ParsedAnswer>])[] = [
    ['between tags', '<file path="a.ts">\na\n\nb\n</file>', false, { operations: [rewrite('a.ts', ['a', '', 'b'])] }],
    [
      'in a fence between tags',
      '<file path="a.ts">\n```ts\na\n```\n</file>',
      false,
      { operations: [rewrite('a.ts', ['a'])] },
    ],
    ['in a fence', 'Done:\n```ts\na\n```\n', true, { operations: [rewrite(undefined, ['a'])], prose: 'Done:' }],
    [
      'with fences of its own',
      '```md\n```js\na\n```\n```',
      true,
      { operations: [rewrite(undefined, ['```js', 'a', '```'])] },
    ],
    ['that has no end', '<file path="a.ts">\na', false, { problems: ['incomplete'] }],
    ['in a fence that has no end', '```ts\na', true, { problems: ['incomplete'] }],
    ['that nobody asked for as prose', '```ts\na\n```', false, { prose: 'a' }],
  ];
  for (const [name, answer, isWholeFile, expected] of whole) {
    it(`reads a whole file ${name}`, () => {
      assert.deepEqual(parseAnswer(answer, { isWholeFile }), { operations: [], problems: [], prose: '', ...expected });
    });
  }

  const broken: readonly (readonly [string, string, ParsedAnswer['operations'], ParsedAnswer['problems']])[] = [
    ['a patch without an end', '*** Begin Patch\n*** Update File: src/a.ts\n@@\n-a\n+b', [], ['incomplete']],
    [
      'the last stretch of a patch without an end',
      '*** Update File: src/a.ts\n-a\n+b\n@@\n-c',
      [hunk({ search: ['a'], replace: ['b'] })],
      ['incomplete'],
    ],
    ['a new file with other lines', patch('*** Add File: a.ts', '+a', 'b'), [], ['unreadable-line']],
    [
      'labels in the wrong order',
      '<<<<<<< REPLACE\na\n=======\nb\n>>>>>>> SEARCH',
      [],
      ['misplaced-marker', 'incomplete'],
    ],
  ];
  for (const [name, answer, operations, problems] of broken) {
    it(`uses nothing of ${name}`, () => {
      const parsed = parseAnswer(answer);
      assert.deepEqual([parsed.operations, parsed.problems], [operations, problems]);
    });
  }

  it('reads the same in pieces of any size', () => {
    const file = '<file path="b.ts">\na\n</file>\n';
    const update =
      '*** Begin Patch\n*** Update File: c.ts\n@@ a\n-b\n+c\n\n+d\n*** Add File: d.ts\n+e\n*** End Patch\n';
    const answer = `Done.\n\`\`\`\n${plain}\r\n\`\`\`\n${update}${file}src/e.ts\n${plain}`;
    property(
      fc.property(fc.array(fc.nat({ max: 9 })), (sizes) => {
        const parser = createAnswerParser();
        const blocks = [];
        let rest = answer;
        for (const size of sizes) {
          blocks.push(...parser.push(rest.slice(0, size)));
          rest = rest.slice(size);
        }
        blocks.push(...parser.push(rest));
        const parsed = parser.finish();
        assert.deepEqual([parsed, parsed.operations.slice(0, blocks.length)], [parseAnswer(answer), blocks]);
      }),
    );
  });

  it('gives a block as soon as its last line is there', () => {
    const parser = createAnswerParser();
    assert.deepEqual([parser.push(plain), parser.push('\n')], [[], [one]]);
  });
});
