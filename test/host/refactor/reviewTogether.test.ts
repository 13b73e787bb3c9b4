// All files of a change in one editor, and the question why a hunk is right.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ProposedFile } from '../../../src/core/refactor/proposal.ts';
import { snapshotOf } from '../../../src/host/vscode/snapshotOf.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, placeFile, workspaceRoot } from './hostFiles.ts';
import { at, endReviews, proposalFor, proposalOf, startReview } from './reviewing.ts';

/** A file that changes, one that comes and one that goes. */
async function begin(folder: string) {
  const edited = (await openFile(`${folder}/edited.txt`, 'one\ntwo\n')).document;
  const gone = await vscode.workspace.openTextDocument(placeFile(`${folder}/gone.txt`, 'old\n'));
  const files: readonly ProposedFile[] = [
    {
      kind: 'edit',
      path: 'edited',
      snapshot: snapshotOf(edited),
      edits: [{ start: 4, end: 8, newText: 'TWO\n' }],
      reason: '',
    },
    { kind: 'create', path: `${folder}/new.txt`, text: 'fresh\n', reason: '' },
    { kind: 'delete', path: 'gone', snapshot: snapshotOf(gone), reason: '' },
  ];
  const reviewing = await startReview();
  await reviewing.review.show(
    proposalOf(files),
    new Map([
      ['edited', edited.uri],
      ['gone', gone.uri],
    ]),
    false,
  );
  return { ...reviewing, edited };
}

function onDisk(folder: string): readonly unknown[] {
  const at = (name: string) => path.join(workspaceRoot(), folder, name);
  return [readFileSync(at('edited.txt'), 'utf8'), existsSync(at('new.txt')), existsSync(at('gone.txt'))];
}

function together(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find(({ label }) => label.includes('Simplify · 3 files'));
}

describe('all files of a change in one editor', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('are shown together, and closing it is never accepting', async () => {
    const { review } = await begin('together');
    await review.act('showAll');
    await until(() => together()?.isActive === true, 'the editor of all files is in front');
    const tab = together();
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    assert.deepEqual(
      [review.pending.all().map(({ files }) => files.length), onDisk('together')],
      [[3], ['one\ntwo\n', false, true]],
    );
  });

  it('go with the last decision', async () => {
    const { review, edited } = await begin('decided');
    await review.act('showAll');
    await until(() => together() !== undefined, 'the editor of all files is open');
    await review.act('acceptAll');
    await until(() => together() === undefined, 'the editor of all files is closed');
    await edited.save();
    assert.deepEqual(onDisk('decided'), ['one\nTWO\n', true, false]);
  });
});

describe('the question why', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('goes to the chat with the hunk and the file beside it', async () => {
    const asked: unknown[] = [];
    const command = vscode.commands.registerCommand('panorama.test.asked', (argument) => asked.push(argument));
    const { document } = await openFile('why/one.txt', 'one\ntwo\nthree\nfour\n');
    const { review } = await startReview({ askCommand: 'panorama.test.asked' });
    const edits = [
      { start: 0, end: 4, newText: '' },
      { start: 8, end: 14, newText: 'THREE\n' },
    ];
    await review.show({ ...proposalFor(document, edits), summary: 'Louder.' }, at(document), true);
    const [proposal] = review.pending.all();
    await review.act('askWhy', { file: proposal?.files[0]?.id, hunk: '1' });
    command.dispose();
    assert.deepEqual(
      [asked, document.getText()],
      [
        [
          {
            question: 'Why is this change of one.txt:3 right, and what could it break?',
            attachments: [
              { kind: 'text', name: 'change of one.txt:3', text: 'Simplify: Louder.\n\n-three\n+THREE' },
              { kind: 'file', path: 'why/one.txt' },
            ],
          },
        ],
        'one\ntwo\nthree\nfour\n',
      ],
    );
  });
});
