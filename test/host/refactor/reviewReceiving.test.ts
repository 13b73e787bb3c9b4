// A change whose answer still streams: shown as it comes, undecided until it is whole, and never in the user's way.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, typeAt } from './hostFiles.ts';
import { at, endReviews, proposalFor, startReview, type Reviewing } from './reviewing.ts';

const text = Array.from({ length: 120 }, (_, index) => `line ${index + 1}\n`).join('');

/** Every twentieth line in capitals. */
const edits = [20, 40, 60, 80].map((line): TextEdit => {
  const start = text.indexOf(`line ${line}\n`);
  return { start, end: start + `line ${line}\n`.length, newText: `LINE ${line}\n` };
});

function textWith(count: number): string {
  return edits.slice(0, count).reduce((whole, { newText }) => whole.replace(newText.toLowerCase(), newText), text);
}

async function begin(name: string) {
  const editor = await openFile(`receiving/${name}`, text);
  const reviewing = await startReview({ answers: [] });
  const { document } = editor;
  const isWaiting = () => vscode.window.activeTextEditor?.document === document && document.version === firstVersion;
  const firstVersion = document.version;
  const whole = proposalFor(document, edits);
  const receiving = await reviewing.review.receive({ ...whole, uris: at(document), isWaiting });
  // As they were made: for the text that was sent.
  const drafts = edits.map((_, index) => proposalFor(document, edits.slice(0, index + 1)).files);
  const arrive = (count: number) => receiving.arrived(drafts[count - 1] ?? [], count);
  return { ...reviewing, editor, document, receiving, whole, arrive };
}

/** The editor of the proposed text, wherever it stands. */
function shownBeside({ scheme }: Pick<Reviewing, 'scheme'>): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
}

async function untilShown(reviewing: Reviewing, wanted: string): Promise<vscode.TextEditor> {
  await until(() => shownBeside(reviewing)?.document.getText() === wanted, 'the proposed text is shown');
  const shown = shownBeside(reviewing);
  assert.ok(shown);
  return shown;
}

/** Where the user is. */
function placeOf(editor: vscode.TextEditor): unknown {
  return [
    vscode.window.activeTextEditor?.document.fileName,
    vscode.window.tabGroups.activeTabGroup.viewColumn,
    editor.selection,
    editor.visibleRanges[0]?.start.line,
  ];
}

describe('the review of a change that still comes', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('fills a diff beside the editor, and takes neither focus nor place nor selection', async () => {
    const begun = await begin('fills.txt');
    begun.editor.selection = new vscode.Selection(100, 2, 100, 4);
    begun.editor.revealRange(begun.editor.selection, vscode.TextEditorRevealType.AtTop);
    await until(() => (begun.editor.visibleRanges[0]?.start.line ?? 0) > 50, 'the editor has scrolled');
    const before = placeOf(begun.editor);
    await begun.arrive(2);
    const shown = await untilShown(begun, textWith(2));
    await until(
      () => shown.visibleRanges.some((range) => range.contains(new vscode.Position(19, 0))),
      'the first change',
    );
    await begun.arrive(4);
    await untilShown(begun, textWith(4));
    assert.deepEqual([placeOf(begun.editor), begun.document.getText()], [before, text]);
  });

  it('is small at first: a diff comes with the second change', async () => {
    const begun = await begin('small.txt');
    await begun.arrive(1);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    await begun.arrive(2);
    await untilShown(begun, textWith(2));
    assert.equal(tabs, 1);
  });

  it('can be neither decided nor written into before it is whole, and then both', async () => {
    const begun = await begin('undecided.txt');
    const { review, receiving, whole, document } = begun;
    await begun.arrive(2);
    await untilShown(begun, textWith(2));
    await vscode.commands.executeCommand('workbench.action.focusNextGroup');
    await review.act('acceptHunk');
    await review.act('acceptFile');
    await review.act('acceptAll');
    await review.act('rejectAll');
    const early = [await review.accept(), await review.reject(), review.pending.keep(), document.getText()];
    const writable = async () => {
      const shown = shownBeside(begun);
      return shown !== undefined && (await vscode.workspace.fs.stat(shown.document.uri)).permissions === undefined;
    };
    const wasWritable = await writable();
    await receiving.finish(whole, true);
    await untilShown(begun, textWith(4));
    const isWritable = await writable();
    await review.act('acceptAll');
    assert.deepEqual(
      [early, wasWritable, isWritable, document.getText()],
      [[{ kind: 'none' }, false, [], text], false, true, textWith(4)],
    );
  });

  it('follows what the user types meanwhile, and is then offered, not opened', async () => {
    const begun = await begin('typed.txt');
    const { editor, document, receiving, whole, review, told } = begun;
    await begun.arrive(2);
    await untilShown(begun, textWith(2));
    await typeAt(editor, 0, 'mine\n');
    await typeAt(editor, document.getText().indexOf('line 60'), 'my ');
    await begun.arrive(3);
    await untilShown(begun, `mine\n${textWith(2).replace('line 60', 'my line 60')}`);
    await receiving.finish(whole, false);
    const where = vscode.window.activeTextEditor?.document === document;
    await review.act('acceptAll');
    assert.deepEqual(
      [where, told.map((line) => line.replace(/.*: /, '')), document.getText()],
      [
        true,
        [
          '“Simplify · typed.txt” is ready for review.',
          '1 of 4 changes touch lines that you have changed since. Your text stays.',
        ],
        `mine\n${text.replace('line 60', 'my line 60')}`,
      ],
    );
  });

  it('leaves no trace when nothing comes of it', async () => {
    const begun = await begin('dropped.txt');
    await begun.arrive(3);
    await untilShown(begun, textWith(3));
    await begun.receiving.drop();
    await until(() => shownBeside(begun) === undefined, 'the diff is closed');
    await begun.arrive(4);
    const { pending } = begun.review;
    assert.deepEqual([pending.all(), pending.receiving(), begun.document.getText(), begun.told], [[], [], text, []]);
  });

  it('ends in the editor of the file when it is one small change', async () => {
    const begun = await begin('inline.txt');
    await begun.arrive(1);
    await begun.receiving.finish(proposalFor(begun.document, edits.slice(0, 1)), true);
    await begun.review.act('acceptHunk');
    assert.deepEqual(
      [begun.document.getText(), vscode.window.tabGroups.all.map((group) => group.tabs.length)],
      [textWith(1), [1]],
    );
  });

  it('is not opened again when the user has closed its diff', async () => {
    const begun = await begin('closed.txt');
    await begun.arrive(2);
    await untilShown(begun, textWith(2));
    const [tab] = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff),
    );
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await begun.arrive(3);
    await begun.receiving.finish(begun.whole, true);
    assert.deepEqual(
      [shownBeside(begun)?.document.uri.path, begun.told, begun.document.getText()],
      [undefined, ['“Simplify · closed.txt” is ready for review.'], text],
    );
  });
});
