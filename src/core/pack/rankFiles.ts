// Ranks the files of a question: what the index says of their words, with what the editor and git say of them.

import type { History } from '../ports.ts';
import type { RankedPath, RankSignals } from '../rank/judge.ts';
import type { FoundFile } from './discover.ts';
import type { FileFacts } from './fileFacts.ts';
import type { PackMemory } from './packMemory.ts';
import type { PackInput } from './packTypes.ts';
import { attachmentTest } from './scopeFiles.ts';

/** A file with its place in the order. */
export interface RankedFile {
  readonly facts: FileFacts;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
  /** Whether it was added by hand: then a part of it is sent when it does not fit, whatever it says. */
  readonly isAttached: boolean;
  /** Whether it takes its room before all others, because the user wants it in full. */
  readonly isForced?: boolean;
  /** The lines that are all that was asked about: 1-based, inclusive. */
  readonly part?: readonly [number, number] | undefined;
}

/** What is known beside the files themselves. */
export interface RankContext {
  readonly input: PackInput;
  readonly found: readonly FoundFile[];
  readonly history: History | undefined;
}

/** Best first; equals stand in path order. What was added by hand stands above all. */
export function rankFiles(
  files: readonly FileFacts[],
  { input, found, history }: RankContext,
  { ranks }: Pick<PackMemory, 'ranks'>,
): readonly RankedFile[] {
  const scope = JSON.stringify([input.scope, input.only ?? []]);
  const ranked = ranks.rank(scope, files, input.question, signalsOf(input, history));
  const ignored = new Map(found.flatMap(({ path, ignoredBy }) => (ignoredBy === undefined ? [] : [[path, ignoredBy]])));
  const attached = attachmentTest(input.attachments);
  const full = new Set(input.full);
  const isSelection = input.scope.kind === 'selection';
  return ranked.map((one): RankedFile => {
    const { path, score, file } = one;
    const kind = attached(path);
    const wish = { isForced: full.has(path), isAttached: kind !== undefined };
    const part = isSelection && kind === 'selection' ? selectedLines(path, input) : undefined;
    const reason = reasonFor(one, wish, ignored.get(path));
    const { isForced, isAttached } = wish;
    return { facts: file, score, reason, isForced, isAttached, part };
  });
}

/** The reason with what the user wished; what git ignores is told to have been brought back. */
function reasonFor(
  { score, reason }: RankedPath,
  { isForced, isAttached }: Pick<RankedFile, 'isForced' | 'isAttached'>,
  rule: string | undefined,
): string {
  const isNamed = isAttached || score === 1;
  const why = isForced && !isNamed ? 'you want it in full' : reason;
  return rule !== undefined && isNamed ? `${why}, although git ignores it (${rule})` : why;
}

function signalsOf(
  { attachments, activePath, openPaths, pinned = [], now }: PackInput,
  history: History | undefined,
): RankSignals {
  return {
    ...(activePath !== undefined && { active: activePath }),
    open: openPaths,
    mentioned: attachments.flatMap(({ kind, path }) => (kind === 'selection' ? [] : [path.replace(/\/$/u, '')])),
    pinned,
    selectedPaths: attachments.flatMap(({ kind, path }) => (kind === 'selection' ? [path] : [])),
    ...(history && { history }),
    now,
  };
}

/** From the first to the last line that is selected in the file. */
function selectedLines(path: string, { attachments }: PackInput): readonly [number, number] {
  const ranges = attachments.flatMap((one) => (one.kind === 'selection' && one.path === path ? [one.lines] : []));
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}
