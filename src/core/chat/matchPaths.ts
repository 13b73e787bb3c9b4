// Finds paths by a few letters of them, the likeliest first, in a list that may be long.

/** A list of paths made ready for many queries. */
export interface PathList {
  readonly paths: readonly string[];
  /** In lower case. */
  readonly folded: readonly string[];
}

/** Makes a list ready; those that come first win among equals. */
export function toPathList(paths: readonly string[]): PathList {
  return { paths, folded: paths.map((path) => path.toLowerCase()) };
}

/** The best `most` paths for the letters of a query; the first ones of the list for an empty query. */
export function matchPaths(list: PathList, query: string, most: number): readonly string[] {
  const wanted = query.toLowerCase();
  if (wanted === '') {
    return list.paths.slice(0, most);
  }
  const best: { readonly path: string; readonly score: number }[] = [];
  list.folded.forEach((folded, index) => {
    const score = scoreOf(folded, wanted);
    const worst = best.at(-1);
    if (score > 0 && (best.length < most || score > (worst?.score ?? 0))) {
      const at = best.findLastIndex((other) => other.score >= score) + 1;
      best.splice(at, 0, { path: list.paths[index] ?? '', score });
      best.length = Math.min(best.length, most);
    }
  });
  return best.map(({ path }) => path);
}

/** Above zero when it matches: the name begins so, holds it, the path holds it, or has its letters in order. Shorter paths are likelier. */
function scoreOf(path: string, wanted: string): number {
  const name = path.lastIndexOf('/') + 1;
  const short = 1 / (path.length + 1);
  const inName = path.indexOf(wanted, name);
  if (inName >= 0) {
    return (inName === name ? 4 : 3) + short;
  }
  if (path.includes(wanted)) {
    return 2 + short;
  }
  return hasInOrder(path, wanted) ? 1 + short : 0;
}

function hasInOrder(path: string, wanted: string): boolean {
  let at = -1;
  for (const letter of wanted) {
    at = path.indexOf(letter, at + 1);
    if (at < 0) {
      return false;
    }
  }
  return true;
}
