// Several chats at once: each in a tab of its own with its own conversation, and the one in the view beside them.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';

const ask = (question: string): Thenable<{ readonly outcome: string }> =>
  vscode.commands.executeCommand('panorama.ask', { question });

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`panorama.chat.${name}`);

/** The names of the tabs that hold chats. */
function chatTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('panorama.chatTab'))
    .map(({ label }) => label);
}

async function untilTabs(expected: readonly string[]): Promise<void> {
  await until(() => JSON.stringify(chatTabs()) === JSON.stringify(expected), `the tabs are ${expected.join(', ')}`, {
    seen: () => Promise.resolve(chatTabs().join(', ')),
  });
}

describe('Several chats', () => {
  before(async () => {
    await vscode.workspace.getConfiguration('panorama').update('profile', 'offline', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are open in tabs, each named after its own questions; a question goes to the one in use', async () => {
    await run('newInEditor');
    await untilTabs(['New Chat']);
    await ask('How long does a retry wait?');
    await untilTabs(['How long does a retry wait?']);
    await run('newInEditor');
    await ask('What does the cart cost?');
    await untilTabs(['How long does a retry wait?', 'What does the cart cost?']);
  });

  it('leave the view with its own when a tab closes', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilTabs([]);
    // Other questions may have been asked in the view before, and named its conversation.
    await run('new');
    assert.equal((await ask('Where is the price?')).outcome, 'complete');
    await untilTabs([]);
  });

  it('go from the view to a tab as they are', async () => {
    await run('moveToEditor');
    await untilTabs(['Where is the price?']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilTabs([]);
  });
});
