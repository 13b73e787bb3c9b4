// Who applies the answers: Panorama, a plain search for the text, and the fuzzy patches of the package `diff`.

import type { EditBlock } from '../../../src/core/refactor/answer.ts';
import { parseAnswer } from '../../../src/core/refactor/parseAnswer.ts';
import { placeOperations } from '../../../src/core/refactor/placeOperations.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { diffLines } from '../../../src/core/text/diffLines.ts';
import { ensurePeers, importPeer, peerVersion } from '../peers.mjs';
import type { EditCase } from './editCases.ts';

/** What comes of an answer. */
export interface Applied {
  readonly text: string;
  /** Whether anything was refused, and said to be. */
  readonly hasRefused: boolean;
  /** Why, where that is said. */
  readonly reasons?: readonly string[];
}

/** One way to apply an answer. */
export interface Contestant {
  readonly name: string;
  readonly apply: (edit: EditCase) => Applied;
}

type ApplyPatch = (text: string, patch: unknown, options: unknown) => string | false;

async function loadPeer(): Promise<{ readonly applyPatch: ApplyPatch }> {
  const peer: unknown = await importPeer('diff');
  if (!isPeer(peer)) {
    throw new Error('The package has no function that applies patches.');
  }
  return peer;
}

function isPeer(value: unknown): value is { readonly applyPatch: ApplyPatch } {
  return typeof value === 'object' && value !== null && 'applyPatch' in value;
}

/** All of them; installs the peers first when they are missing. */
export async function loadContestants(): Promise<readonly Contestant[]> {
  ensurePeers('diff');
  const { applyPatch } = await loadPeer();
  return [
    { name: 'Panorama', apply: applyOwn },
    { name: 'exact text', apply: (edit) => applyEach(edit, applyExactly) },
    {
      name: `diff ${peerVersion('diff')}, fuzz 2`,
      apply: (edit) => applyEach(edit, (text, block) => applyFuzzily(text, block, applyPatch)),
    },
  ];
}

function applyOwn({ file, before, answer }: EditCase): Applied {
  const snapshot = { path: file.path, languageId: file.languageId, version: 1, text: before };
  const { operations, problems } = parseAnswer(answer, { paths: [file.path] });
  const { changes, failed } = placeOperations(
    { files: [snapshot], isWhole: true, target: { start: 0, end: 0 }, occupied: new Set() },
    operations,
  );
  const text = applyEdits(
    before,
    changes.flatMap(({ edits }) => edits),
  );
  const reasons = [...problems, ...failed.map(({ message }) => message)];
  return { text, hasRefused: reasons.length > 0, reasons };
}

/** The others get what the answer says from the same parser, so that they are measured by how they find places. */
function applyEach(
  { before, answer, file }: EditCase,
  apply: (text: string, block: EditBlock) => string | undefined,
): Applied {
  const { operations, problems } = parseAnswer(answer, { paths: [file.path] });
  let text = before;
  let refused = problems.length;
  for (const operation of operations) {
    const next = operation.kind === 'edit' ? apply(text, operation.block) : undefined;
    refused += Number(next === undefined);
    text = next ?? text;
  }
  return { text, hasRefused: refused > 0 };
}

/** The first place at which the text stands, as most tools do it. */
function applyExactly(text: string, { search, replace }: EditBlock): string | undefined {
  const wanted = search.join('\n');
  const at = wanted === '' ? -1 : text.indexOf(wanted);
  return at < 0 ? undefined : text.slice(0, at) + replace.join('\n') + text.slice(at + wanted.length);
}

/** A patch without numbers of lines that are worth anything begins at the top. */
function applyFuzzily(text: string, block: EditBlock, applyPatch: ApplyPatch): string | undefined {
  const { search, replace } = block;
  const lines: string[] = [];
  let at = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of diffLines(search, replace)) {
    lines.push(...search.slice(at, oldStart).map((line) => ` ${line}`));
    lines.push(...search.slice(oldStart, oldEnd).map((line) => `-${line}`));
    lines.push(...replace.slice(newStart, newEnd).map((line) => `+${line}`));
    at = oldEnd;
  }
  lines.push(...search.slice(at).map((line) => ` ${line}`));
  const hunk = { oldStart: 1, oldLines: search.length, newStart: 1, newLines: replace.length, lines };
  const patched = applyPatch(text, { hunks: [hunk] }, { fuzzFactor: 2, autoConvertLineEndings: true });
  return patched === false ? undefined : patched;
}
