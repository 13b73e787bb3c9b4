import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, placeFile, typeAt } from './hostFiles.ts';
import {
  at,
  endReviews,
  proposalFor,
  shownEditor,
  shownTab,
  shownText,
  startReview,
  type Reviewing,
} from './reviewing.ts';

const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
const text = lines.map((line) => `${line}\n`).join('');

/** Lines 3 and 20 are rewritten, line 10 goes, a line comes after the last. */
const edits = [rewrite(3, 'THREE\n'), rewrite(10, ''), rewrite(20, 'TWENTY\ntwice\n'), added('last\n')];
const everything = textWith(3, 10, 20, 31);

function rewrite(line: number, newText: string, source = text) {
  const start = source.indexOf(`line ${line}\n`);
  return { start, end: start + `line ${line}\n`.length, newText };
}

function added(newText: string) {
  return { start: text.length, end: text.length, newText };
}

/** The text with the hunks of these lines. */
function textWith(...numbers: readonly number[]): string {
  const changes: Readonly<Record<number, readonly string[]>> = { 3: ['THREE'], 10: [], 20: ['TWENTY', 'twice'] };
  const rows = lines.flatMap((line, index) => (numbers.includes(index + 1) ? (changes[index + 1] ?? [line]) : [line]));
  return [...rows, ...(numbers.includes(31) ? ['last'] : [])].map((line) => `${line}\n`).join('');
}

async function open(name: string, answers: readonly string[] = []) {
  const editor = await openFile(`hunks/${name}`, text);
  const reviewing = await startReview({ answers });
  await reviewing.review.show(proposalFor(editor.document, edits), at(editor.document), true);
  return { ...reviewing, document: editor.document, shown: await shownEditor() };
}

function ids({ review }: Pick<Reviewing, 'review'>): readonly string[] {
  return review.pending
    .all()
    .flatMap(({ files }) => files.flatMap(({ placement }) => placement.placed.map(({ hunk }) => hunk.id)));
}

function cursorOf(editor: vscode.TextEditor): number {
  return editor.selection.active.line + 1;
}

async function typeInto(shown: vscode.TextEditor, line: number, typed: string): Promise<void> {
  await typeAt(shown, shown.document.offsetAt(new vscode.Position(line - 1, 0)), typed);
}

describe('the review, hunk by hunk', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('writes one hunk and leaves the others, goes to the next, and ends with the last', async () => {
    const { review, document, shown } = await open('one.txt');
    const seen: unknown[] = [cursorOf(shown)];
    for (const wanted of [textWith(3), textWith(3, 10), textWith(3, 10, 20)]) {
      await review.act('acceptHunk');
      assert.equal(document.getText(), wanted);
      seen.push(cursorOf(shown), await shownText());
    }
    await review.act('acceptHunk');
    assert.deepEqual(
      [document.getText(), review.pending.all(), shownTab(), seen],
      [everything, [], undefined, [3, 10, everything, 19, everything, 31, everything]],
    );
  });

  it('rejects one hunk without a trace', async () => {
    const { review, document, shown } = await open('rejected.txt');
    await review.act('rejectHunk');
    await until(() => shown.document.getText() === textWith(10, 20, 31), 'the diff is drawn anew');
    await review.accept();
    assert.deepEqual([document.getText(), review.pending.all()], [textWith(10, 20, 31), []]);
  });

  it('decides nothing while the cursor is on no hunk: it goes to the next', async () => {
    const { review, document, shown } = await open('away.txt');
    shown.selection = new vscode.Selection(5, 0, 5, 0);
    await review.act('acceptHunk');
    assert.deepEqual([document.getText(), cursorOf(shown), ids({ review }).length], [text, 10, 4]);
  });

  it('goes forth and back, and around', async () => {
    const { review, shown } = await open('around.txt');
    const seen: number[] = [];
    for (const action of ['next', 'next', 'previous', 'next', 'next', 'next'] as const) {
      await review.act(action);
      seen.push(cursorOf(await shownEditor()));
    }
    assert.deepEqual([seen, cursorOf(shown)], [[10, 19, 10, 19, 31, 3], 3]);
  });

  it('takes what the user writes into a hunk', async () => {
    const { review, document, shown } = await open('edited.txt');
    await review.act('editHunk');
    await typeInto(shown, 3, 'my ');
    await until(() => ids({ review }).length === 4, 'the hunk is heard of');
    await review.act('acceptHunk');
    const first = document.getText();
    await review.accept();
    assert.deepEqual(
      [first, document.getText()],
      [textWith(3).replace('THREE', 'my THREE'), everything.replace('THREE', 'my THREE')],
    );
  });

  it('takes what the user writes beside the hunks as one more', async () => {
    const { review, document, shown } = await open('more.txt');
    await typeInto(shown, 6, 'mine\n');
    await review.accept();
    assert.equal(document.getText(), everything.replace('line 6\n', 'mine\nline 6\n'));
  });

  it('keeps what is typed into the file while the proposed text is rewritten', async () => {
    const { review, document, shown } = await open('both.txt');
    await typeInto(shown, 3, 'my ');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'typed\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const wanted = `typed\n${everything.replace('THREE', 'my THREE')}`;
    await until(async () => (await shownText()) === wanted, 'the diff shows both');
    await review.accept();
    assert.equal(document.getText(), wanted);
  });

  it('shows a hunk that conflicts as such, keeps the user’s text, and brings it back when that is undone', async () => {
    const { review, document, told } = await open('conflict.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'mine ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const [file] = review.pending.all()[0]?.files ?? [];
    assert.ok(file);
    await review.act('acceptHunk', { file: file.id, hunk: '0' });
    const stuck = [
      file.placement.stuck.map(({ hunk }) => hunk.id),
      document.getText() === text.replace('line 3', 'mine line 3'),
    ];
    await review.act('compare', { file: file.id });
    const theirs = await shownText();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until(() => file.placement.stuck.length === 0, 'nothing conflicts any more');
    assert.deepEqual(
      [stuck, theirs, told, file.proposed],
      [
        [['0'], true],
        everything,
        ['Simplify · conflict.txt: this change touches lines that you have changed since.'],
        everything,
      ],
    );
  });

  it('undoes an accepted hunk with one Undo, and the others still wait', async () => {
    const { review, document } = await open('undone.txt');
    await review.act('acceptHunk');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await review.accept();
    assert.equal(document.getText(), textWith(10, 20, 31));
  });

  it('keeps CRLF', async () => {
    const windows = text.replaceAll('\n', '\r\n');
    const { document } = await openFile('hunks/crlf.txt', windows);
    const { review } = await startReview();
    const start = windows.indexOf('line 3\r\n');
    const change = { start, end: start + 8, newText: 'THREE\r\n' };
    const last = { start: windows.length, end: windows.length, newText: 'last\r\n' };
    await review.show(proposalFor(document, [change, last]), at(document), true);
    await typeInto(await shownEditor(), 3, 'my ');
    await review.act('acceptHunk');
    await review.accept();
    await document.save();
    assert.equal(readFileSync(document.fileName, 'utf8'), `${windows.replace('line 3', 'my THREE')}last\r\n`);
  });

  it('keeps UTF-16 and its byte-order mark', async () => {
    const uri = placeFile('hunks/wide.txt', '');
    const wide = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le');
    writeFileSync(uri.fsPath, wide(text));
    const document = await vscode.workspace.openTextDocument(uri);
    const { review } = await startReview();
    await review.show(proposalFor(document, edits), at(document), true);
    assert.equal(await shownText(), everything);
    await review.accept();
    await document.save();
    assert.ok(readFileSync(uri.fsPath).equals(wide(everything)));
  });

  it('leaves a read-only file as it is, and all of it waits', async () => {
    const { review, document, told } = await open('locked.txt');
    chmodSync(document.fileName, 0o444);
    await review.act('acceptHunk');
    assert.deepEqual([document.getText(), ids({ review }).length, told], [text, 4, ['hunks/locked.txt is read-only.']]);
  });

  it('never accepts by Enter', async () => {
    const { review, document, shown } = await open('enter.txt');
    await vscode.commands.executeCommand('type', { text: '\n' });
    await until(() => !shown.document.isDirty, 'the line is saved with the proposed text');
    assert.deepEqual([document.getText(), ids({ review }).length], [text, 4]);
  });

  it('closes with its text unsaved and asks nothing', async () => {
    const { review, shown } = await open('unsaved.txt');
    await typeInto(shown, 3, 'my ');
    await review.reject();
    assert.equal(shownTab(), undefined);
  });
});
