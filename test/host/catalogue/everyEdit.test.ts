// Every command of the catalogue that changes the file at hand: called as its menu calls it, accepted, undone.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';
import { closeAll, openFile } from '../refactor/hostFiles.ts';
import { dismissing, useScriptedModel, takingFirst } from './scriptedModel.ts';

const text =
  '// Summe\nfunction total(list) {\n  let sum = 0;\n  for (const one of list) sum += one;\n  return sum;\n}\n';
const line = '  for (const one of list) sum += one;';
const shorter = '  sum = list.reduce((all, one) => all + one, 0);';
const block = `<<<<<<< SEARCH\n${line}\n=======\n${shorter}\n>>>>>>> REPLACE\n`;
const changed = text.replace(line, shorter);

/** One call: what the model must be told, and with what the command is called. */
interface Call {
  readonly id: string;
  readonly told: RegExp;
  readonly argument?: object;
}

const calls: readonly Call[] = [
  { id: 'custom', told: /Task: Use reduce\./, argument: { instruction: 'Use reduce.' } },
  { id: 'extractFunction', told: /Move the selected code into a function/ },
  { id: 'extractVariable', told: /Give the selected expression a name/ },
  { id: 'inline', told: /Put the value or the body/ },
  { id: 'simplify', told: /Make the code simpler/ },
  { id: 'removeDeadCode', told: /Remove code that can never run/ },
  { id: 'convert', told: /Rewrite the loops as pipelines/, argument: { choice: 'loopToPipeline' } },
  { id: 'addTypes', told: /Add exact type annotations/ },
  { id: 'addErrorHandling', told: /Handle the failures/ },
  { id: 'improvePerformance', told: /Make the code faster/ },
  { id: 'document', told: /Write documentation comments/ },
];

/** Waits until the language service names what is in a document. */
function untilSymbols(uri: vscode.Uri): Promise<void> {
  return until(async () => {
    const found = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    return (found?.length ?? 0) > 0;
  }, 'the language service knows the functions');
}

describe('every refactor of the catalogue', () => {
  const model = useScriptedModel();

  afterEach(async () => {
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  for (const { id, told, argument } of calls) {
    it(`${id}: asks about the selection, and changes what is accepted`, async () => {
      const editor = await openFile(`every/${id}.js`, text);
      editor.selection = new vscode.Selection(3, 2, 3, line.length);
      model().answer(`Done.\n\n${block}`);
      await vscode.commands.executeCommand(
        `panorama.refactor.${id}`,
        ...(argument ? [argument] : [editor.document.uri]),
      );
      const reviewed = editor.document.getText();
      await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
      const accepted = editor.document.getText();
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      assert.deepEqual([reviewed, accepted, editor.document.getText()], [text, changed, text]);
      assert.match(model().lastText, told);
      assert.match(model().lastText, /<target lines=\\"4-4\\">/);
    });
  }

  it('translateComments: asks about the file that has comments', async () => {
    const { document } = await openFile('every/translate.js', text);
    model().answer('<<<<<<< SEARCH\n// Summe\n=======\n// Sum\n>>>>>>> REPLACE\n');
    await vscode.commands.executeCommand('panorama.refactor.translateComments', { choice: 'English' });
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.equal(document.getText(), text.replace('Summe', 'Sum'));
    assert.match(model().lastText, /into English/);
  });

  it('convert: lets the user choose among what the code can become', async () => {
    const editor = await openFile('every/choose.js', text);
    editor.selection = new vscode.Selection(3, 2, 3, line.length);
    model().answer(block);
    await takingFirst(vscode.commands.executeCommand('panorama.refactor.convert'));
    assert.match(model().lastText, /Rewrite the loops as pipelines/);
  });

  it('explain: answers in the chat', async () => {
    const editor = await openFile('every/explain.js', text);
    editor.selection = new vscode.Selection(1, 0, 5, 1);
    model().answer('It adds up.');
    await vscode.commands.executeCommand('panorama.refactor.explain');
    assert.match(model().lastText, /Explain this code/);
  });

  it('explain: is about the function at the cursor, without a selection', async () => {
    const editor = await openFile('every/explainOne.js', `${text}\nfunction other() {\n  return 'unasked';\n}\n`);
    editor.selection = new vscode.Selection(1, 3, 1, 3);
    await untilSymbols(editor.document.uri);
    model().answer('It adds up.');
    await vscode.commands.executeCommand('panorama.refactor.explain');
    const { lastText } = model();
    assert.deepEqual([lastText.includes('Explain this code'), lastText.includes('unasked')], [true, false]);
  });

  it('explain: finds the block at the cursor where no language service does', async () => {
    const editor = await openFile(
      'every/explain.unknown',
      'fn one() {\n  first();\n}\n\nfn two() {\n  unasked();\n}\n',
    );
    editor.selection = new vscode.Selection(1, 3, 1, 3);
    model().answer('It calls the first.');
    await vscode.commands.executeCommand('panorama.refactor.explain');
    const { lastText } = model();
    assert.deepEqual([lastText.includes('first();'), lastText.includes('unasked')], [true, false]);
  });

  it('asks nothing where a command does not apply', async () => {
    await openFile('every/prose.md', '# Title\n');
    const asked = model().questions.length;
    for (const id of ['simplify', 'extractFunction', 'rename', 'convert', 'translateComments', 'fix', 'review']) {
      await dismissing(vscode.commands.executeCommand(`panorama.refactor.${id}`));
    }
    assert.equal(model().questions.length, asked);
  });
});
