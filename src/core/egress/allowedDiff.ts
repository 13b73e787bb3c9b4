// Takes out of a patch what belongs to files that may not leave.

/** Where the part of a file begins, in the form that git writes. */
const PART = /^(?=diff --(?:git|cc|combined) )/mu;

/** The patch without the parts of other files. A name that cannot be read is one of a file that may not leave. */
export function allowedDiff(diff: string, isAllowed: (path: string) => boolean): string {
  return diff
    .split(PART)
    .filter((part) => pathsOf(part).every((path) => path !== undefined && isAllowed(path)))
    .join('');
}

/** The names before and after; none of what stands in front of the first part. */
function pathsOf(part: string): readonly (string | undefined)[] {
  const [line = ''] = part.split('\n', 1);
  if (!line.startsWith('diff --')) {
    return [];
  }
  const [, from, to] = /^diff --git a\/(.+) b\/(.+)$/u.exec(line) ?? [];
  return [from, to];
}
