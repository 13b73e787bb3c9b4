// Follows each file through the segments of a prompt: what the prompt holds of it, and where.

import { applyParts, textInside } from './layoutReader.ts';
import type { DocumentLevel, LaidDocument, LineRanges, Segment } from './layoutTypes.ts';

/** One file in a prompt. */
export interface Chain {
  /** Its name at the end of the prompt. */
  readonly path: string;
  /** Hash of its text as the prompt reads; empty when the prompt does not hold it any more. */
  readonly hash: string;
  readonly level: DocumentLevel;
  /** Of a part of a file: the lines that stand in the prompt. */
  readonly lines?: LineRanges;
  /** Its segments, in order. */
  readonly positions: readonly number[];
}

/** The files by their present names. Notes of deleted ones stay as chains without a hash. */
export function chainsOf(segments: readonly Segment[]): ReadonlyMap<string, Chain> {
  const chains = new Map<string, Chain>();
  segments.forEach((segment, position) => {
    if (segment.kind !== 'list') {
      const before = chains.get(segment.from ?? segment.path);
      chains.delete(segment.from ?? segment.path);
      chains.set(segment.path, follow(before, segment, position));
    }
  });
  return chains;
}

function follow(before: Chain | undefined, segment: Segment, position: number): Chain {
  const { path, hash, level, lines } = segment;
  const positions = before ? [...before.positions, position] : [position];
  if (before && segment.from !== undefined) {
    return { ...before, path, positions };
  }
  const held = before && isMore(before, segment) ? mergeRanges([...(before.lines ?? []), ...(lines ?? [])]) : lines;
  return { path, hash, level, positions, ...(held && { lines: held }) };
}

/** Whether a segment tells more of the same text instead of another. */
function isMore({ hash, level, lines }: Chain, segment: Segment): boolean {
  return segment.kind === 'document' && hash === segment.hash && level === segment.level && lines !== undefined;
}

/** Whether the prompt holds all that the document would say, as it reads now. */
export function covers(chain: Chain, document: LaidDocument): boolean {
  if (chain.hash !== document.hash) {
    return false;
  }
  if (chain.level === 'full' || document.level === 'outline') {
    return chain.level === 'full' || chain.level === document.level || document.level === 'outline';
  }
  return chain.level === document.level && includesRanges(chain.lines ?? [], document.lines ?? []);
}

/** The lines of a file as the prompt reads, given a chain that holds it in full. */
export function linesIn(segments: readonly Segment[], positions: readonly number[], ending: string): readonly string[] {
  let lines: readonly string[] = [];
  for (const position of positions) {
    const segment = segments[position];
    if (segment?.kind === 'document') {
      lines = textInside(segment.text).split('\n');
    } else if (segment?.kind === 'part') {
      lines = applyParts(lines, segment.text, ending);
    }
  }
  return lines;
}

function includesRanges(outer: LineRanges, inner: LineRanges): boolean {
  return inner.every(([first, last]) => outer.some(([from, to]) => from <= first && last <= to));
}

function mergeRanges(ranges: LineRanges): LineRanges {
  const merged: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([one], [other]) => one - other)) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) {
      before[1] = Math.max(before[1], last);
    } else {
      merged.push([first, last]);
    }
  }
  return merged;
}
