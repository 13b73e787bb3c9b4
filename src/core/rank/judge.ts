// Sets a file's place by what the user did beside what the words say: added by hand, pinned, active, open.

import type { History } from '../ports.ts';

/** What is known beside the question. Paths are relative to the workspace, with `/`. */
export interface RankSignals {
  /** The active document. */
  readonly active?: string;
  /** The open documents. */
  readonly open: readonly string[];
  /** Files and folders that were added to the question. */
  readonly mentioned: readonly string[];
  /** Files and folders that belong to every question. */
  readonly pinned: readonly string[];
  /** Files of which lines are selected for the question. */
  readonly selectedPaths: readonly string[];
  readonly history?: History;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A file with its place in the order. */
export interface RankedPath {
  readonly path: string;
  /** 0 to 1. */
  readonly score: number;
  /** A few plain words. */
  readonly reason: string;
}

/** How well a file matches by itself, from 0 to 1, and why. */
export interface Match {
  readonly match: number;
  readonly reason: string;
}

/** What the editor shows counts beside the words, as shares of the best match. */
const ACTIVE_BOOST = 0.45;
const OPEN_BOOST = 0.15;

/** The best score without a mention; above it stand the files of a folder that was added, by their words, and then what was named itself. */
const MOST_UNNAMED = 0.8;
const MOST_OF_FOLDER = 0.99;

/** Judges files by the signals of one question. */
export function createJudge(signals: RankSignals): (path: string, match: Match) => RankedPath {
  const named = new Map<string, string>([
    ...signals.pinned.map((path) => [path, 'you pinned it'] as const),
    ...signals.mentioned.map((path) => [path, 'you added it'] as const),
    ...signals.selectedPaths.map((path) => [path, 'you selected lines of it'] as const),
  ]);
  const open = new Set(signals.open);
  const share = MOST_UNNAMED / (1 + ACTIVE_BOOST);
  return (path, { match, reason }) => {
    const added = named.get(path);
    if (added !== undefined) {
      return { path, score: 1, reason: added };
    }
    const folder = namedFolder(path, named);
    if (folder !== undefined) {
      return { path, score: MOST_UNNAMED + (MOST_OF_FOLDER - MOST_UNNAMED) * match, reason: folder };
    }
    if (path === signals.active) {
      return { path, score: share * (match + ACTIVE_BOOST), reason: 'the active file' };
    }
    return open.has(path)
      ? { path, score: share * (match + OPEN_BOOST), reason: 'open in the editor' }
      : { path, score: share * match, reason };
  };
}

/** What was said of the nearest named folder around a path. */
function namedFolder(path: string, named: ReadonlyMap<string, string>): string | undefined {
  if (named.size === 0) {
    return undefined;
  }
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const said = named.get(path.slice(0, slash));
    if (said !== undefined) {
      return said;
    }
  }
  return named.get('');
}
