// Whether a text that was taken still stands where it was put, give or take what was changed in it since.

/** The share of a text that must still be there. */
const SURVIVING_SHARE = 0.8;

/** UTF-16 units that are compared at most: bounds the time to some milliseconds. */
const MOST_KEPT = 400;
const MOST_PLACE = 4_000;

/** Whether at least 80 % of a text is found in its place, in one stretch with single characters changed; blanks do not count. */
export function survives(kept: string, place: string): boolean {
  return similarityWithin(kept, place) >= SURVIVING_SHARE;
}

/** From 0 to 1: one less the changes, per character, that make the text from the stretch of the place that is most like it. */
function similarityWithin(kept: string, place: string): number {
  const text = withoutBlanks(kept).slice(0, MOST_KEPT);
  const within = withoutBlanks(place).slice(0, MOST_PLACE);
  return text === '' ? 1 : 1 - leastChanges(text, within) / text.length;
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Sellers, 1980: the distance of Levenshtein to the nearest stretch, with free beginning and end. */
function leastChanges(text: string, within: string): number {
  let column = Uint16Array.from({ length: text.length + 1 }, (_, index) => index);
  let least = text.length;
  for (let at = 0; at < within.length; at += 1) {
    const next = new Uint16Array(text.length + 1);
    for (let index = 1; index <= text.length; index += 1) {
      const isSame = text.charCodeAt(index - 1) === within.charCodeAt(at);
      const replaced = (column[index - 1] ?? 0) + Number(!isSame);
      next[index] = Math.min(replaced, (column[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1);
    }
    column = next;
    least = Math.min(least, column[text.length] ?? least);
  }
  return least;
}
