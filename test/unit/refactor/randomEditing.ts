// Random documents, changes of their lines, and typing at any place while the changes wait.

import fc from 'fast-check';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';

/** A document with whole lines that are to change and with what the user types meanwhile. */
export interface Story {
  readonly base: string;
  /** Lines of the base with their endings. */
  readonly lines: readonly string[];
  /** In order, each of whole lines and with text that stands nowhere else. */
  readonly edits: readonly TextEdit[];
  /** For each edit the lines that it replaces, end exclusive. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Of the base: insertions, replacements and deletions anywhere. */
  readonly typing: readonly TextEdit[];
  readonly current: string;
  /** What was typed, each piece unlike all others. */
  readonly typed: readonly string[];
}

const words = fc.constantFrom('', '}', 'a', 'a ', '\ta', 'x = 1', 'ünï 😀', '\u00a0b');
const ending = fc.constantFrom('\n', '\n', '\r\n', '\r');

/** Lines repeat each other; endings, a byte-order mark and a missing final ending are mixed at will. */
export function stories(): fc.Arbitrary<Story> {
  return fc
    .record({
      mark: fc.boolean(),
      lines: fc.array(
        fc.tuple(words, ending).map(([text, end]) => text + end),
        { maxLength: 12 },
      ),
      last: fc.constantFrom('', 'end'),
      changes: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }), ending), { maxLength: 4 }),
      keys: fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 3 }), fc.boolean(), fc.boolean()), { maxLength: 4 }),
    })
    .map(({ mark, lines, last, changes, keys }) => {
      // A carriage return and a line feed of two lines would be one ending.
      const whole = [...lines, last].filter((line) => line !== '').map((line) => line.replace(/^$/, ' '));
      const parts = whole.map((line, index) => (index === 0 && mark ? `\uFEFF${line}` : line));
      const base = parts.join('');
      const { edits, ranges } = editsOf(parts, changes);
      const typing = typingOf(base, keys);
      const typed = typing.flatMap(({ newText }) => newText.match(/⟨\d+⟩/g) ?? []);
      return { base, lines: parts, edits, ranges, typing, current: applyEdits(base, typing), typed };
    })
    .filter(({ base, lines }) => !base.includes('\r\n\n') && lines.every((line, at) => !joins(line, lines[at + 1])));
}

function joins(line: string, next: string | undefined): boolean {
  return line.endsWith('\r') && next?.startsWith('\n') === true;
}

function editsOf(lines: readonly string[], changes: readonly (readonly [number, number, number, string])[]) {
  const edits: TextEdit[] = [];
  const ranges: (readonly [number, number])[] = [];
  const offset = (line: number) => lines.slice(0, line).join('').length;
  let line = 0;
  for (const [index, [skip, size, fresh, end]] of changes.entries()) {
    const from = Math.min(line + skip, lines.length);
    const to = Math.min(from + size, lines.length);
    // What stands in the line of a mark, and behind a last line without an ending, is no whole line.
    const isWhole = from > 0 && to <= lines.length && (lines[from - 1] ?? '').match(/[\r\n]$/) !== null;
    const newText = Array.from({ length: fresh }, (_, part) => `«${index}.${part}»${end}`).join('');
    if (isWhole && from >= line && (to > from || fresh > 0)) {
      edits.push({ start: offset(from), end: offset(to), newText });
      ranges.push([from, to]);
    }
    // Changes that touch would be one.
    line = to + 1;
  }
  return { edits, ranges };
}

function typingOf(base: string, keys: readonly (readonly [number, number, boolean, boolean])[]): readonly TextEdit[] {
  const typing: TextEdit[] = [];
  let at = 0;
  for (const [index, [skip, size, isTyped, isLine]] of keys.entries()) {
    const start = Math.min(at + skip, base.length);
    const end = Math.min(start + size, base.length);
    typing.push({ start, end, newText: isTyped ? `⟨${index}⟩${isLine ? '\n' : ''}` : '' });
    at = end + 1;
  }
  return typing.filter(({ start, end }) => start <= end && start <= base.length);
}
