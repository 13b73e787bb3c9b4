// Scores files by the question: words of content and path, and what the user has open, active or added.

import { rankBm25, toTermDocument, type TermDocument } from '../search/bm25.ts';
import { queryTermsOf } from '../search/terms.ts';
import type { PackInput } from './packTypes.ts';
import type { ReadFile } from './readFiles.ts';
import { attachmentTest } from './scopeFiles.ts';

/** A file with its place in the order. */
export interface RankedFile {
  readonly file: ReadFile;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
  /** Whether it was added by hand: then a part of it is sent when it does not fit, whatever it says. */
  readonly isAttached: boolean;
  /** The lines that are all that was asked about: 1-based, inclusive. */
  readonly part?: readonly [number, number];
}

/** A term in the path says as much as this many in the text. */
const PATH_WEIGHT = 4;

/** What the editor shows counts beside the words, as shares of the best match. */
const ACTIVE_BOOST = 0.3;
const OPEN_BOOST = 0.15;

/** The best score without a mention; above it stand the files of a folder that was added, by their words, and then what was named itself. */
const MOST_UNNAMED = 0.8;
const MOST_OF_FOLDER = 0.99;

/** Best first; equals stand in path order. What was added by hand stands above all. */
export function rankFiles(files: readonly ReadFile[], input: PackInput): readonly RankedFile[] {
  const query = queryTermsOf(input.question);
  const ranked = rankBm25(files.map(termsOfFile), query);
  const scores = new Map(ranked.map(({ index, score }) => [index, score]));
  const best = ranked[0]?.score ?? 1;
  const judge = createJudge(input);
  return files
    .map((file, index) => judge(file, (scores.get(index) ?? 0) / best))
    .toSorted((one, other) => other.score - one.score);
}

/** Judges a file by how well its words match, from 0 to 1. */
function createJudge(input: PackInput): (file: ReadFile, match: number) => RankedFile {
  const attachment = attachmentTest(input.attachments);
  const open = new Set(input.openPaths);
  return (file, match) => {
    const attached = attachment(file.path);
    if (attached === undefined) {
      return { file, isAttached: false, ...judgeUnnamed(file.path, match, { active: input.activePath, open }) };
    }
    const score = attached === 'folder' ? MOST_UNNAMED + (MOST_OF_FOLDER - MOST_UNNAMED) * match : 1;
    const reason =
      file.ignoredBy === undefined ? 'you added it' : `you added it, although git ignores it (${file.ignoredBy})`;
    const part =
      attached === 'selection' && input.scope.kind === 'selection' ? selectedLines(file.path, input) : undefined;
    return { file, isAttached: true, score, reason, ...(part && { part }) };
  };
}

function judgeUnnamed(
  path: string,
  match: number,
  { active, open }: { readonly active: string | undefined; readonly open: ReadonlySet<string> },
): Pick<RankedFile, 'score' | 'reason'> {
  const share = MOST_UNNAMED / (1 + ACTIVE_BOOST + OPEN_BOOST);
  if (path === active) {
    return { score: share * (match + ACTIVE_BOOST + OPEN_BOOST), reason: 'the active file' };
  }
  if (open.has(path)) {
    return { score: share * (match + OPEN_BOOST), reason: 'open in the editor' };
  }
  return { score: share * match, reason: match > 0 ? 'matches the question' : 'part of the workspace' };
}

/** From the first to the last line that is selected in the file. */
function selectedLines(path: string, { attachments }: PackInput): readonly [number, number] {
  const ranges = attachments.flatMap((one) => (one.kind === 'selection' && one.path === path ? [one.lines] : []));
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}

function termsOfFile(file: ReadFile): TermDocument {
  return toTermDocument([
    { text: file.path, weight: PATH_WEIGHT },
    { text: file.text, weight: 1 },
  ]);
}
