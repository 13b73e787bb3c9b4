// Moves ignore patterns of one root folder to the workspace that holds several.

/**
 * The patterns as they read from one folder above, so that they match the same files: git anchors a pattern with a slash
 * inside or in front, and lets any other match at every depth.
 */
export function anchorPatterns(patterns: readonly string[], folder: string): readonly string[] {
  return patterns.map((pattern) => {
    const isNegated = pattern.startsWith('!');
    const plain = isNegated ? pattern.slice(1) : pattern;
    const isAnchored = plain.replace(/\/$/u, '').includes('/');
    const below = isAnchored ? plain.replace(/^\//u, '') : `**/${plain}`;
    return `${isNegated ? '!' : ''}/${escapeName(folder)}/${below}`;
  });
}

/** A folder's name is no pattern. */
function escapeName(name: string): string {
  return name.replace(/[\\*?[\]!# ]/gu, '\\$&');
}
