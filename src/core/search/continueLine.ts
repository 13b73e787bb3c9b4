// Continues a line as the same beginning is continued elsewhere, when that is nearly certain.

/** A beginning with fewer characters beside blanks says too little. */
const LEAST_CHARACTERS = 8;

/** Among several continuations one must have this share of all places. */
const LEAST_SHARE = 0.9;

/**
 * The rest of the line that begins with `beginning`, or an empty string. Other lines are compared without their
 * indentation and their blanks at the end; a line that ends where the beginning ends counts against a continuation.
 */
export function continueLine(beginning: string, otherLines: Iterable<string>): string {
  const start = beginning.trimStart();
  if (start.replace(/\s/g, '').length < LEAST_CHARACTERS) {
    return '';
  }
  const counts = new Map<string, number>();
  let places = 0;
  for (const line of otherLines) {
    const content = line.trim();
    // The blank at the end of the beginning is not there on a line that ends with it.
    if (`${content} `.startsWith(start)) {
      const rest = content.slice(start.length);
      counts.set(rest, (counts.get(rest) ?? 0) + 1);
      places += 1;
    }
  }
  const sure = [...counts].find(([, count]) => count >= places * LEAST_SHARE);
  return sure ? sure[0] : '';
}
