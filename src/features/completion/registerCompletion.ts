// Registers suggestions: the provider, its commands, the question and the status.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { ACCEPTED_COMMAND, createCompletionProvider } from './completionProvider.ts';
import { CompletionSession } from './completionSession.ts';
import { followTyping } from './followTyping.ts';
import { findOtherProvider } from './otherProviders.ts';
import { followStatus } from './showStatus.ts';
import { followNextEdit } from './followNextEdit.ts';

/** Tells keybindings that Alt+\ belongs to someone else. */
const OTHER_PROVIDER_CONTEXT = 'panorama.otherInlineProvider';

/** Registers suggestions; dispose the result to take all of it away. */
export function registerCompletion(services: Services): vscode.Disposable {
  const session = new CompletionSession(services);
  return vscode.Disposable.from(
    session,
    vscode.languages.registerInlineCompletionItemProvider(
      { pattern: '**' },
      createCompletionProvider(services, session),
    ),
    registerCommands(services, session),
    followStatus(services, session),
    followTyping(services, session),
    followNextEdit(services, session),
    followChanges(services, session),
  );
}

function registerCommands(services: Services, session: CompletionSession): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.completion.trigger', () => trigger(services, session)),
    vscode.commands.registerCommand('panorama.completion.toggle', async () =>
      (await switches()).toggle(services, session),
    ),
    vscode.commands.registerCommand('panorama.completion.snooze', async () => (await switches()).snooze(session)),
    vscode.commands.registerCommand('panorama.showMenu', async () => (await switches()).showMenu(services, session)),
    vscode.commands.registerCommand('panorama.completion.reject', () => {
      session.reject();
    }),
    vscode.commands.registerCommand(ACCEPTED_COMMAND, () => {
      session.countKept();
    }),
  );
}

/** Loaded when the user looks for them. */
function switches() {
  return import('./switchCommands.ts');
}

/** Asks here and now; someone who has switched suggestions off is shown the switch. */
async function trigger(services: Services, session: CompletionSession): Promise<void> {
  if (session.mode() === 'off') {
    await (await switches()).toggle(services, session);
  } else {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  }
}

async function ask(services: Services, session: CompletionSession): Promise<void> {
  const { askOnce } = await import('./askOnce.ts');
  await askOnce(services, session);
}

/** After a change what failed may work, another extension may have come, and the question may be due. */
function followChanges(services: Services, session: CompletionSession): vscode.Disposable {
  const lookAround = () => {
    void vscode.commands.executeCommand('setContext', OTHER_PROVIDER_CONTEXT, findOtherProvider() !== undefined);
    if (session.facts().setting === 'ask') {
      ask(services, session).catch((error: unknown) => {
        services.log.warn(`The question about suggestions could not be put: ${String(error)}`);
      });
    }
  };
  const changed = () => {
    session.endRest();
    lookAround();
  };
  lookAround();
  return vscode.Disposable.from(
    services.profiles.onDidChange(changed),
    services.keys.onDidChange(changed),
    services.settings.onDidChange(changed),
    vscode.extensions.onDidChange(lookAround),
  );
}
