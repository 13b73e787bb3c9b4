import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note } from '../../../src/core/refactor/proposal.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile } from './hostFiles.ts';
import { at, endReviews, proposalFor, shownTab, startReview } from './reviewing.ts';

const text = 'one\ntwo\nthree\nfour\n';
const small = [{ start: 4, end: 8, newText: 'TWO\n```\nmore\n' }];
const changed = 'one\nTWO\n```\nmore\nthree\nfour\n';

async function show(name: string, edits = small, notes: readonly Note[] = []) {
  const editor = await openFile(`inline/${name}`, text);
  const reviewing = await startReview();
  await reviewing.review.show(proposalFor(editor.document, edits, notes), at(editor.document), true);
  return { ...reviewing, editor, document: editor.document };
}

/** The lenses of a document that Panorama has made, as title → hunk. */
async function lensesOf(uri: vscode.Uri): Promise<readonly (string | undefined)[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses.map(({ command }) => command?.title);
}

describe('the review of a small change', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('stays in the editor of the file, changes nothing, and says what it offers', async () => {
    const { editor, document } = await show('offered.txt');
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 1),
    );
    const [content] = hovers.flatMap(({ contents }) => contents);
    const words = content instanceof vscode.MarkdownString ? content.value : '';
    assert.deepEqual(
      {
        tab: shownTab(),
        active: vscode.window.activeTextEditor?.document.fileName,
        cursor: editor.selection.active.line,
        text: document.getText(),
        lenses: await lensesOf(document.uri),
        code: words.split('\n\n')[0],
      },
      {
        tab: undefined,
        active: document.fileName,
        cursor: 1,
        text,
        lenses: ['Accept', 'Reject', 'Edit', 'Ask why', 'replaces 1 line with 3'],
        code: '````diff\n-two\n+TWO\n+```\n+more\n````',
      },
    );
  });

  it('is made with one key, undone with one, and leaves nothing behind', async () => {
    const { review, document } = await show('made.txt');
    await review.act('acceptHunk');
    const made = document.getText();
    const lenses = await lensesOf(document.uri);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual([made, document.getText(), lenses, review.pending.all()], [changed, text, [], []]);
  });

  it('is dropped without a trace', async () => {
    const { review, document } = await show('dropped.txt');
    await review.act('rejectHunk');
    assert.deepEqual([document.getText(), document.isDirty, review.pending.all()], [text, false, []]);
  });

  it('is not made by Enter, and moves along with what is typed', async () => {
    const { review, document } = await show('typed.txt');
    await vscode.commands.executeCommand('type', { text: '\n' });
    await review.act('acceptHunk', { file: review.pending.all()[0]?.files[0]?.id, hunk: '0' });
    assert.equal(document.getText(), `one\n\n${changed.slice(4)}`);
  });

  it('opens as a diff to be rewritten', async () => {
    const { review, document } = await show('rewritten.txt');
    await review.act('editHunk');
    const shown = shownTab()?.modified.toString();
    await until(
      () => vscode.window.activeTextEditor?.document.uri.toString() === shown,
      'the proposed text has the focus',
    );
    await vscode.commands.executeCommand('type', { text: 'my ' });
    await until(() => review.pending.all()[0]?.files[0]?.proposed.includes('my TWO') === true, 'it is heard of');
    await review.act('acceptHunk');
    assert.equal(document.getText(), changed.replace('TWO', 'my TWO'));
  });

  const large = [{ start: 4, end: 8, newText: 'x\n'.repeat(20) }];
  const two = [...small, { start: 14, end: 19, newText: 'FOUR\n' }];
  const note: Note = {
    code: 'leaves-target',
    message: 'This also changes code outside of the selection.',
    mustConfirm: false,
  };
  const others: readonly (readonly [string, typeof small, readonly Note[]])[] = [
    ['twenty lines', large, []],
    ['two hunks', two, []],
    ['something to know before', small, [note]],
  ];
  for (const [name, edits, notes] of others) {
    it(`is a diff with ${name}`, async () => {
      await show('large.txt', edits, notes);
      assert.notEqual(shownTab(), undefined);
    });
  }
});
