// The message of a commit, from what is staged into the box of the source control view; what is typed there stays.

import * as vscode from 'vscode';
import type { RefactorCommand } from '../../core/refactor/catalogue.ts';
import { commitRequest, messageIn, splitDiff, type FileDiff } from '../../core/refactor/commitRequest.ts';
import { priceRequest } from '../../core/refactor/priceRequest.ts';
import { receiveText } from '../../core/refactor/receiveText.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { CommandCall } from './commandCall.ts';
import { chooseRepository, type Repository } from './gitRepositories.ts';
import type { RefactorServices } from './refactorServices.ts';
import { tellFailure } from './tellOutcome.ts';
import { approve, inProgress } from './withPrice.ts';

/** Subjects of earlier commits that are shown for their style. */
const MOST_SUBJECTS = 8;

/** The command as it was called. */
interface CommitCall {
  readonly command: RefactorCommand;
  readonly call: CommandCall;
  readonly again: () => Thenable<unknown>;
}

/** Writes the message for a repository. */
export async function writeCommitMessage(
  { command, call, again }: CommitCall,
  services: RefactorServices,
): Promise<void> {
  const repository = await chooseRepository(call.repository);
  if (!repository) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No git repository is open.'));
    return;
  }
  const diffs = splitDiff(await readDiff(repository));
  await services.rulesReady();
  const shown = diffs.flatMap((diff) => inWorkspace(diff, repository, services) ?? []);
  if (shown.length === 0) {
    await tellNothing(diffs.length);
    return;
  }
  const title = vscode.l10n.t(command.title);
  const request = commitRequest({
    instruction: [command.instruction, call.instruction].filter((text) => text !== undefined).join(' '),
    diffs: shown,
    hiddenFiles: diffs.length - shown.length,
    subjects: await readSubjects(repository),
    begun: repository.inputBox.value,
    profile: services.profiles.current(),
  });
  if (!(await approve(title, priceRequest(request), services))) {
    return;
  }
  const received = await inProgress(title, services, (signal) => receiveText(request, services.send, signal));
  if (received.kind === 'complete') {
    putInto(repository, messageIn(received.value));
  } else if (received.kind === 'failed') {
    await tellFailure(title, received.failure, again);
  }
}

/** What is staged; when nothing is, the user is asked about all changes. */
async function readDiff(repository: Repository): Promise<string> {
  const staged = await repository.diff(true);
  if (staged.trim() !== '') {
    return staged;
  }
  const all = await repository.diff(false);
  if (all.trim() === '') {
    return '';
  }
  const use = vscode.l10n.t('Use All Changes');
  const question = vscode.l10n.t('Nothing is staged.');
  return (await vscode.window.showInformationMessage(question, use)) === use ? all : '';
}

/** A file's part under its path in the workspace; undefined when it lies elsewhere or may not leave, now or before it was moved. */
function inWorkspace(
  { path, from, text }: FileDiff,
  { rootUri }: Repository,
  { forbids }: Pick<RefactorServices, 'forbids'>,
): FileDiff | undefined {
  const allowed = (named: string) => {
    const inside = named === '' ? undefined : pathOf(vscode.Uri.joinPath(rootUri, named));
    return inside === undefined || forbids(inside) !== undefined ? undefined : inside;
  };
  const inside = allowed(path);
  return inside === undefined || (from !== undefined && allowed(from) === undefined)
    ? undefined
    : { path: inside, text };
}

async function readSubjects(repository: Repository): Promise<readonly string[]> {
  try {
    const commits = await repository.log({ maxEntries: MOST_SUBJECTS });
    return commits.map(({ message }) => message.split('\n')[0] ?? '');
  } catch {
    // A repository without a commit has no log.
    return [];
  }
}

async function tellNothing(files: number): Promise<void> {
  const message =
    files === 0
      ? vscode.l10n.t('There is no change to write a message for.')
      : vscode.l10n.t('None of the changed files may leave this computer, so nothing is sent.');
  await vscode.window.showInformationMessage(message);
}

/** What the user has typed comes first and is never lost. */
function putInto({ inputBox }: Repository, message: string): void {
  const typed = inputBox.value.trimEnd();
  inputBox.value = typed === '' ? message : `${typed}\n\n${message}`;
}
