import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note } from '../../../src/core/refactor/proposal.ts';
import type { WriteGate } from '../../../src/host/vscode/writeGate.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, typeAt } from './hostFiles.ts';
import { at, endReviews, proposalFor as proposal, shownTab, shownText, startReview } from './reviewing.ts';

const text = 'const a = 1;\nconst b = 2;\nconst c = 3;\n';
const proposed = 'const a = 1;\nconst b = 20;\nconst c = 3;\nconst d = 4;\n';
const edits = [
  { start: 13, end: 26, newText: 'const b = 20;\n' },
  { start: 39, end: 39, newText: 'const d = 4;\n' },
];
const proposalFor = (document: vscode.TextDocument, notes?: readonly Note[]) => proposal(document, edits, notes);
const start = (answers: readonly string[] = [], gate?: WriteGate) => startReview({ answers, ...(gate && { gate }) });

describe('the review', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('shows the file beside the proposed text', async () => {
    const { document } = await openFile('review/shown.ts', text);
    const { review } = await start();
    await review.show(proposalFor(document), at(document), true);
    assert.deepEqual(
      [shownTab()?.label, await shownText(), document.getText()],
      ['Simplify · shown.ts', proposed, text],
    );
  });

  it('accepts as one Undo, closes the diff and comes back to the file', async () => {
    const { document } = await openFile('review/accepted.ts', text);
    const { review } = await start();
    await review.show(proposalFor(document), at(document), true);
    const result = await review.accept();
    const applied = document.getText();
    const active = vscode.window.activeTextEditor?.document.fileName;
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(
      [result.kind, applied, active, document.getText()],
      ['accepted', proposed, document.fileName, text],
    );
  });

  it('moves along with what is typed, and keeps it', async () => {
    const editor = await openFile('review/typed.ts', text);
    const { review } = await start();
    const proposal = proposalFor(editor.document);
    await typeAt(editor, 0, '// typed first\n');
    await review.show(proposal, at(editor.document), true);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, new vscode.Position(0, 0), '// typed later\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const expected = `// typed later\n// typed first\n${proposed}`;
    await until(async () => (await shownText()) === expected, 'the diff shows what was typed');
    const result = await review.accept();
    assert.deepEqual([result.kind, editor.document.getText()], ['accepted', expected]);
  });

  it('keeps the line that the user changed, and applies the others after a yes', async () => {
    const editor = await openFile('review/conflict.ts', text);
    const { review, told } = await start(['Apply the Others']);
    const proposal = proposalFor(editor.document);
    await typeAt(editor, text.indexOf(';\nconst c'), '00');
    await review.show(proposal, at(editor.document), true);
    const result = await review.accept();
    assert.deepEqual(
      [result.kind, editor.document.getText(), told[0]],
      [
        'accepted',
        'const a = 1;\nconst b = 200;\nconst c = 3;\nconst d = 4;\n',
        'Simplify · conflict.ts: 1 of 2 changes touch lines that you have changed since. Your text stays.',
      ],
    );
  });

  it('applies nothing of a conflict without a yes, and still waits', async () => {
    const editor = await openFile('review/kept.ts', text);
    const { review } = await start();
    const proposal = proposalFor(editor.document);
    await typeAt(editor, text.indexOf(';\nconst c'), '00');
    const typed = editor.document.getText();
    await review.show(proposal, at(editor.document), true);
    const results = [(await review.accept()).kind, (await review.accept()).kind];
    assert.deepEqual([results, editor.document.getText()], [['declined', 'declined'], typed]);
  });

  it('writes through the gate alone', async () => {
    const { document } = await openFile('review/gated.ts', text);
    const shut: WriteGate = {
      apply: () => Promise.resolve({ kind: 'refused', code: 'declined', path: 'gated.ts', message: 'Not today.' }),
    };
    const { review, told } = await start([], shut);
    await review.show(proposalFor(document), at(document), true);
    const results = [(await review.accept()).kind, (await review.accept()).kind];
    assert.deepEqual([results, document.getText(), told], [['refused', 'refused'], text, ['Not today.', 'Not today.']]);
  });

  it('asks again before a change that may lose code', async () => {
    const { document } = await openFile('review/shrinks.ts', text);
    const { review } = await start(['Accept Anyway']);
    const note: Note = { code: 'shrinks', message: 'This removes 40 of 50 lines.', mustConfirm: true };
    await review.show(proposalFor(document, [note]), at(document), true);
    const declined = await start();
    await declined.review.show(proposalFor(document, [note]), at(document), true);
    const before = [(await declined.review.accept()).kind, document.getText()];
    assert.deepEqual(
      [before, (await review.accept()).kind, document.getText()],
      [['declined', text], 'accepted', proposed],
    );
  });

  it('never takes closing for accepting: the proposal waits and can be opened again', async () => {
    const { document } = await openFile('review/closed.ts', text);
    const { review, told } = await start();
    await review.show(proposalFor(document), at(document), true);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => shownTab() === undefined, 'the diff is closed');
    const afterClosing = [document.getText(), review.pending.all().length];
    await review.reopen();
    assert.deepEqual([told, afterClosing, await shownText()], [[], [text, 1], proposed]);
  });

  it('rejects without a trace', async () => {
    const { document } = await openFile('review/rejected.ts', text);
    const { review, told } = await start();
    await review.show(proposalFor(document), at(document), true);
    const results = [await review.reject(), await review.reject(), (await review.accept()).kind];
    assert.deepEqual(
      [results, document.getText(), document.isDirty, shownTab(), told],
      [[true, false, 'none'], text, false, undefined, []],
    );
  });

  it('leaves the editor alone when somebody types', async () => {
    const { document } = await openFile('review/quiet.ts', text);
    const { review, told } = await start();
    await review.show(proposalFor(document), at(document), false);
    assert.deepEqual(
      [vscode.window.activeTextEditor?.document.fileName, shownTab(), told],
      [document.fileName, undefined, ['“Simplify · quiet.ts” is ready for review.']],
    );
  });

  it('tells of new errors, and reverts exactly', async () => {
    const { document } = await openFile('review/errors.txt', text);
    const problems = vscode.languages.createDiagnosticCollection('test');
    const problem = (message: string) => new vscode.Diagnostic(new vscode.Range(1, 0, 1, 5), message);
    problems.set(document.uri, [problem('old')]);
    const { review, told } = await start(['Revert']);
    await review.show(proposalFor(document), at(document), true);
    await review.accept();
    problems.set(document.uri, [problem('old'), problem('b is too large')]);
    await until(() => document.getText() === text, 'the change is reverted');
    problems.dispose();
    assert.deepEqual(told, ['Simplify · errors.txt: 1 → 2 errors. Line 2: b is too large']);
  });

  it('tells of new errors in files that depend on the change, of no others, and offers to fix the first', async () => {
    const { document } = await openFile('review/source.txt', text);
    const { document: dependent } = await openFile('review/dependent.txt', `${text}// from source`);
    const { document: other } = await openFile('review/other.txt', text);
    const fixed: unknown[] = [];
    const command = vscode.commands.registerCommand('panorama.test.fix', (...given: unknown[]) => fixed.push(...given));
    const problems = vscode.languages.createDiagnosticCollection('test');
    const { review, told } = await startReview({ answers: ['Fix'], fixCommand: 'panorama.test.fix' });
    await review.show(proposalFor(document), at(document), false);
    await review.accept();
    problems.set(document.uri, []);
    const range = new vscode.Range(2, 0, 2, 5);
    problems.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), 'a is unused')]);
    problems.set(dependent.uri, [new vscode.Diagnostic(range, 'no such export')]);
    problems.set(other.uri, [new vscode.Diagnostic(range, 'wrong for long')]);
    await until(() => fixed.length > 0, 'the first is given to be fixed');
    problems.dispose();
    command.dispose();
    assert.deepEqual(
      [told[1], fixed],
      [
        'Simplify · source.txt: 0 → 2 errors. review/source.txt:1: a is unused review/dependent.txt:3: no such export',
        [document.uri, new vscode.Range(0, 0, 0, 1)],
      ],
    );
  });

  it('does not revert what was typed since', async () => {
    const { document } = await openFile('review/typedSince.txt', text);
    const problems = vscode.languages.createDiagnosticCollection('test');
    const { review, told } = await start(['Revert']);
    await review.show(proposalFor(document), at(document), true);
    await review.accept();
    const editor = await vscode.window.showTextDocument(document);
    await typeAt(editor, 0, 'typed ');
    problems.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 5), 'wrong')]);
    await until(() => told.length === 2, 'the user is told');
    problems.dispose();
    assert.deepEqual(
      [document.getText(), told[1]],
      [`typed ${proposed}`, 'Simplify · typedSince.txt: the file has changed since. Step back with Undo.'],
    );
  });
});
