// The code actions: of the right kinds, on a selection or a problem alone, paid for by no glance.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile } from '../refactor/hostFiles.ts';
import { dismissing, take, useScriptedModel, set } from './scriptedModel.ts';

const text = 'const a = 1;\nconst b = a;\nconst c = b;\n';
const problems = vscode.languages.createDiagnosticCollection('lightbulb-test');

function listed(uri: vscode.Uri, range: vscode.Range, kind?: string): Thenable<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind);
}

const ours = (actions: readonly vscode.CodeAction[]) => actions.filter(({ title }) => title.startsWith('Panorama: '));

describe('the lightbulb', () => {
  const model = useScriptedModel();

  afterEach(async () => {
    problems.clear();
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  after(() => {
    problems.dispose();
  });

  it('lists the refactors of a selection by their kinds, none of them preferred', async () => {
    const { document } = await openFile('bulb/kinds.js', text);
    const actions = ours(await listed(document.uri, new vscode.Range(0, 0, 1, 0)));
    const titlesOf = (wanted: string) => actions.filter(({ kind }) => kind?.value === wanted).map(({ title }) => title);
    assert.deepEqual(
      [
        [...new Set(actions.map(({ kind }) => kind?.value))].sort(),
        titlesOf('refactor.extract'),
        titlesOf('refactor.inline'),
        actions.filter(({ isPreferred }) => isPreferred === true),
        actions.filter(({ edit }) => edit !== undefined),
      ],
      [
        ['refactor.extract', 'refactor.inline', 'refactor.rewrite'],
        ['Panorama: Extract function', 'Panorama: Extract variable'],
        ['Panorama: Inline'],
        [],
        [],
      ],
    );
  });

  it('offers nothing to a cursor that passes, to what is saved, and to whom no model answers', async () => {
    const { document } = await openFile('bulb/none.js', text);
    const asked = model().questions.length;
    const atCursor = ours(await listed(document.uri, new vscode.Range(1, 3, 1, 3)));
    const onSave = ours(await listed(document.uri, new vscode.Range(0, 0, 2, 0), 'source'));
    await set('profile', 'offline');
    const offline = ours(await listed(document.uri, new vscode.Range(0, 0, 2, 0)));
    await set('profile', 'scripted');
    assert.deepEqual([atCursor, onSave, offline, model().questions.length], [[], [], [], asked]);
  });

  it('fixes one problem, and names it to the model alone', async () => {
    const { document } = await openFile('bulb/one.js', text);
    problems.set(document.uri, [
      new vscode.Diagnostic(new vscode.Range(1, 6, 1, 7), 'b is a bad name'),
      new vscode.Diagnostic(new vscode.Range(2, 6, 2, 7), 'c is never used'),
    ]);
    const actions = ours(await listed(document.uri, new vscode.Range(1, 6, 1, 6), 'quickfix'));
    model().answer('<<<<<<< SEARCH\nconst b = a;\n=======\nconst same = a;\n>>>>>>> REPLACE\n');
    const [first] = actions;
    await take(first);
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.deepEqual(
      [actions.map(({ title }) => title), document.getText(), model().lastText.includes('c is never used')],
      [
        ['Panorama: Fix “b is a bad name”', 'Panorama: Fix all 2 problems of this file'],
        text.replace('const b', 'const same'),
        false,
      ],
    );
    assert.match(model().lastText, /- line 2: b is a bad name/);
  });

  it('fixes all problems of a file at once', async () => {
    const { document } = await openFile('bulb/all.js', text);
    problems.set(document.uri, [
      new vscode.Diagnostic(new vscode.Range(1, 6, 1, 7), 'b is a bad name'),
      new vscode.Diagnostic(new vscode.Range(2, 6, 2, 7), 'c is never used'),
    ]);
    const actions = ours(await listed(document.uri, new vscode.Range(2, 6, 2, 6), 'quickfix'));
    model().answer('<<<<<<< SEARCH\nconst b = a;\nconst c = b;\n=======\nconst same = a;\n>>>>>>> REPLACE\n');
    const all = actions.at(-1);
    await take(all);
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.equal(document.getText(), 'const a = 1;\nconst same = a;\n');
    assert.match(model().lastText, /line 2: b is a bad name.*line 3: c is never used/);
  });

  it('fixes what an address and a range name, as a review after a change asks for it', async () => {
    const { document } = await openFile('bulb/called.js', text);
    problems.set(document.uri, [new vscode.Diagnostic(new vscode.Range(2, 6, 2, 7), 'c is never used')]);
    model().answer('<<<<<<< SEARCH\nconst b = a;\nconst c = b;\n=======\nconst b = a;\n>>>>>>> REPLACE\n');
    await vscode.commands.executeCommand('panorama.refactor.fix', document.uri, new vscode.Range(2, 6, 2, 7));
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.equal(document.getText(), 'const a = 1;\nconst b = a;\n');
  });
});
