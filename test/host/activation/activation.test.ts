// The extension starts in every kind of window, and the window refuses what a stock VS Code refuses.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extension = vscode.extensions.getExtension<{ readonly activation: Readonly<Record<string, number>> }>(
  'panorama.panorama',
);

/** Commands that VS Code itself makes for each view. */
const madeForViews = /^panorama\.(?:chat|pack|pending)\.(?:focus|open|removeView|resetViewLocation|toggleVisibility)$/;

describe('The extension', () => {
  it('starts, and tells how long that took', async () => {
    const { activation } = await present(extension).activate();
    assert.deepEqual(Object.keys(activation).sort(), ['activateMs', 'loadMs']);
    assert.ok(Object.values(activation).every((time) => time >= 0));
  });

  it('registers every command that it contributes', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributedCommands().filter((command) => !registered.has(command)),
      [],
    );
  });

  it('registers no other command, but for those that stand behind its own buttons', async () => {
    await present(extension).activate();
    const ours = (await vscode.commands.getCommands(true)).filter((command) => command.startsWith('panorama.'));
    const others = ours.filter((command) => !contributedCommands().includes(command) && !madeForViews.test(command));
    assert.deepEqual(others.sort(), [
      'panorama.chat.prepare',
      'panorama.completion.accepted',
      'panorama.findings.dismiss',
      'panorama.openPackedFile',
      'panorama.pack.openPage',
      'panorama.review.show',
      'panorama.showLog',
      'panorama.showMenu',
      'panorama.showSent',
    ]);
  });

  it('finds the window as restricted or trusted as it was opened', () => {
    assert.equal(vscode.workspace.isTrusted, process.env.PANORAMA_TEST_RESTRICTED !== '1');
  });
});

describe('The window', () => {
  it('refuses a proposed API', () => {
    const provider = {
      provideInlineCompletionItems: () => [],
      handleDidShowCompletionItem: () => undefined,
    };
    assert.throws(
      () => vscode.languages.registerInlineCompletionItemProvider('*', provider),
      /CANNOT use API proposal/,
    );
  });
});

function contributedCommands(): readonly string[] {
  const { contributes } = present(extension).packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}

function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined, 'the extension is installed');
  return value;
}
