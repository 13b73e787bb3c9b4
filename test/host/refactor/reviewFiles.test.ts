import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ProposedFile } from '../../../src/core/refactor/proposal.ts';
import { pendingRows, type PendingRow } from '../../../src/host/vscode/pendingRows.ts';
import { snapshotOf } from '../../../src/host/vscode/snapshotOf.ts';
import { until } from '../../harness/until.ts';
import { closeAll, placeFile, workspaceRoot } from './hostFiles.ts';
import { endReviews, proposalOf, shownTab, shownText, startReview } from './reviewing.ts';

const text = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
const changed = 'ONE\ntwo\nthree\nfour\nfive\nSIX\nseven\n';
const edits = [
  { start: 0, end: 4, newText: 'ONE\n' },
  { start: 24, end: 28, newText: 'SIX\n' },
];

function fileAt(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(workspaceRoot()), name);
}

function onDisk(name: string): string {
  const file = fileAt(name).fsPath;
  return existsSync(file) ? readFileSync(file, 'utf8') : 'none';
}

/** The text of the editor's document, or `none`. */
async function textOf(name: string): Promise<string> {
  return existsSync(fileAt(name).fsPath) ? (await vscode.workspace.openTextDocument(fileAt(name))).getText() : 'none';
}

/** Twelve files: nine edits, one creation, one move with an edit, one deletion. */
async function twelve(folder: string) {
  const uris = new Map<string, vscode.Uri>();
  const read = async (name: string) => {
    const document = await vscode.workspace.openTextDocument(placeFile(`${folder}/${name}`, text));
    uris.set(`${folder}/${name}`, document.uri);
    return { path: `${folder}/${name}`, snapshot: snapshotOf(document) };
  };
  const names = Array.from({ length: 9 }, (_, index) => `${index}.txt`);
  const edited = await Promise.all(
    names.map(async (name): Promise<ProposedFile> => ({
      kind: 'edit',
      reason: 'new key per call',
      edits,
      ...(await read(name)),
    })),
  );
  const files: readonly ProposedFile[] = [
    ...edited,
    { kind: 'create', path: `${folder}/made/key.txt`, text: 'made\n', reason: 'holds the key' },
    { kind: 'rename', to: `${folder}/moved.txt`, edits: edits.slice(0, 1), reason: '', ...(await read('old.txt')) },
    { kind: 'delete', reason: 'no longer used', ...(await read('gone.txt')) },
  ];
  return { uris, files, names: names.map((name) => `${folder}/${name}`) };
}

/** A tree as lines: what is heard of each row. */
function spoken(rows: readonly PendingRow[], depth = 0): readonly string[] {
  return rows.flatMap((row) => [`${'  '.repeat(depth)}${row.spoken}`, ...spoken(row.children, depth + 1)]);
}

describe('the review of several files', () => {
  afterEach(async () => {
    await closeAll();
    endReviews();
  });

  it('writes twelve files as one, and one Undo takes them back', async () => {
    const { uris, files, names } = await twelve('many');
    const { review, told } = await startReview();
    await review.show(proposalOf(files), uris, true);
    const first = shownTab()?.label;
    await review.accept();
    const texts = await Promise.all(names.map(textOf));
    const others = [
      onDisk('many/made/key.txt'),
      await textOf('many/moved.txt'),
      onDisk('many/old.txt'),
      onDisk('many/gone.txt'),
    ];
    await vscode.window.showTextDocument(fileAt('many/0.txt'));
    await vscode.commands.executeCommand('undo');
    await until(() => onDisk('many/gone.txt') === text && onDisk('many/old.txt') === text, 'the files are back');
    assert.deepEqual(
      { first, texts: [...new Set(texts)], others, told, back: [...new Set(await Promise.all(names.map(textOf)))] },
      {
        first: 'Simplify · 0.txt',
        texts: [changed],
        others: ['made\n', changed.replace('SIX', 'six'), 'none', 'none'],
        told: [],
        back: [text],
      },
    );
    assert.equal(onDisk('many/made/key.txt'), 'none');
  });

  it('writes none of twelve when one fails, and all still wait', async () => {
    const { uris, files, names } = await twelve('none');
    const { review, told } = await startReview();
    await review.show(proposalOf(files), uris, true);
    const taken = vscode.workspace.onWillRenameFiles(() => {
      placeFile('none/moved.txt', 'mine');
    });
    const result = await review.accept();
    taken.dispose();
    assert.deepEqual(
      {
        kind: result.kind,
        texts: [...new Set(await Promise.all(names.map(textOf)))],
        others: [
          onDisk('none/made/key.txt'),
          onDisk('none/moved.txt'),
          onDisk('none/old.txt'),
          onDisk('none/gone.txt'),
        ],
        told,
        waiting: review.pending.all().map((proposal) => proposal.files.length),
      },
      {
        kind: 'refused',
        texts: [text],
        others: ['none', 'mine', text, text],
        told: ['The editor could not change none/moved.txt. All files are as they were.'],
        waiting: [12],
      },
    );
    // The name is free again: now all of it is written.
    await vscode.workspace.fs.delete(fileAt('none/moved.txt'));
    assert.equal((await review.accept()).kind, 'accepted');
  });

  it('decides file by file, and goes on to the next', async () => {
    const { uris, files } = await twelve('each');
    const { review } = await startReview();
    await review.show(proposalOf(files), uris, true);
    const seen: unknown[] = [];
    for (const action of ['acceptFile', 'rejectFile'] as const) {
      await review.act(action);
      seen.push(shownTab()?.label);
    }
    assert.deepEqual(
      [seen, await textOf('each/0.txt'), await textOf('each/1.txt'), review.pending.all()[0]?.files.length],
      [['Simplify · 1.txt', 'Simplify · 2.txt'], changed, text, 10],
    );
  });

  it('shows a new file beside nothing, and writes it as the user has changed it', async () => {
    const { uris, files } = await twelve('fresh');
    const { review } = await startReview();
    await review.show(proposalOf(files.slice(9, 10)), uris, true);
    const shown = await shownText();
    const document = await vscode.workspace.openTextDocument(shownTab()?.modified ?? fileAt(''));
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    await editor?.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), 'my ');
    });
    await review.act('acceptFile');
    assert.deepEqual([shown, onDisk('fresh/made/key.txt')], ['made\n', 'my made\n']);
  });

  it('does not delete what has changed since', async () => {
    const { uris, files } = await twelve('stale');
    const { review, told } = await startReview();
    await review.show(proposalOf(files.slice(11)), uris, false);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(fileAt('stale/gone.txt'), new vscode.Position(0, 0), 'mine ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const result = await review.accept();
    assert.deepEqual(
      [result.kind, await textOf('stale/gone.txt'), told.at(-1)],
      [
        'declined',
        `mine ${text}`,
        'Simplify · gone.txt: 1 of 1 changes touch lines that you have changed since. Your text stays.',
      ],
    );
  });

  it('lists what waits, with reasons and places, for eyes and ears', async () => {
    const { uris, files } = await twelve('list');
    const { review } = await startReview();
    const failed = [{ path: 'list/8.txt', message: 'No such lines.' }];
    const some = [files[0], files[9], files[10], files[11]].filter((file) => file !== undefined);
    await review.show({ ...proposalOf(some), failed }, uris, false);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(fileAt('list/0.txt'), new vscode.Position(5, 0), 'mine ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const before = spoken(pendingRows(review.pending.all()));
    const [file] = review.pending.all()[0]?.files ?? [];
    await review.act('acceptHunk', { file: file?.id, hunk: '0' });
    assert.deepEqual(before, [
      'Simplify, 4 files · 5 open',
      '  list/0.txt, 2 of 2 open, 1 conflicts with you, new key per call',
      '    1 of 2, replaces 1 line, line 1',
      '    2 of 2, conflicts with what you typed, line 6',
      '  list/made/key.txt, new, holds the key',
      '  list/old.txt, becomes list/moved.txt, 1 of 1 open',
      '    1 of 1, replaces 1 line, line 1',
      '  list/gone.txt, to be deleted, no longer used',
      '  list/8.txt, No such lines.',
    ]);
    assert.equal(
      spoken(pendingRows(review.pending.all()))[1],
      '  list/0.txt, 1 of 2 open, 1 conflicts with you, new key per call',
    );
  });
});
