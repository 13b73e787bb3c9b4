// The files of the workspace as the editor's own file system gives them.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createEditorFiles } from '../../../src/host/vscode/editorFiles.ts';

describe('The files of the editor', () => {
  it('are asked about many at once, each with what became of it', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(root);
    const folder = path.join(root, 'stated');
    mkdirSync(folder);
    try {
      writeFileSync(path.join(folder, 'five.txt'), '12345');
      symlinkSync('five.txt', path.join(folder, 'link.txt'));
      const paths = [
        'stated/five.txt',
        'stated/link.txt',
        'stated',
        ...Array.from({ length: 50 }, (_, at) => `gone${at}`),
      ];
      const stats = await createEditorFiles().stats([...paths, '../outside.txt'], new AbortController().signal);
      assert.deepEqual(
        stats.map((stat) => (stat && 'kind' in stat ? [stat.kind, stat.modified > 0] : stat)),
        [['file', true], ['link', true], ['directory', true], ...paths.slice(3).map(() => undefined), undefined],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are asked about no more after a stop', async () => {
    const stopped = new Error('stopped');
    const stats = createEditorFiles().stats(['README.md'], AbortSignal.abort(stopped));
    await assert.rejects(stats, stopped);
  });
});
