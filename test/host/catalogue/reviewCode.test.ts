// A review of code: its findings stand in the Problems view, move with the text, are fixed, dismissed and cleared.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile, typeAt } from '../refactor/hostFiles.ts';
import { dismissing, take, useScriptedModel } from './scriptedModel.ts';

const text = 'let total = 0;\nfor (const one of list) total += one.price;\nshow(total / list.length);\n';
const finding = {
  path: 'review/cart.js',
  quote: 'show(total / list.length);',
  line: 3,
  lastLine: 3,
  severity: 'high',
  problem: 'An empty list divides by zero.',
  advice: 'Return early.',
};
const other = {
  ...finding,
  quote: 'let total = 0;',
  line: 1,
  lastLine: 1,
  severity: 'low',
  problem: 'The unit is not said.',
  advice: '',
};

function found(uri: vscode.Uri): readonly (readonly [number, string, vscode.DiagnosticSeverity])[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Panorama')
    .map(({ range, message, severity }) => [range.start.line + 1, message, severity]);
}

describe('a review of code', () => {
  const model = useScriptedModel();

  afterEach(async () => {
    await vscode.commands.executeCommand('panorama.findings.clear');
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  /** Reviews the file and gives its editor. */
  async function review(...answers: readonly string[]): Promise<vscode.TextEditor> {
    const editor = await openFile('review/cart.js', text);
    model().answer(...answers);
    await dismissing(vscode.commands.executeCommand('panorama.refactor.review'));
    return editor;
  }

  const bothFound = JSON.stringify({ findings: [finding, other] });

  it('puts its findings where they are quoted', async () => {
    const { document } = await review(bothFound);
    assert.deepEqual(found(document.uri), [
      [3, 'An empty list divides by zero. Return early.', vscode.DiagnosticSeverity.Warning],
      [1, 'The unit is not said.', vscode.DiagnosticSeverity.Hint],
    ]);
  });

  it('asks once more when the answer has another form', async () => {
    const asked = model().questions.length;
    const { document } = await review('I like it.', `Here:\n\`\`\`json\n${bothFound}\n\`\`\``);
    assert.deepEqual([found(document.uri).length, model().questions.length - asked], [2, 2]);
  });

  it('keeps them beside their lines while somebody types, until those lines change', async () => {
    const editor = await review(bothFound);
    await typeAt(editor, 0, '// head\n');
    const moved = found(editor.document.uri).map(([line]) => line);
    await typeAt(editor, editor.document.getText().indexOf('total / list'), '0 + ');
    assert.deepEqual([moved, found(editor.document.uri).map(([line]) => line)], [[4, 2], [2]]);
  });

  it('offers a fix for each and a way to dismiss it', async () => {
    const { document } = await review(bothFound);
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(2, 0, 2, 4),
      'quickfix',
    );
    const ours = actions.filter(({ title }) => title.startsWith('Panorama: '));
    const dismiss = ours.find(({ title }) => title.includes('Dismiss'));
    await take(dismiss);
    assert.deepEqual(
      [ours.map(({ title }) => title.slice(0, 30)), found(document.uri).map(([line]) => line)],
      [['Panorama: Fix “An empty list d', 'Panorama: Fix all 2 problems o', 'Panorama: Dismiss “An empty li'], [1]],
    );
  });

  it('takes a finding away when its fix is accepted', async () => {
    const { document } = await review(bothFound);
    model().answer(
      '<<<<<<< SEARCH\nshow(total / list.length);\n=======\nif (list.length > 0) show(total / list.length);\n>>>>>>> REPLACE\n',
    );
    await vscode.commands.executeCommand('panorama.refactor.fix', document.uri, new vscode.Range(2, 0, 2, 4));
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.deepEqual(
      [found(document.uri).map(([line]) => line), model().lastText.includes('An empty list divides by zero.')],
      [[1], true],
    );
  });

  it('says so when there is nothing to find, and clears what was found before', async () => {
    await review(bothFound);
    const { document } = await review('{"findings":[]}');
    assert.deepEqual(found(document.uri), []);
  });
});
