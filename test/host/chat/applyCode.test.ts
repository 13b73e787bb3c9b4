// Code of an answer on its way into a file of the real editor: as a proposal for review, and never past it.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import type { Proposal } from '../../../src/core/refactor/proposal.ts';
import { applyCode, type ApplyParts } from '../../../src/features/chat/applyCode.ts';
import { profileAt } from '../../fakes/asking.ts';

const RETRY = 'src/pay/retry.ts';

function inFolder(path: string): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, ...path.split('/'));
}

/** What comes to the review, and what the list says when there is one; the user picks the row with these words. */
async function apply(
  code: string,
  pick = '',
  block?: string,
): Promise<{ readonly shown: readonly Proposal[]; readonly rows: readonly string[] }> {
  const shown: Proposal[] = [];
  const rows: string[] = [];
  const never = () => Promise.reject(new Error('Not asked for here.'));
  const parts: ApplyParts = {
    profiles: { current: () => profileAt('https://gw.example.com') },
    review: {
      show: (proposal: Proposal) => {
        shown.push(proposal);
        return Promise.resolve();
      },
    },
    writeGate: { apply: never },
  };
  const { showQuickPick } = vscode.window;
  const choose = (offered: readonly vscode.QuickPickItem[]) => {
    rows.push(...offered.map(({ label, description = '' }) => `${label} ${description}`.trim()));
    return Promise.resolve(offered.find(({ label }) => pick !== '' && label.includes(pick)));
  };
  Object.assign(vscode.window, { showQuickPick: choose });
  try {
    await applyCode(code, block, parts);
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
  return { shown, rows };
}

describe('Code that is applied', () => {
  const held = { text: '' };

  beforeEach(async () => {
    const document = await vscode.workspace.openTextDocument(inFolder(RETRY));
    held.text = document.getText();
    await vscode.window.showTextDocument(document);
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is a change of the file that it names, the active one or not', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder('README.md')));
    const lines = held.text.trimEnd().split('\n');
    const { shown } = await apply(`// ${RETRY}\n${lines[0] ?? ''}\n// applied\n${lines.slice(1).join('\n')}`);
    const [file] = shown[0]?.files ?? [];
    assert.ok(file?.kind === 'edit');
    assert.deepEqual([file.path, applyEdits(held.text, file.edits).includes('\n// applied\n')], [RETRY, true]);
  });

  it('is a new file where none is at the path that it names', async () => {
    const { shown } = await apply('// src/pay/fresh.ts\nexport const fresh = 1;');
    assert.deepEqual(shown[0]?.files, [
      { kind: 'create', path: 'src/pay/fresh.ts', reason: '', text: 'export const fresh = 1;\n' },
    ]);
  });

  it('is for the file that its block names', async () => {
    const { shown } = await apply('export const fresh = 1;', '', 'src/pay/fresh.ts');
    assert.deepEqual(shown[0]?.files, [
      { kind: 'create', path: 'src/pay/fresh.ts', reason: '', text: 'export const fresh = 1;\n' },
    ]);
  });

  it('is offered to the model at its price, to the cursor and to a new file where it has no certain place', async () => {
    const { shown, rows } = await apply('const nobody = knows(where);\nthisGoes();');
    assert.deepEqual([shown, rows.length], [[], 3]);
    assert.match(rows[0] ?? '', /Test service.*(?:¢|unknown)/u);
  });

  it('opens as a new file when the user wants that', async () => {
    await apply('const nobody = knows(where);\nthisGoes();', 'New File');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'const nobody = knows(where);\nthisGoes();');
  });
});
