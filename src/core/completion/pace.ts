// How the user types, and how long to wait for the next key before a model is asked.

import { isBlank, type Hole } from './hole.ts';

/** What the user did, at a time in milliseconds since 1970. */
export type PaceEvent =
  | { readonly kind: 'typed'; readonly at: number }
  | { readonly kind: 'undone'; readonly at: number }
  /** A visible suggestion was put away. */
  | { readonly kind: 'rejected'; readonly at: number }
  | { readonly kind: 'accepted'; readonly at: number }
  /** A model is asked about a place in this line. */
  | { readonly kind: 'asked'; readonly line: string }
  /** A suggestion has come so many milliseconds after it was asked for. */
  | { readonly kind: 'answered'; readonly milliseconds: number };

/** The rhythm of the user. */
export interface Pace {
  /** Milliseconds between the latest keys, without pauses. */
  readonly gaps: readonly number[];
  readonly lastKeyAt: number | undefined;
  /** Nothing is suggested before this time: the user has just taken something back, or put a suggestion away. */
  readonly quietUntil: number;
  /** The last thing that happened was that a suggestion was taken. */
  readonly isAccepted: boolean;
  /** The line that was asked about last, and how often. */
  readonly line: string;
  readonly timesAsked: number;
  /** Milliseconds that the latest suggestions took. */
  readonly latencies: readonly number[];
}

/** Before anything was typed. */
export const NO_PACE: Pace = {
  gaps: [],
  lastKeyAt: undefined,
  quietUntil: 0,
  isAccepted: false,
  line: '',
  timesAsked: 0,
  latencies: [],
};

/** Silence after an undo and after Escape, in milliseconds. */
const QUIET_MS = 2_000;
/** Longer gaps are pauses, in milliseconds. */
const LONGEST_GAP_MS = 1_000;
const KNOWN_GAPS = 16;
const KNOWN_LATENCIES = 8;
/** A suggestion is of use within so many milliseconds of the pause. */
const IN_TIME_MS = 1_000;
const USUAL_LATENCY_MS = 700;
/** UTF-16 code units on either side in which a word is looked up. */
const NEAR = 10_000;
const USUAL_GAP_MS = 180;

/** The rhythm after an event. */
export function paceAfter(pace: Pace, event: PaceEvent): Pace {
  switch (event.kind) {
    case 'typed':
      return { ...pace, gaps: gapsAfter(pace, event.at), lastKeyAt: event.at, isAccepted: false };
    case 'undone':
    case 'rejected':
      return { ...pace, lastKeyAt: event.at, quietUntil: event.at + QUIET_MS, isAccepted: false };
    case 'accepted':
      return { ...pace, lastKeyAt: event.at, isAccepted: true };
    case 'answered':
      return { ...pace, latencies: [...pace.latencies, event.milliseconds].slice(-KNOWN_LATENCIES) };
    case 'asked':
      return { ...pace, line: event.line, timesAsked: event.line === pace.line ? pace.timesAsked + 1 : 1 };
  }
}

/**
 * Milliseconds from the last key after which a model is asked about the hole. Nothing at the start of a line and behind a suggestion
 * that was taken. Elsewhere a pause is waited for, as long as a suggestion can then still come within a second: a slow service is
 * asked at once, a fast one when the user has really paused, and later where the line was asked about before. Inside a word that the
 * file does not know the user is busy with the word, or with a slip; behind one that an answer has otherwise (`isInWord`) that answer
 * may go on. The factors are those that cost least in `bench:completion` on the sources to tune on, at no worse visibility.
 */
export function waitAt(pace: Pace, hole: Hole, line: string, isInWord: boolean): number {
  if (pace.isAccepted || (isBlank(hole.line) && line !== pace.line)) {
    return 0;
  }
  const gap = medianOf(pace.gaps) ?? USUAL_GAP_MS;
  return isInWord ? bounded(4 * gap, 400, 500) : waitForPause(pace, hole, line, gap);
}

function waitForPause(pace: Pace, hole: Hole, line: string, gap: number): number {
  const spare = Math.max(0, IN_TIME_MS - (medianOf(pace.latencies) ?? USUAL_LATENCY_MS));
  const again = line === pace.line ? 1 + Math.min(3, pace.timesAsked - 1) / 2 : 1;
  const word = /[\p{L}\p{N}_$]+$/u.exec(hole.line)?.[0];
  if (word === undefined) {
    return again * Math.min(0.4 * spare, 2 * gap);
  }
  return isKnown(word, hole) ? Math.min(again * (0.4 * spare + 50), 4 * gap) : bounded(4 * gap, 400, 1_200);
}

/** Whether a word of the text around the hole begins so. */
function isKnown(word: string, { before, after }: Hole): boolean {
  const text = `${before.slice(-NEAR - word.length, -word.length)} ${after.slice(0, NEAR)}`;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}_$]/u.test(text[at - 1] ?? '')) {
      return true;
    }
  }
  return false;
}

function gapsAfter({ gaps, lastKeyAt }: Pace, at: number): readonly number[] {
  const gap = lastKeyAt === undefined ? LONGEST_GAP_MS : at - lastKeyAt;
  return gap >= LONGEST_GAP_MS ? gaps : [...gaps, gap].slice(-KNOWN_GAPS);
}

function medianOf(values: readonly number[]): number | undefined {
  return values.toSorted((first, second) => first - second)[values.length >> 1];
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
