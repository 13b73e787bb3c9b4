// Finding citations in an answer: what is one, what only looks like one, and where it stands.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCitations } from '../../../src/protocol/citation.ts';

function found(answer: string): readonly (readonly [string, string])[] {
  return findCitations(answer).map(({ path, quote }) => [path, quote] as const);
}

describe('findCitations', () => {
  const one: readonly [string, string, string, string][] = [
    ['a path with a quote', 'See [src/a.ts "words quoted"].', 'src/a.ts', 'words quoted'],
    ['a path alone', 'See [src/a.ts].', 'src/a.ts', ''],
    ['a file at the top', '[package.json]', 'package.json', ''],
    ['a name without an ending, with a quote', '[Makefile "all: build"]', 'Makefile', 'all: build'],
    ['escaped quotation marks', String.raw`[src/a.ts "say \"hi\""]`, 'src/a.ts', 'say "hi"'],
    ['an escaped backslash', String.raw`[src/a.ts "a\\"]`, 'src/a.ts', String.raw`a\ `.trim()],
    ['a backslash that escapes nothing', String.raw`[src/a.ts "\d+"]`, 'src/a.ts', String.raw`\d+`],
    ['brackets in the quote', '[src/a.ts "rows[0][1] = x"]', 'src/a.ts', 'rows[0][1] = x'],
    ['backticks in the quote', '[src/a.ts "`${a}`"]', 'src/a.ts', '`${a}`'],
    ['brackets in the path', '[app/[slug]/page.tsx "x"]', 'app/[slug]/page.tsx', 'x'],
    ['parentheses in the path', '[app/(shop)/page.tsx "x"]', 'app/(shop)/page.tsx', 'x'],
    ['spaces in the path', '[My App/src/a b.ts "x"]', 'My App/src/a b.ts', 'x'],
    ['space around the quote', '[src/a.ts  "x" ]', 'src/a.ts', 'x'],
    ['letters beyond ASCII', '[src/größe.ts "für 𝒳"]', 'src/größe.ts', 'für 𝒳'],
    ['a path after prose in brackets', '[a [src/a.ts "x"]', 'src/a.ts', 'x'],
  ];
  for (const [name, answer, path, quote] of one) {
    it(`reads ${name}`, () => {
      assert.deepEqual(found(answer), [[path, quote]]);
    });
  }

  const none: readonly [string, string][] = [
    ['a Markdown link', '[src/a.ts](https://example.com)'],
    ['a Markdown link whose text has a quote', '[src/a.ts "x"](y)'],
    ['a task', '- [x] done'],
    ['a footnote', 'so it is [^1]'],
    ['a word', '[sic]'],
    ['a sentence with an end', '[see the part above.]'],
    ['a list of strings', '["a", "b"]'],
    ['a list of names and strings', '[x, "y"]'],
    ['an escaped bracket', String.raw`\[src/a.ts "x"\]`],
    ['a bracket of which only the first mark is escaped', String.raw`\[src/a.ts "x"]`],
    ['inline code', 'use `[src/a.ts "x"]` here'],
    ['inline code with two backticks', 'use ``a ` [src/a.ts "x"]`` here'],
    ['inline code over two lines', 'use `a\n[src/a.ts "x"] b` here'],
    ['a fence', '```ts\n[src/a.ts "x"]\n```\n'],
    ['a fence of tildes', '~~~\n[src/a.ts "x"]\n~~~'],
    ['a fence that is still open', 'text\n\n```ts\nconst a = [src/a.ts "x"];'],
    ['a fence that holds a shorter one', '````\n```\n[src/a.ts "x"]\n```\n````'],
    ['a fence in a list', '- item\n  ```ts\n  [src/a.ts "x"]\n  ```\n'],
    ['a fence in a quote', '> ```\n> [src/a.ts "x"]\n> ```\n'],
    ['a quote over two lines', '[src/a.ts "a\nb"]'],
    ['a quote that joins the path', '[src/a.ts"x"]'],
    ['a bracket never closed', '[src/a.ts "x"'],
    ['an empty bracket', '[]'],
  ];
  for (const [name, answer] of none) {
    it(`takes no citation from ${name}`, () => {
      assert.deepEqual(found(answer), []);
    });
  }

  it('finds citations around code in order, with their UTF-16 offsets', () => {
    const answer = '𝒳 [a.ts "1"] `[b.ts "2"]` [c.ts "3"][d.ts]\n```\n[e.ts "4"]\n```\n[f.ts "5"]';
    const mentions = findCitations(answer).map(({ start, end, path }) => [path, answer.slice(start, end)]);
    assert.deepEqual(mentions, [
      ['a.ts', '[a.ts "1"]'],
      ['c.ts', '[c.ts "3"]'],
      ['d.ts', '[d.ts]'],
      ['f.ts', '[f.ts "5"]'],
    ]);
  });

  it('reads a backtick that is never closed as text', () => {
    assert.deepEqual(found('a ` b [src/a.ts "x"]'), [['src/a.ts', 'x']]);
  });

  it('reads back every quote that was escaped', () => {
    const words = fc.string({ minLength: 1, maxLength: 80 }).map((text) => text.replace(/[\n\r]/gu, ' '));
    fc.assert(
      fc.property(words, (quote) => {
        const escaped = quote.replace(/["\\]/gu, '\\$&');
        assert.deepEqual(found(`[src/a.ts "${escaped}"]`), [['src/a.ts', quote]]);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500), seed: 3 },
    );
  });

  it('works in steps in proportion to the text for runs of marks that never close', () => {
    const hostile = ['[', '[a.', '`', '``` `', '[a "', '\\', '.'].map((mark) => mark.repeat(50_000));
    assert.deepEqual(
      hostile.map((answer) => findCitations(answer).length),
      hostile.map(() => 0),
    );
  });
});
