// Registers next edits: their commands, and the work itself from the moment the user wants it.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { CompletionSession } from './completionSession.ts';
import type { NextEdits } from './nextEdits.ts';

/** Follows the user's setting; dispose the result to take all of it away. */
export function followNextEdit(services: Services, session: CompletionSession): vscode.Disposable {
  let running: Promise<NextEdits> | undefined;
  const stop = () => {
    session.nextEditAt = undefined;
    session.refuseNextEdit = undefined;
    running?.then((edits) => {
      edits.dispose();
    }, ignore);
    running = undefined;
  };
  const follow = () => {
    if (!services.settings.nextEdit()) {
      stop();
    } else if (!running) {
      running = start(services, session);
      running.catch((error: unknown) => {
        services.log.error(`Next edits could not be started: ${String(error)}`);
      });
    }
  };
  follow();
  return vscode.Disposable.from(
    { dispose: stop },
    services.settings.onDidChange(follow),
    vscode.commands.registerCommand('panorama.completion.acceptNextEdit', async () => (await running)?.accept()),
    vscode.commands.registerCommand('panorama.completion.rejectNextEdit', async () => (await running)?.reject()),
  );
}

async function start(services: Services, session: CompletionSession): Promise<NextEdits> {
  const { NextEdits: Edits } = await import('./nextEdits.ts');
  const edits = new Edits(services, session);
  session.nextEditAt = (document, position) => edits.itemAt(document, position);
  session.refuseNextEdit = () => edits.rejectInline();
  return edits;
}

/** What failed to start was told already. */
function ignore(): void {
  return undefined;
}
