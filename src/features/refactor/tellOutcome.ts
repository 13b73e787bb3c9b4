// Says in one short message why a refactor brought no change, with the one action that helps.

import * as vscode from 'vscode';
import type { Failure, FailureCode } from '../../core/model/failure.ts';
import type { RefactorResult } from '../../core/refactor/proposal.ts';

/** What can be done about a failure. */
interface Remedy {
  readonly title: string;
  readonly run: () => Thenable<unknown>;
}

/** Characters of a model's own words that a message shows. */
const QUOTE_LENGTH = 200;

/** Tells of a result that is no proposal. `retry` runs the command again. Resolves when the message is answered or gone. */
export async function tellOutcome(
  label: string,
  result: Exclude<RefactorResult, { readonly kind: 'proposed' }>,
  retry: () => Thenable<unknown>,
): Promise<void> {
  switch (result.kind) {
    case 'stopped':
      return;
    case 'unchanged':
      await vscode.window.showInformationMessage(
        withWords(vscode.l10n.t('{0}: nothing to change.', label), result.said),
      );
      return;
    case 'refused':
      await offer(
        withWords(
          vscode.l10n.t('{0}: the answer does not fit the file, so nothing is changed.', label),
          result.problems.join(' '),
        ),
        {
          title: vscode.l10n.t('Try Again'),
          run: retry,
        },
      );
      return;
    case 'failed':
      await tellFailure(label, result.failure, retry);
  }
}

/** Tells of a failure, with its one primary action. */
export async function tellFailure(label: string, failure: Failure, retry: () => Thenable<unknown>): Promise<void> {
  await offer(`${label}: ${vscode.l10n.t(failure.message)}`, remedyFor(failure, retry));
}

function remedyFor(failure: Failure, retry: () => Thenable<unknown>): Remedy | undefined {
  const command = COMMANDS[failure.code];
  if (command) {
    return { title: command.title(), run: () => vscode.commands.executeCommand(command.id) };
  }
  return failure.retryable ? { title: vscode.l10n.t('Try Again'), run: retry } : undefined;
}

const CHOOSE_MODEL = { id: 'panorama.chooseProfile', title: () => vscode.l10n.t('Choose Model') };
const SET_KEY = { id: 'panorama.setKey', title: () => vscode.l10n.t('Set Key') };
const OPEN_SETTINGS = { id: 'panorama.openSettings', title: () => vscode.l10n.t('Open Settings') };

const COMMANDS: Readonly<Partial<Record<FailureCode, { readonly id: string; readonly title: () => string }>>> = {
  'needs-model': CHOOSE_MODEL,
  'model-not-found': CHOOSE_MODEL,
  'key-missing': SET_KEY,
  'key-wrong': SET_KEY,
  'over-cap': OPEN_SETTINGS,
  configuration: OPEN_SETTINGS,
  'untrusted-workspace': { id: 'workbench.trust.manage', title: () => vscode.l10n.t('Manage Trust') },
};

async function offer(message: string, remedy: Remedy | undefined): Promise<void> {
  const action = await vscode.window.showWarningMessage(message, ...(remedy ? [remedy.title] : []));
  if (remedy && action === remedy.title) {
    await remedy.run();
  }
}

function withWords(message: string, words: string): string {
  const short = words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH)}…` : words;
  return short === '' ? message : `${message} ${short}`;
}
