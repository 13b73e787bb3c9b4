// Joins keystrokes to the one edit that they make, and moves stretches of text along with changes.

import type { OffsetRange, TextEdit } from '../text/snapshot.ts';

/** An edit while it is made: one stretch of a text, as it was and as it is. */
export interface Episode {
  readonly before: string;
  readonly replaced: OffsetRange;
  readonly after: string;
  readonly made: OffsetRange;
}

/** What closes a bracket or a string that the edit has opened some words before. */
const CLOSERS = /^[)\]}"'`>]+$/;

/** Units between the opening and the closing of what is wrapped. */
const LONGEST_WRAPPED = 60;

/** The edit that a change of `text` continues or begins. */
export function continueEpisode(episode: Episode | undefined, text: string, change: TextEdit): Episode {
  const after = text.slice(0, change.start) + change.newText + text.slice(change.end);
  const current = episode && isContinued(episode, text, change) ? episode : beginEpisode(text, change.start);
  const start = Math.min(current.made.start, change.start);
  const end = Math.max(current.made.end, change.end);
  const grown = change.newText.length - (change.end - change.start);
  return {
    before: current.before,
    replaced: {
      start: current.replaced.start - (current.made.start - start),
      end: current.replaced.end + (end - current.made.end),
    },
    after,
    made: { start, end: end + grown },
  };
}

/** Whether a change goes on with an edit: it touches what was made, or closes what that has opened. */
export function isContinued(episode: Episode, text: string, change: TextEdit): boolean {
  const { made, after } = episode;
  if (after !== text) {
    return false;
  }
  const touches = change.start <= made.end && change.end >= made.start;
  const between = change.start > made.end ? text.slice(made.end, change.start) : '\n';
  return touches || (CLOSERS.test(change.newText) && between.length <= LONGEST_WRAPPED && !/[\r\n]/.test(between));
}

function beginEpisode(text: string, at: number): Episode {
  const nothing = { start: at, end: at };
  return { before: text, replaced: nothing, after: text, made: nothing };
}

/** The stretches after a change of the text; one that it cuts into grows over it. */
export function moveRanges(ranges: readonly OffsetRange[], change: TextEdit): readonly OffsetRange[] {
  const grown = change.newText.length - (change.end - change.start);
  return ranges.map(({ start, end }) => {
    if (change.end <= start) {
      return { start: start + grown, end: end + grown };
    }
    return change.start >= end
      ? { start, end }
      : { start: Math.min(start, change.start), end: Math.max(end, change.end) + grown };
  });
}
