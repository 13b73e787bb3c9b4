// One change of a document from what is told to the review: price, progress, proposal.

import * as vscode from 'vscode';
import type { RefactorCommand, TargetKind } from '../../core/refactor/catalogue.ts';
import { run, type Arrived, type RefactorInput } from '../../core/refactor/propose.ts';
import { priceRefactor } from '../../core/refactor/refactorRequest.ts';
import { receivingWords } from '../../host/vscode/receivingWords.ts';
import { uriOf } from '../../host/vscode/workspacePaths.ts';
import type { CommandCall } from './commandCall.ts';
import type { EditorPlace } from './findPlace.ts';
import { readKnown } from './readKnown.ts';
import type { RefactorServices } from './refactorServices.ts';
import { showArriving } from './showArriving.ts';
import { tellCommand, type Told } from './tellCommand.ts';
import { tellOutcome } from './tellOutcome.ts';
import { approve, inProgress } from './withPrice.ts';

/** A command with the place where it applies. */
export interface Work {
  readonly command: RefactorCommand;
  readonly found: EditorPlace;
  readonly targetKind: TargetKind;
  readonly call: CommandCall;
  /** Runs the command once more, with what the user has said. */
  readonly again: (instruction?: string) => Promise<void>;
}

/** Changes the document as the command says. */
export async function changeDocument(work: Work, services: RefactorServices): Promise<void> {
  const { command, found, call } = work;
  const told = await tellCommand(command, work, services, call);
  if (told) {
    const again = () => work.again(told.instruction);
    await propose(
      labelOf(command, found.snapshot.path),
      await inputFor(work, told, services),
      { again, found },
      services,
    );
  }
}

/** The name of the work in messages, such as `Simplify · retry.ts`. */
export function labelOf(command: RefactorCommand, path: string): string {
  return `${vscode.l10n.t(command.title)} · ${path.split('/').at(-1) ?? ''}`;
}

async function inputFor(
  { command, found }: Work,
  { instruction, target, targetKind }: Told,
  services: RefactorServices,
): Promise<RefactorInput> {
  return {
    command,
    instruction,
    files: [found.snapshot],
    target,
    targetKind,
    profile: services.profiles.current(),
    known: await readKnown(command.context, { document: found.document, target }, services),
  };
}

/** Asks for the change at its price, and shows it for review. */
export async function propose(
  label: string,
  input: RefactorInput,
  {
    again,
    found,
  }: { readonly again: () => Thenable<unknown>; readonly found: Pick<EditorPlace, 'document' | 'snapshot'> },
  services: RefactorServices,
): Promise<void> {
  if (!(await approve(label, priceRefactor(input), services))) {
    return;
  }
  const { command } = input;
  const uris = new Map([[found.snapshot.path, found.document.uri]]);
  const isWaiting = () => isWaitingAt(found);
  const head = { command: `panorama.refactor.${command.id}`, title: command.title, uris, isWaiting };
  const arriving = showArriving(head, services);
  const result = await inProgress(label, services, (signal, tell) => {
    const received = (arrived: Arrived) => {
      tell(soFar(arrived.parts));
      arriving.received(arrived);
    };
    return run(input, { send: services.send, isThere, received }, signal);
  });
  if (result.kind !== 'proposed') {
    await arriving.end();
    await tellOutcome(label, result, again);
    return;
  }
  await arriving.end(result.proposal, isWaiting());
}

/** Whether something is at a path of the workspace: nothing is created over it. */
export async function isThere(path: string): Promise<boolean> {
  const uri = uriOf(path);
  try {
    return uri !== undefined && (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Unknown;
  } catch {
    return false;
  }
}

/** Whoever went on typing or looks at another file is asked to come, not taken along. */
export function isWaitingAt({ document, snapshot }: Pick<EditorPlace, 'document' | 'snapshot'>): boolean {
  return vscode.window.activeTextEditor?.document === document && document.version === snapshot.version;
}

function soFar(parts: number): string {
  return parts === 0 ? vscode.l10n.t('answering') : receivingWords(parts);
}
