// What has changed since the last pack, by the editor's watcher.

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ChangedFiles } from '../../../src/host/vscode/changedFiles.ts';
import { until } from '../../fakes/until.ts';

describe('What has changed since the last pack', () => {
  const names = ['followed one.ts', 'followed two.ts'] as const;
  const at = (name: string): string => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(root);
    return path.join(root, name);
  };

  after(() => {
    for (const name of names) {
      rmSync(at(name), { force: true });
    }
  });

  it('is unknown before the first, and then told until a pack has taken it in', async () => {
    const changes = new ChangedFiles();
    try {
      const first = changes.look();
      assert.equal(first.changed, undefined);
      assert.equal(changes.look().changed, undefined);
      first.done();
      assert.notEqual(changes.look().changed, undefined);
      const isTold = (name: string) => changes.look().changed?.includes(name) === true;
      writeFileSync(at(names[0]), 'x');
      await until(() => isTold(names[0]), 'the change is heard of');
      const takenIn = () => {
        changes.look().done();
        return !isTold(names[0]);
      };
      await until(takenIn, 'the change is taken in');
      const before = changes.look();
      writeFileSync(at(names[1]), 'x');
      await until(() => isTold(names[1]), 'the other change is heard of');
      before.done();
      assert.equal(isTold(names[1]), true);
    } finally {
      changes.dispose();
    }
  });
});
