// What stands behind an `@` in the real editor: open files, commits, and changes without what may not leave.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MentionFinder } from '../../../src/features/chat/mentions.ts';
import { until } from '../../harness/until.ts';

function inFolder(path: string): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, ...path.split('/'));
}

describe('A mention', () => {
  const finder = new MentionFinder({
    forbids: (path) => (path === 'README.md' ? 'excluded' : undefined),
    rulesReady: () => Promise.resolve(),
  });

  after(async () => {
    finder.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** What the row with this name adds. */
  async function added(query: string, label: string) {
    const rows = await finder.find(query);
    return (await rows.find((row) => row.label === label)?.attach()) ?? [];
  }

  it('of the open editors brings each of their files', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['src/pay/retry.ts', 'package.json']) {
      await vscode.window.showTextDocument(inFolder(path), { preview: false });
    }
    assert.deepEqual(await added('edit', 'editors'), [
      { kind: 'file', path: 'package.json' },
      { kind: 'file', path: 'src/pay/retry.ts' },
    ]);
  });

  /** The name and the text that a row of this number adds. */
  async function textOf(index: number): Promise<{ readonly name: string; readonly text: string }> {
    const rows = await finder.find('commit');
    const [attachment] = (await rows[index]?.attach()) ?? [];
    assert.ok(attachment?.kind === 'text');
    return attachment;
  }

  it('of commits lists the last ones, and each by itself', async () => {
    await until(async () => (await finder.find('commit')).length > 1, 'git has told of a commit');
    const [list, one] = [await textOf(0), await textOf(1)];
    const named = await finder.find(`commit:${one.name}`);
    assert.deepEqual(
      [list.text.startsWith(one.name), one.text.startsWith(one.name), named.map(({ label }) => label)],
      [true, true, [one.name]],
    );
  });

  it('of changes holds no file that may not leave', async () => {
    const before = await Promise.all(
      ['README.md', 'package.json'].map((path) => vscode.workspace.fs.readFile(inFolder(path))),
    );
    for (const [index, path] of ['README.md', 'package.json'].entries()) {
      await vscode.workspace.fs.writeFile(
        inFolder(path),
        Buffer.concat([before[index] ?? Buffer.of(), Buffer.from('\n')]),
      );
    }
    const [changes] = await added('changes', 'changes');
    for (const [index, path] of ['README.md', 'package.json'].entries()) {
      await vscode.workspace.fs.writeFile(inFolder(path), before[index] ?? Buffer.of());
    }
    assert.ok(changes?.kind === 'text');
    assert.deepEqual([changes.text.includes('package.json'), changes.text.includes('README.md')], [true, false]);
  });
});
