// Counts a piece of text without making an array of its parts.

/** How often a piece stands in a text between two UTF-16 offsets, `to` exclusive; overlapping ones count once each. */
export function countOccurrences(text: string, piece: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = text.indexOf(piece, from); at >= 0 && at < to; at = text.indexOf(piece, at + 1)) {
    count += 1;
  }
  return count;
}
