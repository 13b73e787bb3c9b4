// Scores files by the question: words of content and path, and what the user has open, active or added.

import { rankBm25, toTermDocument, type TermDocument } from '../search/bm25.ts';
import { queryTermsOf } from '../search/terms.ts';
import type { PackInput } from './packTypes.ts';
import type { ReadFile } from './readFiles.ts';

/** A file with its place in the order. */
export interface RankedFile {
  readonly file: ReadFile;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

/** A term in the path says as much as this many in the text. */
const PATH_WEIGHT = 4;

/** What the editor shows counts beside the words, as shares of the best match. */
const ACTIVE_BOOST = 0.3;
const OPEN_BOOST = 0.15;

/** Best first; equals stand in path order. What was added by hand stands above all. */
export function rankFiles(files: readonly ReadFile[], input: PackInput): readonly RankedFile[] {
  const query = queryTermsOf(input.question);
  const scores = new Map(rankBm25(files.map(termsOfFile), query).map(({ index, score }) => [index, score]));
  const best = Math.max(...scores.values(), Number.EPSILON);
  const attached = attachedTest(input);
  const open = new Set(input.openPaths);
  return files
    .map((file, index) => judge(file, (scores.get(index) ?? 0) / best, { attached, open, input }))
    .toSorted((one, other) => other.score - one.score);
}

interface Circumstances {
  readonly attached: (path: string) => boolean;
  readonly open: ReadonlySet<string>;
  readonly input: PackInput;
}

function judge(file: ReadFile, match: number, { attached, open, input }: Circumstances): RankedFile {
  if (attached(file.path)) {
    return { file, score: 1, reason: 'you added it' };
  }
  // Below 1, so that nothing passes what was added by hand.
  const most = 1 + ACTIVE_BOOST + OPEN_BOOST;
  if (file.path === input.activePath) {
    return { file, score: (0.99 * (match + ACTIVE_BOOST + OPEN_BOOST)) / most, reason: 'the active file' };
  }
  if (open.has(file.path)) {
    return { file, score: (0.99 * (match + OPEN_BOOST)) / most, reason: 'open in the editor' };
  }
  return { file, score: (0.99 * match) / most, reason: match > 0 ? 'matches the question' : 'part of the workspace' };
}

function attachedTest({ attachments }: PackInput): (path: string) => boolean {
  return (path) =>
    attachments.some((one) => (one.kind === 'folder' ? path.startsWith(`${one.path}/`) : one.path === path));
}

function termsOfFile(file: ReadFile): TermDocument {
  return toTermDocument([
    { text: file.path, weight: PATH_WEIGHT },
    { text: file.text, weight: 1 },
  ]);
}
