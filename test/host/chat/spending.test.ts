// The page of spending in the real editor.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

const isLedger = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.endsWith('panorama.ledgerPage');

describe('The page of spending', () => {
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens in a tab, once however often it is asked for', async () => {
    await vscode.commands.executeCommand('panorama.showLedger');
    await until(() => tabs().some(isLedger), 'the page is open');
    await vscode.commands.executeCommand('panorama.showLedger');
    assert.deepEqual(
      tabs()
        .filter(isLedger)
        .map(({ label }) => label),
      ['Spend'],
    );
  });
});
