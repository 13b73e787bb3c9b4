// Says what a block can mean, by brute force over the whole file and without a line of the matcher.
//
// The definition: a block has a right result when exactly one stretch of the file agrees with its search lines at the strictest level at
// which any does, and that stretch is the one the true change is of. The levels: the same characters; the same but for blanks at the ends
// of lines; the same but for blanks at both ends of lines; the same lines that are not blank, at the second level and at the third; the
// same with plain characters for typographic ones, at the second level and at the third. Of several, those that begin below the anchor that a patch names. The right result is then that of the true change. Else the block must be refused, and
// so must one that leaves code out, that ends early, or whose markers are out of order.

/** Where a block may stand. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/\u00a0/g, ' '],
];

const plain = (line: string) => PLAIN.reduce((text, [form, character]) => text.replace(form, character), line);

interface Level {
  readonly look: (line: string) => string;
  readonly passesBlank: boolean;
}

const LEVELS: readonly Level[] = [
  { look: (line) => line, passesBlank: false },
  { look: (line) => line.trimEnd(), passesBlank: false },
  { look: (line) => line.trim(), passesBlank: false },
  { look: (line) => line.trimEnd(), passesBlank: true },
  { look: (line) => line.trim(), passesBlank: true },
  { look: (line) => plain(line).trimEnd(), passesBlank: false },
  { look: (line) => plain(line).trim(), passesBlank: false },
];

/** Whether the search lines, perhaps below an anchor, mean the stretch of the file that the true change is of, and no other. */
export function meansPlace(
  search: readonly string[],
  lines: readonly string[],
  truth: Stretch,
  anchor?: string,
): boolean {
  if (search.every((line) => line.trim() === '')) {
    return false;
  }
  const found = LEVELS.map((level) => stretchesAt(level, search, lines)).find(({ length }) => length > 0) ?? [];
  const left =
    found.length === 1 || anchor === undefined ? found : found.filter((one) => beginsBelow(anchor, one, lines));
  const [{ first, last } = { first: -1, last: -1 }] = left;
  return left.length === 1 && first <= truth.last && last >= truth.first;
}

/** Whether a stretch begins below an anchor and above the next line that is no deeper than it and begins with a word. */
function beginsBelow(anchor: string, { first }: Stretch, lines: readonly string[]): boolean {
  const depth = (line: string) => line.length - line.trimStart().length;
  return lines.some((line, row) => {
    const isOpen = (inner: string) =>
      inner.trim() === '' ||
      depth(inner) > depth(line) ||
      (depth(inner) === depth(line) && /^\s*[^\s\w@#$'"]/.test(inner));
    return line.trim() === anchor && row < first && lines.slice(row + 1, first + 1).every(isOpen);
  });
}

function stretchesAt(
  { look, passesBlank }: Level,
  search: readonly string[],
  lines: readonly string[],
): readonly Stretch[] {
  const wanted = passesBlank ? search.filter((line) => line.trim() !== '') : search;
  const rows = lines.flatMap((line, row) => (passesBlank && line.trim() === '' ? [] : [row]));
  const found: Stretch[] = [];
  for (let start = 0; start + wanted.length <= rows.length; start += 1) {
    if (wanted.every((line, offset) => look(line) === look(lines[rows[start + offset] ?? 0] ?? ''))) {
      found.push({ first: rows[start] ?? 0, last: rows[start + wanted.length - 1] ?? 0 });
    }
  }
  return found;
}
