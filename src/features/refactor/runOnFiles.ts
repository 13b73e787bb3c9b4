// A command on several files of the explorer: as many at once as a model can answer about, at a price known before; all changes are one proposal.

import * as vscode from 'vscode';
import type { RefactorCommand } from '../../core/refactor/catalogue.ts';
import { handOn } from '../../core/refactor/handOn.ts';
import { MOST_UNITS_BESIDE } from '../../core/refactor/knownTexts.ts';
import type { FailedHunk, Note, Proposal, ProposedFile, RefactorResult } from '../../core/refactor/proposal.ts';
import { run, type Arrived, type RefactorInput } from '../../core/refactor/propose.ts';
import { priceRefactor } from '../../core/refactor/refactorRequest.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { collectFiles, type CollectedFile } from './collectFiles.ts';
import type { CommandCall } from './commandCall.ts';
import { isThere, labelOf } from './changeDocument.ts';
import type { RefactorServices } from './refactorServices.ts';
import { reviewCode } from './reviewCode.ts';
import { showArriving, type Arriving } from './showArriving.ts';
import { instructionOf } from './tellCommand.ts';
import { tellFailure, tellOutcome } from './tellOutcome.ts';
import { approve, inProgress, sumOf } from './withPrice.ts';

/** Files, and UTF-16 units of them together, that one command takes. */
const MOST_FILES = 60;
const MOST_UNITS = 600_000;

/** The same for one request: what a model can still answer with a change in every file. */
const MOST_FILES_AT_ONCE = 16;
const MOST_UNITS_AT_ONCE = 60_000;

/** A call from the explorer. */
interface FilesCall {
  readonly command: RefactorCommand;
  readonly call: CommandCall & Required<Pick<CommandCall, 'files'>>;
  readonly again: () => Thenable<unknown>;
}

/** Runs a command on what is chosen in the explorer. */
export async function runOnFiles({ command, call, again }: FilesCall, services: RefactorServices): Promise<void> {
  const label = call.files.length === 1 ? labelOf(command, call.files[0]?.path ?? '') : vscode.l10n.t(command.title);
  if (!command.targets.includes('folder') && call.files.length !== 1) {
    await vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is for one file.', vscode.l10n.t(command.title)));
    return;
  }
  const reading = new AbortController();
  const { files, leftOut } = await collectFiles(command, call.files, services, reading.signal);
  const unfit = judgeSize(files);
  if (unfit !== undefined) {
    await vscode.window.showInformationMessage(`${label}: ${unfit}`);
    return;
  }
  if (leftOut > 0) {
    services.log.info(`${command.title}: ${leftOut} of ${leftOut + files.length} files stay out.`);
  }
  if (command.destination === 'problems') {
    const reviewed = files.map((file) => ({ ...file, target: whole(file), targetKind: 'file' as const }));
    await reviewCode({ command, label, files: reviewed, known: [], again }, services);
    return;
  }
  const instruction = await instructionOf(command, services, call);
  if (instruction !== undefined) {
    await changeFiles({ command, label, files, instruction, again }, services);
  }
}

function judgeSize(files: readonly CollectedFile[]): string | undefined {
  if (files.length === 0) {
    return vscode.l10n.t('There is no file here that this can work on.');
  }
  const units = files.reduce((sum, { snapshot }) => sum + snapshot.text.length, 0);
  return files.length > MOST_FILES || units > MOST_UNITS
    ? vscode.l10n.t('{0} files are too much for one change. Choose fewer, {1} at most.', files.length, MOST_FILES)
    : undefined;
}

interface FilesWork {
  readonly command: RefactorCommand;
  readonly label: string;
  readonly files: readonly CollectedFile[];
  readonly instruction: string;
  readonly again: () => Thenable<unknown>;
}

async function changeFiles(work: FilesWork, services: RefactorServices): Promise<void> {
  const { command, label, files, again } = work;
  const profile = services.profiles.current();
  const inputs = partsOf(files).map((part) => ({ ...inputOf(work, part), profile }));
  if (!(await approve(label, sumOf(inputs.map(priceOf)), services))) {
    return;
  }
  const uris = new Map(files.map((file) => [file.snapshot.path, file.document.uri]));
  const isWaiting = waitsHere();
  const id = `panorama.refactor.${command.id}`;
  const arriving = showArriving({ command: id, title: command.title, uris, isWaiting }, services);
  const results = await inProgress(label, services, (signal, tell) =>
    runAll(inputs, services, { signal, tell, arriving }),
  );
  const proposal = joinResults(command, inputs, results);
  const failure = results.find((result) => result.kind === 'failed');
  if (failure) {
    void tellFailure(label, failure.failure, again);
  }
  await arriving.end(proposal, isWaiting());
  if (!proposal && !failure) {
    await tellOutcome(label, nothingOf(results), again);
  }
}

/** Whether the user is still where the work was begun, and has typed nothing. */
function waitsHere(): () => boolean {
  const editor = vscode.window.activeTextEditor;
  const version = editor?.document.version;
  return () => vscode.window.activeTextEditor?.document === editor?.document && editor?.document.version === version;
}

/** What is handed on to a later part is not known before: it may be all that there is room for. */
function priceOf(input: RefactorInput, index: number): QuestionPrice {
  const price = priceRefactor(input);
  if (index === 0) {
    return price;
  }
  const { atMost } = priceRefactor({ ...input, known: [{ title: '', text: 'x'.repeat(MOST_UNITS_BESIDE) }] });
  return { ...price, ...(atMost !== undefined && { atMost }) };
}

type Part = readonly [CollectedFile, ...CollectedFile[]];

/** The files in parts for one request each, in their order. */
function partsOf(files: readonly CollectedFile[]): readonly Part[] {
  const parts: [CollectedFile, ...CollectedFile[]][] = [];
  let units = 0;
  for (const file of files) {
    const last = parts.at(-1);
    units += file.snapshot.text.length;
    if (last && last.length < MOST_FILES_AT_ONCE && units <= MOST_UNITS_AT_ONCE) {
      last.push(file);
    } else {
      parts.push([file]);
      units = file.snapshot.text.length;
    }
  }
  return parts;
}

function inputOf(
  { command, instruction }: Pick<FilesWork, 'command' | 'instruction'>,
  [first, ...others]: Part,
): Omit<RefactorInput, 'profile'> {
  return {
    command,
    instruction,
    files: [first.snapshot, ...others.map(({ snapshot }) => snapshot)],
    target: whole(first),
    targetKind: 'file',
  };
}

interface Running {
  readonly signal: AbortSignal;
  readonly tell: (message: string) => void;
  readonly arriving: Arriving;
}

/** One after another, each with what those before have made; the rest is not asked after a failure or a stop. */
async function runAll(
  inputs: readonly RefactorInput[],
  services: RefactorServices,
  running: Running,
): Promise<readonly RefactorResult[]> {
  const results: RefactorResult[] = [];
  for (const [index, input] of inputs.entries()) {
    running.tell(vscode.l10n.t('part {0} of {1}', index + 1, inputs.length));
    const done = results.flatMap((result) => (result.kind === 'proposed' ? result.proposal.files : []));
    const others = inputs.filter((one) => one !== input).flatMap(({ files }) => files.map(({ path }) => path));
    const known = inputs.length === 1 ? [] : handOn(done, others);
    const received = showBeside(done, running.arriving);
    const result = await run({ ...input, known }, { send: services.send, isThere, received }, running.signal);
    results.push(result);
    if (result.kind === 'failed' || result.kind === 'stopped') {
      break;
    }
  }
  return results;
}

/** What arrives of a part stands beside what the parts before have made. */
function showBeside(done: readonly ProposedFile[], arriving: Arriving): (arrived: Arrived) => void {
  return ({ parts, draft }) => {
    arriving.received({
      parts: done.length + parts,
      draft: () => eachOnce([...done, ...draft()]).kept,
    });
  };
}

/** All changes as one; files that were refused or not asked about are named in it. Undefined when nothing changes. */
function joinResults(
  command: RefactorCommand,
  inputs: readonly RefactorInput[],
  results: readonly RefactorResult[],
): Proposal | undefined {
  const proposals = results.flatMap((result) => (result.kind === 'proposed' ? [result.proposal] : []));
  const { kept, twice } = eachOnce(
    proposals.flatMap((one) =>
      one.files.map((file) => ({ ...file, reason: file.reason === '' ? one.summary : file.reason })),
    ),
  );
  const [first, ...others] = kept;
  const failed: readonly FailedHunk[] = inputs.flatMap(({ files }, index) =>
    failuresOf(
      files.map(({ path }) => path),
      results[index],
    ),
  );
  const notes: readonly Note[] = proposals.flatMap((one) =>
    one.notes.map((note) => ({ ...note, message: `${one.files[0].path}: ${note.message}` })),
  );
  return (
    first && {
      command: `panorama.refactor.${command.id}`,
      title: command.title,
      files: [first, ...others],
      failed: [...failed, ...twice],
      notes,
      summary: '',
    }
  );
}

/** Parts may make the same new file all the same: the first is kept. */
function eachOnce(files: readonly ProposedFile[]): {
  readonly kept: readonly ProposedFile[];
  readonly twice: readonly FailedHunk[];
} {
  const taken = new Set<string>();
  const kept = files.filter((file) => {
    const path = file.kind === 'rename' ? file.to : file.path;
    const isFree = !taken.has(path);
    taken.add(path);
    return isFree;
  });
  const twice = files
    .filter((file) => !kept.includes(file))
    .map(({ path }) => ({ path, message: 'Another part of the answer makes this file as well; the first is kept.' }));
  return { kept, twice };
}

function failuresOf(paths: readonly string[], result: RefactorResult | undefined): readonly FailedHunk[] {
  switch (result?.kind) {
    case 'proposed':
      return result.proposal.failed;
    case 'unchanged':
      return [];
    case 'refused':
      return result.problems.map((message) => ({ ...(paths.length === 1 && { path: paths[0] ?? '' }), message }));
    default:
      return paths.map((path) => ({ path, message: 'This file is not changed: the work ended before it.' }));
  }
}

function nothingOf(
  results: readonly RefactorResult[],
): Exclude<RefactorResult, { readonly kind: 'proposed' | 'failed' }> {
  const problems = results.flatMap((result) => (result.kind === 'refused' ? result.problems : []));
  if (results.some(({ kind }) => kind === 'stopped')) {
    return { kind: 'stopped' };
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'unchanged', said: '' };
}

function whole({ snapshot }: CollectedFile): { readonly start: number; readonly end: number } {
  return { start: 0, end: snapshot.text.length };
}
