import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchEdits } from '../../../src/core/refactor/matchEdits.ts';
import { applyEdits, invertEdits, trimEdit } from '../../../src/core/text/applyEdits.ts';
import { rebaseEdits } from '../../../src/core/text/rebaseEdits.ts';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { property } from '../property.ts';
import { stories } from './randomEditing.ts';

/** What accepting these edits does to the text as it is by then. */
function accept(base: string, current: string, edits: readonly TextEdit[]) {
  const rebase = rebaseEdits(base, current, edits);
  const written = rebase.edits.flatMap((edit) => trimEdit(current, edit) ?? []);
  return { text: applyEdits(current, written), written, rebase };
}

/** Pieces of text that only edits bring. */
function broughtIn(text: string): readonly string[] {
  return text.match(/«\d+\.\d+»/g) ?? [];
}

function typedIn(text: string): readonly string[] {
  return text.match(/⟨\d+⟩/g) ?? [];
}

/** Some of the edits, by the bits of a number. */
function subsetOf(edits: readonly TextEdit[], bits: number): readonly TextEdit[] {
  return edits.filter((_, index) => ((bits >> index) & 1) === 1);
}

describe('edits and typing at any place', () => {
  it('never lose a character that the user typed, and never repeat one', () => {
    property(
      fc.property(stories(), ({ base, current, edits, typed }) => {
        assert.deepEqual(typedIn(accept(base, current, edits).text), typed);
      }),
    );
  });

  it('can be taken back exactly', () => {
    property(
      fc.property(stories(), ({ base, current, edits }) => {
        const { text, written } = accept(base, current, edits);
        assert.equal(applyEdits(text, invertEdits(current, written)), current);
      }),
    );
  });

  it('bring what they say where nobody typed, and keep every other byte', () => {
    property(
      fc.property(stories(), ({ base, lines, edits, ranges }) => {
        const expected = [...lines];
        for (const [index, [from, to]] of [...ranges.entries()].reverse()) {
          expected.splice(from, to - from, edits[index]?.newText ?? '');
        }
        assert.equal(accept(base, base, edits).text, expected.join(''));
      }),
    );
  });

  it('come whole or not at all, each once', () => {
    property(
      fc.property(stories(), ({ base, current, edits }) => {
        const { text, rebase } = accept(base, current, edits);
        const placed = rebase.edits.flatMap(({ newText }) => broughtIn(newText));
        const lost = rebase.kind === 'conflict' ? rebase.conflicts.flatMap(({ edit }) => broughtIn(edit.newText)) : [];
        const all = edits.flatMap(({ newText }) => broughtIn(newText));
        assert.deepEqual([broughtIn(text), [...placed, ...lost].sort()], [placed, all.sort()]);
      }),
    );
  });

  it('replace what the model saw, and no line that the user changed', () => {
    property(
      fc.property(stories(), ({ base, current, edits }) => {
        const { rebase } = accept(base, current, edits);
        const seen = new Map(edits.map((edit) => [edit.newText, base.slice(edit.start, edit.end)]));
        const named = rebase.edits.filter(({ newText }) => newText !== '');
        assert.deepEqual(
          named.map(({ start, end }) => current.slice(start, end)),
          named.map(({ newText }) => seen.get(newText)),
        );
      }),
    );
  });

  it('leave no trace where they are rejected, whichever they are', () => {
    property(
      fc.property(stories(), fc.nat({ max: 15 }), ({ base, current, edits }, bits) => {
        const chosen = subsetOf(edits, bits);
        const all = accept(base, current, edits).rebase.edits;
        const some = accept(base, current, chosen);
        const texts = new Set(chosen.map(({ newText }) => newText));
        const isChosen = ({ newText }: TextEdit) => newText !== '' && texts.has(newText);
        assert.deepEqual(
          [some.rebase.edits.filter(isChosen), broughtIn(some.text)],
          [
            all.filter(isChosen),
            chosen.flatMap(({ newText }) => broughtIn(newText)).filter((piece) => some.text.includes(piece)),
          ],
        );
      }),
    );
  });

  it('come to the same one after another as all at once, unless one says that it has no place', () => {
    property(
      fc.property(stories(), fc.nat({ max: 15 }), ({ base, current, edits }, bits) => {
        const together = accept(base, current, edits);
        const chosen = subsetOf(edits, bits);
        const first = accept(base, current, chosen);
        const rest = edits.filter((edit) => !chosen.includes(edit));
        const second = accept(base, first.text, rest);
        const isWhole = [together, first, second].every(({ rebase }) => rebase.kind === 'rebased');
        assert.deepEqual(
          [typedIn(second.text), isWhole ? second.text : together.text],
          [typedIn(current), together.text],
        );
      }),
    );
  });

  it('stand where the block means, or are refused, however lines repeat each other', () => {
    property(
      fc.property(stories(), fc.nat({ max: 2 }), ({ base, lines, edits, ranges }, context) => {
        const contents = lines.map(contentOf);
        for (const [index, [from, to]] of ranges.entries()) {
          const above = contents.slice(Math.max(0, from - context), from);
          const below = contents.slice(to, to + context);
          const fresh = (edits[index]?.newText ?? '').split(/\r\n|\r|\n/).slice(0, -1);
          const block = {
            search: [...above, ...contents.slice(from, to), ...below],
            replace: [...above, ...fresh, ...below],
          };
          const found = matchEdits([block], { text: base, languageId: 'c', target: { start: 0, end: 0 } });
          const result = applyEdits(base, found.edits).split(/\r\n|\r|\n/);
          const expected = [...contents.slice(0, from), ...fresh, ...contents.slice(to)];
          assert.deepEqual(
            found.refused.length > 0 ? [] : result.map(withoutMark).filter((line) => line !== ''),
            found.refused.length > 0 ? [] : expected.filter((line) => line !== ''),
          );
        }
      }),
    );
  });
});

function contentOf(line: string): string {
  return withoutMark(line.replace(/[\r\n]+$/, ''));
}

function withoutMark(line: string): string {
  return line.replace(/^\uFEFF/, '');
}
