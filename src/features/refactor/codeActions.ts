// The commands in the lightbulb: nothing is sent before one is chosen, none is preferred, none comes before a free one.

import * as vscode from 'vscode';
import { isFim } from '../../core/model/fim.ts';
import { whereItApplies, type Bulb, type RefactorCommand } from '../../core/refactor/catalogue.ts';
import { ownIdOf } from '../../core/refactor/ownCommands.ts';
import { bulbCommands } from './allCommands.ts';
import { placeIn } from './findPlace.ts';
import { FINDING_SOURCE, isFixable, problemsOf } from './problems.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Characters of a problem's words that a title shows. */
const SHOWN_LENGTH = 60;

const KINDS: Readonly<Record<Bulb, vscode.CodeActionKind>> = {
  extract: vscode.CodeActionKind.RefactorExtract,
  inline: vscode.CodeActionKind.RefactorInline,
  rewrite: vscode.CodeActionKind.RefactorRewrite,
  quickfix: vscode.CodeActionKind.QuickFix,
};

/** What the editor asks about. */
export interface BulbQuestion {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly context: vscode.CodeActionContext;
}

/** The code actions at a place; none without a model that answers, without trust, and in documents that cannot be written. */
export function listCodeActions(
  { document, range, context }: BulbQuestion,
  services: Pick<RefactorServices, 'profiles' | 'settings'>,
): readonly vscode.CodeAction[] {
  const isWritable =
    document.uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
  if (!isWritable || !vscode.workspace.isTrusted) {
    return [];
  }
  const { api } = services.profiles.current();
  const findings = dismissals(document, context.diagnostics);
  if (api === 'offline' || isFim(api)) {
    return findings;
  }
  const all = [...refactors(document, range, services), ...fixes(document, context.diagnostics), ...findings];
  return all.filter(({ kind }) => kind !== undefined && (context.only === undefined || context.only.contains(kind)));
}

/** Paid refactors are for a selection alone: a cursor that passes asks for nothing. */
function refactors(
  document: vscode.TextDocument,
  range: vscode.Range,
  services: Pick<RefactorServices, 'settings'>,
): readonly vscode.CodeAction[] {
  if (range.isEmpty) {
    return [];
  }
  const { place } = placeIn(document, range);
  return bulbCommands(services, document.languageId).flatMap((command) => {
    const applicability = whereItApplies(command, place);
    const isForSelection = applicability.kind === 'applies' && applicability.target === 'selection';
    return isForSelection ? [toAction(command, document.uri, range)] : [];
  });
}

function toAction(command: RefactorCommand, uri: vscode.Uri, range: vscode.Range): vscode.CodeAction {
  const title = vscode.l10n.t(command.title);
  const own = ownIdOf(command);
  return commandAction(`Panorama: ${title}`, KINDS[command.bulb ?? 'rewrite'], {
    title,
    command: own === undefined ? `panorama.refactor.${command.id}` : 'panorama.refactor.own',
    arguments: [{ uri, range, ...(own !== undefined && { choice: own }) }],
  });
}

/** One for each problem here, and one for all of the file. Without `diagnostics` of their own they stand behind those of others. */
function fixes(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): readonly vscode.CodeAction[] {
  const here = diagnostics.filter(isFixable);
  const all = problemsOf(document.uri).length;
  const fix = (title: string, values: object) =>
    commandAction(`Panorama: ${title}`, KINDS.quickfix, {
      title,
      command: 'panorama.refactor.fix',
      arguments: [{ uri: document.uri, ...values }],
    });
  return [
    ...here.map(({ range, message }) => fix(vscode.l10n.t('Fix “{0}”', shorten(message)), { range, problem: message })),
    ...(here.length > 0 && all > 1
      ? [fix(vscode.l10n.t('Fix all {0} problems of this file', all), { isForAll: true })]
      : []),
  ];
}

/** A finding of a review goes without a model. */
function dismissals(
  { uri }: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  return diagnostics
    .filter(({ source }) => source === FINDING_SOURCE)
    .map(({ message }) => {
      const title = vscode.l10n.t('Dismiss “{0}”', shorten(message));
      const command = { title, command: 'panorama.findings.dismiss', arguments: [uri, message] };
      return commandAction(`Panorama: ${title}`, KINDS.quickfix, command);
    });
}

function commandAction(title: string, kind: vscode.CodeActionKind, command: vscode.Command): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = command;
  return action;
}

function shorten(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)}…` : line;
}
