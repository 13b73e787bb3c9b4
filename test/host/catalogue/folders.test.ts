// A command on a folder of the explorer: one proposal over its files, without those that the pack leaves out.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rowOf } from '../../../src/core/refactor/catalogueRows.ts';
import { runRefactor } from '../../../src/features/refactor/refactorFlow.ts';
import { closeAll, placeFile, workspaceRoot } from '../refactor/hostFiles.ts';
import { rehearse } from './rehearsedServices.ts';
import { dismissing, useScriptedModel } from './scriptedModel.ts';

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
  const model = useScriptedModel();

  before(() => {
    placeFile('folder/one.js', 'const one = 1 + 0;\n');
    placeFile('folder/two.js', 'const two = 2 + 0;\n');
    placeFile('folder/.env', 'PASSWORD=swordfish\n');
    placeFile('folder/notes.md', '# Notes of the folder\n');
    placeFile('folder/hidden/three.js', 'const hiddenThree = 3;\n');
    placeFile('folder/.gitignore', 'hidden/\n');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  it('asks about its files at once, and leaves out secrets, ignored files and other languages', async () => {
    model().answer(patch);
    const folder = vscode.Uri.file(`${workspaceRoot()}/folder`);
    await vscode.commands.executeCommand('panorama.refactor.simplify', folder, [folder]);
    const { lastText } = model();
    assert.deepEqual(
      ['const one', 'const two', 'swordfish', 'Notes of', 'hiddenThree'].map((part) => lastText.includes(part)),
      [true, true, false, false, false],
    );
    await dismissing(vscode.commands.executeCommand('panorama.review.acceptAll'));
    const texts = await Promise.all(
      ['one', 'two'].map(async (name) =>
        (await vscode.workspace.openTextDocument(`${workspaceRoot()}/folder/${name}.js`)).getText(),
      ),
    );
    assert.deepEqual(texts, ['const one = 1;\n', 'const two = 2;\n']);
  });

  it('makes one proposal of twelve files, with a new one, a moved one and one that failed', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `twelve/f${index + 10}.js`);
    const uris = names.map((name, index) => placeFile(name, `const f = ${index} + 0;\n`));
    const update = (name: string, index: number, head = '') =>
      `*** Update File: ${name}\n${head}@@\n-const f = ${index} + 0;\n+const f = ${index};\n`;
    const parts = names.slice(0, 10).map((name, index) => update(name, index));
    const moved = update('twelve/f20.js', 10, '*** Move to: twelve/moved.js\n');
    const lost = update('twelve/f21.js', 99);
    const wrap = (...body: readonly string[]) => `Shorter.\n\n*** Begin Patch\n${body.join('')}*** End Patch\n`;
    const { services, shown, requests } = rehearse([
      wrap(...parts, moved, lost, '*** Add File: twelve/new.js\n+const n = 1;\n'),
      wrap(lost),
    ]);
    await runRefactor(rowOf('simplify'), services, { files: uris });
    const { files = [], failed = [] } = shown[0]?.proposal ?? {};
    const count = (kind: string) => files.filter((file) => file.kind === kind).length;
    assert.deepEqual(
      [
        ['edit', 'rename', 'create', 'delete'].map(count),
        failed.map(({ path }) => path),
        shown[0]?.paths.length,
        requests.length,
      ],
      [[10, 1, 1, 0], ['twelve/f21.js'], 12, 2],
    );
  });

  it('keeps what came when the service fails on a later part, and says which files were not reached', async () => {
    const long = `// ${'long '.repeat(9_000)}\n`;
    const uris = ['a', 'b'].map((name) => placeFile(`parts/${name}.js`, `${long}const ${name} = 1 + 0;\n`));
    const { services, shown } = rehearse([
      '<<<<<<< SEARCH\nconst a = 1 + 0;\n=======\nconst a = 1;\n>>>>>>> REPLACE\n',
      undefined,
    ]);
    await dismissing(runRefactor(rowOf('simplify'), services, { files: uris }));
    const { files = [], failed = [] } = shown[0]?.proposal ?? {};
    assert.deepEqual(
      [files.map(({ path }) => path), failed],
      [['parts/a.js'], [{ path: 'parts/b.js', message: 'This file is not changed: the work ended before it.' }]],
    );
  });

  it('tells each part what the parts before have made, and where the others are', async () => {
    const long = `// ${'long '.repeat(9_000)}\n`;
    const uris = ['c', 'd'].map((name) => placeFile(`told/${name}.js`, `${long}function ${name}Total() {}\n`));
    const { services, requests } = rehearse([
      '<<<<<<< SEARCH\nfunction cTotal() {}\n=======\nfunction cSum() {}\n>>>>>>> REPLACE\n',
      'Nothing to do.',
    ]);
    await dismissing(runRefactor(rowOf('simplify'), services, { files: uris }));
    const words = requests.map(({ messages }) => messages.at(-1)?.content ?? '');
    assert.deepEqual(
      words.map((text) => ['told/c.js', 'told/d.js', '+function cSum() {}'].map((part) => text.includes(part))),
      [
        [true, true, false],
        [true, true, true],
      ],
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
