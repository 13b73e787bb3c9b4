// The ways into the refactor commands, loaded with the first of them.

import * as vscode from 'vscode';
import { rowOf } from '../../core/refactor/catalogueRows.ts';
import type { RefactorId } from '../../core/refactor/commandIds.ts';
import { ownCommand } from './allCommands.ts';
import { chooseOwn, chooseRefactor } from './chooseRefactor.ts';
import { readCall } from './commandCall.ts';
import type { Findings } from './findings.ts';
import { runRefactor } from './refactorFlow.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Runs a command of the catalogue with the arguments that its caller gave. */
export function runRow(id: RefactorId, services: RefactorServices, values: readonly unknown[]): Promise<void> {
  return runRefactor(rowOf(id), services, readCall(values));
}

/** Lets the user choose among the commands that apply, and runs the one chosen. */
export async function runChosen(services: RefactorServices, values: readonly unknown[]): Promise<void> {
  const call = readCall(values);
  const command = await chooseRefactor(services, call);
  if (command) {
    await runRefactor(command, services, call);
  }
}

/** Runs one of the user's own commands: `{"choice": "id"}` names it in a keybinding. */
export async function runOwn(services: RefactorServices, values: readonly unknown[]): Promise<void> {
  const call = readCall(values);
  const command = call.choice === undefined ? await chooseOwn(services) : ownCommand(services, call.choice);
  if (command) {
    await runRefactor(command, services, call);
  } else if (call.choice !== undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('You have no command “{0}”.', call.choice));
  }
}

/** Takes one finding of a review away. */
export function dismiss(findings: Findings, uri: unknown, message: unknown): void {
  if (uri instanceof vscode.Uri && typeof message === 'string') {
    findings.dismiss(uri, message);
  }
}
