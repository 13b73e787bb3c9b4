// What the editor's watcher tells of changes to the files of the workspace.

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createFileChanges } from '../../../src/host/vscode/fileChanges.ts';
import { until } from '../../fakes/until.ts';

describe('Changes of files', () => {
  it('are unknown at first, then told once each', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(root);
    const file = path.join(root, 'fresh file.ts');
    const changes = createFileChanges();
    const heard = new Set<string>();
    const isHeard = () => {
      const taken = changes.take();
      for (const one of taken === 'unknown' ? [] : taken) {
        heard.add(one);
      }
      return heard.has('fresh file.ts');
    };
    try {
      assert.equal(changes.take(), 'unknown');
      writeFileSync(file, 'x');
      await until(isHeard, 'the file is heard of');
      assert.equal(changes.take().includes('fresh file.ts'), false);
      heard.clear();
      rmSync(file);
      await until(isHeard, 'its end is heard of');
    } finally {
      rmSync(file, { force: true });
      changes.dispose();
    }
  });
});
