// Tells what the user does in the editor to the desk of suggestions: keys, what is taken back, and where the cursor goes.

import * as vscode from 'vscode';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import type { Services } from '../../services.ts';
import type { CompletionSession } from './completionSession.ts';

/** Follows the active editor; dispose the result to stop. */
export function followTyping(
  services: Pick<Services, 'clock' | 'profiles'>,
  session: Pick<CompletionSession, 'desk'>,
): vscode.Disposable {
  let version: number | undefined;
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (document === vscode.window.activeTextEditor?.document && contentChanges.length > 0) {
        session.desk()?.note({ kind: reason === undefined ? 'typed' : 'undone', at: services.clock.now() });
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      // A key moves the cursor too, but the question that follows it says where the user is.
      const isMoved = document.version === version;
      version = document.version;
      const [first] = selections;
      if (isMoved && first && document === vscode.window.activeTextEditor?.document) {
        session.desk()?.visit(() => ({
          snapshot: snapshotOf(document),
          offset: document.offsetAt(first.active),
          profile: services.profiles.current(),
        }));
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      session.desk()?.stopAll();
    }),
  );
}
