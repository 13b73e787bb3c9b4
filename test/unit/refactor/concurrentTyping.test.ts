import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchEdits } from '../../../src/core/refactor/matchEdits.ts';
import { applyEdits, invertEdits, trimEdit } from '../../../src/core/text/applyEdits.ts';
import { rebaseEdits } from '../../../src/core/text/rebaseEdits.ts';
import { splitLines } from '../../../src/core/text/splitLines.ts';
import { property } from '../property.ts';

interface Story {
  /** What the proposal was made from. */
  readonly text: string;
  /** Blocks that each replace, delete or add below one line of it. */
  readonly blocks: readonly { readonly search: readonly string[]; readonly replace: readonly string[] }[];
  /** What the user has by now. */
  readonly current: string;
  readonly typed: readonly string[];
}

describe('a proposal over a document in which somebody types', () => {
  it('keeps every typed line and every line that no block names, byte for byte, and can be taken back', () => {
    property(
      fc.property(stories(), ({ text, blocks, current, typed }) => {
        const target = { start: 0, end: 0 };
        const { edits } = matchEdits(blocks, { text, languageId: 'typescript', target });
        const rebase = rebaseEdits(text, current, edits);
        const written = rebase.edits.flatMap((edit) => trimEdit(current, edit) ?? []);
        const result = applyEdits(current, written);
        const kept = typed.filter((line) => bytesOf(result).includes(line));
        assert.deepEqual(
          [kept, namelessLines(result, blocks), applyEdits(result, invertEdits(current, written))],
          [typed, namelessLines(current, blocks), current],
        );
      }),
    );
  });

  it('applies each block that no typing touches', () => {
    property(
      fc.property(stories(), ({ text, blocks, current }) => {
        const { edits, refused } = matchEdits(blocks, { text, languageId: 'typescript', target: { start: 0, end: 0 } });
        const rebase = rebaseEdits(text, current, edits);
        const lost = rebase.kind === 'conflict' ? rebase.conflicts.length : 0;
        assert.deepEqual([refused, rebase.edits.length + lost], [[], edits.length]);
      }),
    );
  });
});

/** The lines, with their endings, that neither a block names nor a block brings. */
function namelessLines(text: string, blocks: Story['blocks']): readonly string[] {
  const named = new Set(blocks.flatMap(({ search, replace }) => [...search, ...replace]));
  return splitLines(text)
    .filter(({ content }) => !named.has(content))
    .map((line) => text.slice(line.start, line.end));
}

function bytesOf(text: string): readonly string[] {
  return splitLines(text).map((line) => text.slice(line.start, line.end));
}

function stories(): fc.Arbitrary<Story> {
  const line = fc.record({
    ending: fc.constantFrom('\n', '\r\n'),
    indent: fc.constantFrom('', '  ', '\t', '\u00a0'),
    words: fc.constantFrom('const x', 'ünïcode 😀', '}', ''),
    block: fc.constantFrom('none', 'replace', 'delete', 'extend'),
    typing: fc.constantFrom('none', 'none', 'above', 'over'),
  });
  return fc.array(line, { minLength: 1, maxLength: 14 }).map((lines) => {
    const story = { text: '', current: '', typed: [] as string[], blocks: [] as Story['blocks'][number][] };
    for (const [index, { ending, indent, words, block, typing }] of lines.entries()) {
      const old = `${indent}${words} // ${index}`;
      story.text += old + ending;
      if (typing === 'above') {
        story.typed.push(`typed ${index}${ending}`);
        story.current += `typed ${index}${ending}`;
      }
      const now = typing === 'over' ? `over ${index}${ending}` : old + ending;
      if (typing === 'over') {
        story.typed.push(now);
      }
      story.current += now;
      const replace = { none: undefined, replace: [`fresh ${index}`], delete: [], extend: [old, `more ${index}`] }[
        block
      ];
      if (replace) {
        story.blocks.push({ search: [old], replace });
      }
    }
    return story;
  });
}
