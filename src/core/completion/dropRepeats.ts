// Refuses what only repeats: the same line over and over, or the line that stands above or below.

import { isBlank, nextLineOf, previousLineOf, type Hole } from './hole.ts';

/** Equal lines in a row from which a model is stuck. */
const STUCK_LINES = 3;
/** The same words again and again within a line. */
const STUCK_WORDS = /(\p{L}{2,}[\p{L} ]{0,40} )\1{5,}/u;
const STUCK_CHARACTERS = /(\w[\w.]{1,20}[^\w\s])\1{7,}/;
const DISTINCTIVE = /\w{2,}\W*\w/;

/** The text without its repetitions; empty when nothing else is in it. */
export function dropRepeats(text: string, hole: Hole): string {
  if (STUCK_WORDS.test(text) || STUCK_CHARACTERS.test(text)) {
    return '';
  }
  const once = withoutStuckLines(text.split('\n'));
  return repeatsNeighbour(once, hole) ? '' : once.join('\n');
}

function withoutStuckLines(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex(
    (line, index) =>
      !isBlank(line) &&
      DISTINCTIVE.test(line) &&
      lines.slice(index, index + STUCK_LINES).filter((other) => other.trim() === line.trim()).length === STUCK_LINES,
  );
  return start < 0 ? lines : lines.slice(0, start + 1);
}

/** Whether the cursor's line would become the line above, or the line below. */
function repeatsNeighbour(lines: readonly string[], hole: Hole): boolean {
  const written = lines.filter((line) => !isBlank(line));
  const [only] = written;
  if (only === undefined || written.length > 1 || isBlank(lines[0] ?? '')) {
    return false;
  }
  const line = (hole.line + only + hole.rest).trim();
  return (
    (/\w/.test(line) && line === nextLineOf(hole)?.trim()) ||
    (DISTINCTIVE.test(line) && line === previousLineOf(hole)?.trim())
  );
}
