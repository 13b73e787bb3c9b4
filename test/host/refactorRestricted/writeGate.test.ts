import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createWriteGate } from '../../../src/host/vscode/writeGate.ts';
import { openFile } from '../refactor/hostFiles.ts';

describe('the write gate in a window that is not trusted', () => {
  it('writes nothing, whoever agrees', async () => {
    const text = 'one\n';
    const { document } = await openFile('plain.txt', text);
    const edits = [{ start: 0, end: 4, newText: 'ONE\n' }];
    const gate = createWriteGate({ confirm: () => Promise.resolve(true) });
    const result = await gate.apply({
      label: 'Simplify',
      changes: [{ kind: 'edit', uri: document.uri, version: document.version, text, edits }],
    });
    assert.deepEqual(
      [vscode.workspace.isTrusted, result.kind === 'refused' ? result.code : result.kind, document.getText()],
      [false, 'untrusted-workspace', text],
    );
  });
});
