// Counts words as a reader would.

/** The words of a text: runs between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
