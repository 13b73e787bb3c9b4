// A command on a folder of the explorer: one proposal over its files, without those that the pack leaves out.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, placeFile, workspaceRoot } from '../refactor/hostFiles.ts';
import { dismissing, ScriptedModel } from './scriptedModel.ts';

const patch = `Shorter.

*** Begin Patch
*** Update File: folder/one.js
@@
-const one = 1 + 0;
+const one = 1;
*** Update File: folder/two.js
@@
-const two = 2 + 0;
+const two = 2;
*** End Patch`;

describe('a refactor of a folder', () => {
  const held: { model?: ScriptedModel } = {};
  const model = (): ScriptedModel => {
    assert.ok(held.model);
    return held.model;
  };

  before(async function () {
    this.timeout(90_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    placeFile('folder/one.js', 'const one = 1 + 0;\n');
    placeFile('folder/two.js', 'const two = 2 + 0;\n');
    placeFile('folder/.env', 'PASSWORD=swordfish\n');
    placeFile('folder/notes.md', '# Notes of the folder\n');
    placeFile('folder/hidden/three.js', 'const hiddenThree = 3;\n');
    placeFile('folder/.gitignore', 'hidden/\n');
    held.model = await ScriptedModel.start();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  after(() => model().stop());

  it('asks about its files at once, and leaves out secrets, ignored files and other languages', async () => {
    model().answer(patch);
    const folder = vscode.Uri.file(`${workspaceRoot()}/folder`);
    await vscode.commands.executeCommand('panorama.refactor.simplify', folder, [folder]);
    const { lastText } = model();
    assert.deepEqual(
      ['const one', 'const two', 'swordfish', 'Notes of', 'hiddenThree'].map((part) => lastText.includes(part)),
      [true, true, false, false, false],
    );
  });

  it('asks nothing when there is no file that it can work on', async () => {
    const asked = model().questions.length;
    const file = vscode.Uri.file(`${workspaceRoot()}/folder/notes.md`);
    await dismissing(vscode.commands.executeCommand('panorama.refactor.simplify', file, [file]));
    assert.equal(model().questions.length, asked);
  });

  it('tells kindly of a command that is for one file', async () => {
    const asked = model().questions.length;
    const files = ['one', 'two'].map((name) => vscode.Uri.file(`${workspaceRoot()}/folder/${name}.js`));
    await dismissing(vscode.commands.executeCommand('panorama.refactor.generateTests', files[0], files));
    assert.equal(model().questions.length, asked);
  });
});
