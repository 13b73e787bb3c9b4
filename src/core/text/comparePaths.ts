// The one order of paths, the same on every machine: by UTF-16 code units.

/** Compares two paths for a sort. */
export function comparePaths(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}
