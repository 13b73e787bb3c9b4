// Places what an answer says in the files that were shown: edits, new files, renames and deletions, each certain or refused.

import { judgeWritePath } from '../egress/writePaths.ts';
import type { OffsetRange, Snapshot, TextEdit } from '../text/snapshot.ts';
import type { EditBlock, FileOperation } from './answer.ts';
import { describeFileRefusal, describeRefusal, type FileRefusal } from './describeProblem.ts';
import { leavesOut } from './elision.ts';
import { matchEdits } from './matchEdits.ts';
import type { FailedHunk } from './proposal.ts';
import { rewriteFile } from './rewriteFile.ts';

/** What becomes of one file. */
export interface FileChange {
  readonly path: string;
  /** Undefined for a file that is created. */
  readonly snapshot?: Snapshot;
  readonly edits: readonly TextEdit[];
  /** Lines of a file that is created. */
  readonly created?: readonly string[];
  readonly to?: string;
  readonly isDeleted?: boolean;
}

/** What has been placed so far, and what could not be. */
export interface Placement {
  readonly changes: readonly FileChange[];
  readonly failed: readonly FailedHunk[];
}

/** Where operations are placed. */
export interface PlaceInput {
  /** The files that were shown; the first is the target's. */
  readonly files: readonly [Snapshot, ...Snapshot[]];
  /** Whether the first was shown as a whole. */
  readonly isWhole: boolean;
  /** What the user chose in the first; empty for nothing. */
  readonly target: OffsetRange;
  /** Paths at which something is, though it was not shown. */
  readonly occupied: ReadonlySet<string>;
}

/** Nothing placed yet. */
export const NOTHING: Placement = { changes: [], failed: [] };

/** Places operations beside those placed before. Every operation is placed or has failed; none is dropped. */
export function placeOperations(
  input: PlaceInput,
  operations: readonly FileOperation[],
  before: readonly FileChange[] = [],
): Placement {
  const changes = new Map(before.map((change) => [change.path, change]));
  const failed: FailedHunk[] = [];
  for (const [path, own] of groupByPath(input, operations)) {
    const placed = placeInFile(input, { path, operations: own, others: changes });
    failed.push(...placed.failed.map((message) => ({ path, message })));
    if (placed.change) {
      changes.set(path, placed.change);
    }
  }
  return { changes: [...changes.values()], failed };
}

/** Paths that operations would create or move to: whether something is there has to be known before. */
export function newPaths(input: Pick<PlaceInput, 'files'>, operations: readonly FileOperation[]): readonly string[] {
  return operations.flatMap((operation) => {
    const path = resolvePath(input, operation);
    const isNew = operation.kind !== 'delete' && !input.files.some((file) => file.path === path);
    return [...(isNew ? [path] : []), ...(operation.kind === 'rename' ? [operation.to] : [])];
  });
}

function groupByPath(
  input: PlaceInput,
  operations: readonly FileOperation[],
): ReadonlyMap<string, readonly FileOperation[]> {
  const groups = new Map<string, FileOperation[]>();
  for (const operation of operations) {
    const path = resolvePath(input, operation);
    groups.set(path, [...(groups.get(path) ?? []), operation]);
  }
  return groups;
}

/** Edits without a path are the target's; a shortened path means the only shown file that ends so. Other paths stand as written. */
function resolvePath({ files }: Pick<PlaceInput, 'files'>, operation: FileOperation): string {
  const written = operation.path?.replace(/^(?:\.\/)+/, '') ?? files[0].path;
  if (operation.kind !== 'edit' && operation.kind !== 'rewrite') {
    return written;
  }
  const [only, ...others] = files.filter(({ path }) => path.endsWith(`/${written}`));
  return only && others.length === 0 && !files.some(({ path }) => path === written) ? only.path : written;
}

interface Work {
  readonly path: string;
  readonly operations: readonly FileOperation[];
  /** Changes placed so far, by path. */
  readonly others: ReadonlyMap<string, FileChange>;
}

interface Placed {
  readonly change?: FileChange;
  readonly failed: readonly string[];
}

function placeInFile(input: PlaceInput, work: Work): Placed {
  const snapshot = input.files.find(({ path }) => path === work.path);
  if (!snapshot) {
    return placeNew(input, work);
  }
  const isBeside = work.operations.length > 1 || work.others.has(work.path);
  if (work.operations.some(({ kind }) => kind === 'delete')) {
    return isBeside
      ? refuse(work.path, 'deleted-too')
      : { change: { path: work.path, snapshot, edits: [], isDeleted: true }, failed: [] };
  }
  if (work.others.get(work.path)?.isDeleted) {
    return refuse(work.path, 'deleted-too');
  }
  return placeShown(input, work, snapshot);
}

/** A file that was not shown can be created where nothing is, and nothing else. */
function placeNew(input: PlaceInput, { path, operations, others }: Work): Placed {
  const [operation, ...more] = operations;
  const lines = operation && linesOfNew(operation);
  if (!lines) {
    return refuse(path, 'not-shown');
  }
  const taken = [...others.values()].some((change) => change.path === path || change.to === path);
  if (more.length > 0 || taken || input.occupied.has(path)) {
    return refuse(path, 'already-there');
  }
  const [{ languageId }] = input.files;
  if (leavesOut(lines, languageId)) {
    return refuse(path, 'left-out');
  }
  if (lines.some((line) => line.includes('«secret'))) {
    return refuse(path, 'hidden-value');
  }
  return judgeWritePath(path).kind === 'refused'
    ? refuse(path, 'disguised')
    : { change: { path, edits: [], created: lines }, failed: [] };
}

function linesOfNew(operation: FileOperation): readonly string[] | undefined {
  switch (operation.kind) {
    case 'create':
    case 'rewrite':
      return operation.lines;
    case 'edit':
      return operation.block.search.length === 0 ? operation.block.replace : undefined;
    case 'rename':
    case 'delete':
      return undefined;
  }
}

function placeShown(input: PlaceInput, work: Work, snapshot: Snapshot): Placed {
  const before = work.others.get(work.path);
  const move = placeMove(input, work);
  const isTarget = snapshot === input.files[0];
  const blocks = work.operations.flatMap((operation) => blocksOf(operation, snapshot));
  const { edits, refused } = matchEdits(blocks, {
    text: snapshot.text,
    languageId: snapshot.languageId,
    target: isTarget ? input.target : { start: 0, end: 0 },
    placed: before?.edits ?? [],
  });
  const rewrite = placeRewrite(work, snapshot, edits.length > 0 || (isTarget && !input.isWhole));
  const to = move.to ?? before?.to;
  return {
    change: { path: work.path, snapshot, edits: rewrite.edits ?? edits, ...(to !== undefined && { to }) },
    failed: [...move.failed, ...refused.map(describeRefusal), ...rewrite.failed],
  };
}

function blocksOf(operation: FileOperation, { text }: Snapshot): readonly EditBlock[] {
  if (operation.kind === 'create' && text.trim() === '') {
    return [{ search: [], replace: operation.lines }];
  }
  return operation.kind === 'edit' ? [operation.block] : [];
}

/** A text that is written anew stands alone: beside edits, or in place of what was not shown, it would lose something. */
function placeRewrite(
  { path, operations }: Work,
  snapshot: Snapshot,
  isUnsure: boolean,
): { readonly edits?: readonly TextEdit[]; readonly failed: readonly string[] } {
  const whole = operations.filter(({ kind }) => kind === 'rewrite');
  const created = operations.some(({ kind }) => kind === 'create') && snapshot.text.trim() !== '';
  const failed = created ? [describeFileRefusal(path, 'already-there')] : [];
  const [first, ...others] = whole;
  if (first?.kind !== 'rewrite') {
    return { failed };
  }
  if (isUnsure || others.length > 0) {
    return { failed: [...failed, describeFileRefusal(path, 'written-twice')] };
  }
  const rewritten = rewriteFile(snapshot, first.lines);
  return 'edits' in rewritten
    ? { edits: rewritten.edits, failed }
    : {
        failed: [
          ...failed,
          describeRefusal({ block: { search: [], replace: first.lines }, reason: rewritten.reason, lines: [] }),
        ],
      };
}

function placeMove(
  input: PlaceInput,
  { path, operations, others }: Work,
): { readonly to?: string; readonly failed: readonly string[] } {
  const moves = operations.flatMap((operation) => (operation.kind === 'rename' ? [operation.to] : []));
  const [to, ...more] = moves;
  if (to === undefined) {
    return { failed: [] };
  }
  const isTaken =
    input.occupied.has(to) ||
    input.files.some((file) => file.path === to) ||
    [...others.values()].some((change) => change.path === to || (change.to === to && change.path !== path));
  if (isTaken || more.length > 0) {
    return refuse(to, 'already-there');
  }
  return judgeWritePath(to).kind === 'refused' ? refuse(to, 'disguised') : { to, failed: [] };
}

function refuse(path: string, reason: FileRefusal): { readonly failed: readonly string[] } {
  return { failed: [describeFileRefusal(path, reason)] };
}
