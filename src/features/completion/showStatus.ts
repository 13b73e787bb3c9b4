// Shows in the status item how suggestions stand in the active editor.

import * as vscode from 'vscode';
import { LONG_LINE } from '../../core/completion/gate.ts';
import type { FailureCode } from '../../core/model/failure.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import type { StatusState } from '../../host/vscode/statusItem.ts';
import type { Services } from '../../services.ts';
import { hasKey } from './hasKey.ts';
import { isSuggestible, knownReason } from './completionInput.ts';
import type { CompletionSession } from './completionSession.ts';

const KEY_FAILURES: ReadonlySet<FailureCode> = new Set<FailureCode>(['key-missing', 'key-wrong']);

/** Keeps the status item true; dispose the result to stop. */
export function followStatus(services: Services, session: CompletionSession): vscode.Disposable {
  let turn = 0;
  const show = () => {
    const state = stateOf(services, session);
    services.status.show(state);
    turn += 1;
    const own = turn;
    if (state.kind === 'ready') {
      hasKey(services).then(
        (has) => {
          if (!has && own === turn) {
            services.status.show({ kind: 'needs-key' });
          }
        },
        (error: unknown) => {
          services.log.warn(`The key could not be looked up: ${String(error)}`);
        },
      );
    }
  };
  show();
  return vscode.Disposable.from(
    session.onDidChange(show),
    services.settings.onDidChange(show),
    services.profiles.onDidChange(show),
    services.keys.onDidChange(show),
    services.marks.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('editor.inlineSuggest')) {
        show();
      }
    }),
  );
}

/** What the item shows now: what the user has to do first, then what rests, then what is off here. */
function stateOf(services: Services, session: CompletionSession): StatusState {
  const failure = session.rest()?.failure;
  if (failure) {
    return KEY_FAILURES.has(failure.code) ? { kind: 'needs-key' } : { kind: 'paused', reason: failure.message };
  }
  const snoozedUntil = session.snoozedUntil();
  if (snoozedUntil !== undefined) {
    return { kind: 'paused', reason: vscode.l10n.t('snoozed until {0}', timeOf(snoozedUntil)) };
  }
  const reason = offReason(services, session);
  return reason === undefined ? { kind: 'ready' } : { kind: 'off', reason };
}

/** A time of day as the user's clock shows it; milliseconds since 1970. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function offReason(services: Services, session: CompletionSession): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return vscode.l10n.t('the workspace is not trusted');
  }
  if (session.mode() === 'off') {
    return vscode.l10n.t('suggestions are off');
  }
  const document = vscode.window.activeTextEditor?.document;
  return document && isSuggestible(document.uri) ? offReasonIn(document, services) : undefined;
}

function offReasonIn(document: vscode.TextDocument, services: Services): string | undefined {
  if (vscode.workspace.getConfiguration('editor.inlineSuggest', document).get('enabled') === false) {
    return vscode.l10n.t("the editor's inline suggestions are off");
  }
  if (services.settings.disabledLanguages(document.uri).includes(document.languageId)) {
    return vscode.l10n.t('off for {0}', document.languageId);
  }
  if (knownReason(snapshotOf(document).path, services) !== undefined) {
    return vscode.l10n.t('this file is never sent');
  }
  return hasLongLine(document) ? vscode.l10n.t('very long line') : undefined;
}

/** Whether the cursor's line is one that nothing is suggested in. */
function hasLongLine(document: vscode.TextDocument): boolean {
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document === document ? editor.selection.active.line : 0;
  return document.lineAt(line).text.length > LONG_LINE;
}
