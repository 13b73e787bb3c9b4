import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createWriteGate } from '../../../src/host/vscode/writeGate.ts';
import type { FileChange } from '../../../src/host/vscode/writeGateChanges.ts';
import { DiskTimes } from '../../../src/host/vscode/diskTimes.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, placeFile, workspaceRoot } from './hostFiles.ts';
import { sensitiveNames } from './sensitiveNames.ts';

const text = 'one\ntwo\nthree\n';
const edits = [{ start: 0, end: 4, newText: 'ONE\n' }];
const gate = createWriteGate({});

function fileAt(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(workspaceRoot()), name);
}

function created(name: string, content = text): FileChange {
  return { kind: 'create', uri: fileAt(name), content };
}

function edited(document: vscode.TextDocument): FileChange {
  return { kind: 'edit', uri: document.uri, version: document.version, text: document.getText(), edits };
}

function moved(document: vscode.TextDocument, to: string): FileChange {
  return { ...edited(document), kind: 'rename', to: fileAt(to) } as FileChange;
}

function removed(document: vscode.TextDocument): FileChange {
  return { kind: 'delete', uri: document.uri, text: document.getText() };
}

async function apply(...changes: readonly FileChange[]) {
  const result = await gate.apply({ label: 'Split', changes });
  return result.kind === 'refused' ? result.code : result.kind;
}

/** The text on the disk, or `none`. */
function onDisk(name: string): string {
  const file = fileAt(name).fsPath;
  return existsSync(file) ? readFileSync(file, 'utf8') : 'none';
}

describe('the write gate, for files', () => {
  afterEach(closeAll);

  it('edits, creates, moves and deletes as one, and one Undo takes all of it back', async () => {
    const { document: gone } = await openFile('set/gone.txt', text);
    const { document: old } = await openFile('set/old.txt', text);
    const { document: plain } = await openFile('set/plain.txt', text);
    const result = await apply(edited(plain), created('set/new/made.txt'), moved(old, 'set/moved.txt'), removed(gone));
    const after = {
      plain: plain.getText(),
      made: onDisk('set/new/made.txt'),
      moved: (await vscode.workspace.openTextDocument(fileAt('set/moved.txt'))).getText(),
      old: onDisk('set/old.txt'),
      gone: onDisk('set/gone.txt'),
    };
    await vscode.window.showTextDocument(plain);
    await vscode.commands.executeCommand('undo');
    await until(() => onDisk('set/gone.txt') === text && onDisk('set/old.txt') === text, 'the files are back');
    assert.deepEqual(
      { result, after, plain: plain.getText(), made: onDisk('set/new/made.txt'), moved: onDisk('set/moved.txt') },
      {
        result: 'written',
        after: { plain: `ONE\ntwo\nthree\n`, made: text, moved: 'ONE\ntwo\nthree\n', old: 'none', gone: 'none' },
        plain: text,
        made: 'none',
        moved: 'none',
      },
    );
  });

  it('edits several files as one, and one Undo takes all of it back', async () => {
    const { document: first } = await openFile('texts/first.txt', text);
    const { document: second } = await openFile('texts/second.txt', text);
    const result = await apply(edited(first), edited(second));
    const after = [first.getText(), second.getText()];
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(
      [result, after, first.getText(), second.getText()],
      ['written', ['ONE\ntwo\nthree\n', 'ONE\ntwo\nthree\n'], text, text],
    );
  });

  it('puts every file back when one fails on the way, and reports each', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `fail/${index}.txt`);
    const documents = await Promise.all(names.map((name) => vscode.workspace.openTextDocument(placeFile(name, text))));
    const bytes = Buffer.from('\uFEFFone\r\ntwo', 'utf16le');
    writeFileSync(placeFile('fail/wide.txt', '').fsPath, bytes);
    const wide = await vscode.workspace.openTextDocument(fileAt('fail/wide.txt'));
    const old = await vscode.workspace.openTextDocument(placeFile('fail/old.txt', text));
    // Another program takes the name in the moment in which the file is moved.
    const taken = vscode.workspace.onWillRenameFiles(() => {
      placeFile('fail/taken.txt', 'mine');
    });
    const result = await gate.apply({
      label: 'Split',
      changes: [...documents.map(edited), created('fail/made.txt'), removed(wide), moved(old, 'fail/taken.txt')],
    });
    taken.dispose();
    assert.deepEqual(
      {
        code: result.kind === 'refused' && result.code,
        path: result.kind === 'refused' && result.path,
        outcomes: result.kind === 'refused' && result.report?.map(({ outcome }) => outcome),
        texts: [...new Set(documents.map((document) => document.getText()))],
        files: [onDisk('fail/made.txt'), onDisk('fail/old.txt'), onDisk('fail/taken.txt')],
        wide: readFileSync(fileAt('fail/wide.txt').fsPath).equals(bytes),
      },
      {
        code: 'editor-refused',
        path: 'fail/taken.txt',
        outcomes: [...names.map(() => 'untouched'), 'put-back', 'put-back', 'untouched'],
        texts: [text],
        files: ['none', text, 'mine'],
        wide: true,
      },
    );
  });

  it('creates and moves over nothing', async () => {
    const { document } = await openFile('over/old.txt', text);
    placeFile('over/there.txt', 'mine');
    symlinkSync('nowhere', fileAt('over/dangling.txt').fsPath);
    const results = [
      await apply(created('over/there.txt')),
      await apply(created('over/dangling.txt')),
      await apply(moved(document, 'over/there.txt')),
      await apply(created('over/there.txt/below.txt')),
      await apply(created(`over/${'x'.repeat(300)}.txt`)),
    ];
    assert.deepEqual(
      [results, onDisk('over/there.txt')],
      [['exists', 'exists', 'exists', 'gone', 'disguised-name'], 'mine'],
    );
  });

  it('touches no place twice, in any case', async () => {
    const { document } = await openFile('twice/a.txt', text);
    symlinkSync(document.fileName, fileAt('twice/link.txt').fsPath);
    const link = await vscode.workspace.openTextDocument(fileAt('twice/link.txt'));
    assert.deepEqual(
      [
        await apply(edited(document), removed(document)),
        await apply(created('twice/b.txt'), created('twice/B.txt')),
        await apply(created('twice/c.txt'), moved(document, 'twice/c.txt')),
        await apply(edited(document), edited(link)),
      ],
      ['twice', 'twice', 'twice', 'twice'],
    );
  });

  it('neither moves nor deletes a link, a changed file or text that is not saved', async () => {
    const editor = await openFile('keep/a.txt', text);
    symlinkSync(editor.document.fileName, fileAt('keep/link.txt').fsPath);
    const link = await vscode.workspace.openTextDocument(fileAt('keep/link.txt'));
    const stale = { ...removed(editor.document), text: 'other' } as FileChange;
    const links = [await apply(removed(link)), await apply(moved(link, 'keep/b.txt')), await apply(stale)];
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), 'typed ');
    });
    assert.deepEqual(
      [links, await apply(removed(editor.document)), editor.document.getText()],
      [['link', 'link', 'changed'], 'unsaved', `typed ${text}`],
    );
  });

  it('overwrites nothing that is newer on the disk than unsaved text', async () => {
    const times = new DiskTimes();
    const careful = createWriteGate({ isOutdated: (document) => times.isOutdated(document) });
    const editor = await openFile('disk/a.txt', text);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(3, 0), 'typed\n');
    });
    const before = await careful.apply({ label: 'x', changes: [edited(editor.document)] });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    writeFileSync(editor.document.fileName, 'newer\n');
    const after = await careful.apply({ label: 'x', changes: [edited(editor.document)] });
    times.dispose();
    assert.deepEqual(
      [before.kind, after.kind === 'refused' && after.code, editor.document.getText(), onDisk('disk/a.txt')],
      ['written', 'newer-on-disk', `ONE\ntwo\nthree\ntyped\n`, 'newer\n'],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  describe('on hostile targets', () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'panorama-outside-'));

    after(() => {
      rmSync(outside, { recursive: true, force: true });
    });

    const targets: readonly (readonly [string, string])[] = [
      ['../../out.txt', 'disguised-name'],
      ['../out.txt', 'disguised-name'],
      ['linked/out.txt', 'outside-workspace'],
      ['linked/deep/out.txt', 'outside-workspace'],
      ['dangling/out.txt', 'disguised-name'],
      ['plain.txt.', 'disguised-name'],
      ['plain.txt ', 'disguised-name'],
      ['plain.txt::$DATA', 'disguised-name'],
      ['PLAIN~1.TXT', 'disguised-name'],
      ['%2e%2e/x', 'disguised-name'],
      ['a\\b.txt', 'disguised-name'],
      ['nul\0.txt', 'disguised-name'],
      ['e\u0301.txt', 'disguised-name'],
      ['pla\u200bin.txt', 'disguised-name'],
      ['CON', 'disguised-name'],
      ['.GIT/config2', 'disguised-name'],
      ['a/../.git/hooks/pre-push', 'disguised-name'],
      ['.vscode/tasks.json', 'declined'],
      ['x.code-workspace', 'declined'],
      ['sub/.npmrc', 'declined'],
      ['hooked/pre-push', 'declined'],
    ];

    before(() => {
      mkdirSync(fileAt('target').fsPath, { recursive: true });
      mkdirSync(fileAt('target/.git/hooks').fsPath, { recursive: true });
      symlinkSync(outside, fileAt('target/linked').fsPath);
      symlinkSync(path.join(outside, 'none'), fileAt('target/dangling').fsPath);
      symlinkSync(fileAt('target/.git/hooks').fsPath, fileAt('target/hooked').fsPath);
    });

    for (const [name, code] of targets) {
      it(`neither creates nor moves to ${JSON.stringify(name)}`, async () => {
        const source = await vscode.workspace.openTextDocument(placeFile('target/source.txt', text));
        const to = fileAt('target').with({ path: `${fileAt('target').path}/${name}` });
        const create = await gate.apply({ label: 'x', changes: [{ kind: 'create', uri: to, content: text }] });
        const move = await gate.apply({ label: 'x', changes: [{ ...moved(source, 'x'), to } as FileChange] });
        const codes = [create, move].map((result) => (result.kind === 'refused' ? result.code : result.kind));
        assert.deepEqual([codes, onDisk('target/source.txt')], [[code, code], text]);
      });
    }

    it('creates and moves to no sensitive name unasked, in small or capital letters', async () => {
      const source = await vscode.workspace.openTextDocument(placeFile('target/source.txt', text));
      const wrong: string[] = [];
      for (const name of sensitiveNames.flatMap((plain) => [`fresh/${plain}`, `fresh/${plain.toUpperCase()}`])) {
        const codes = [await apply(created(name)), await apply(moved(source, name))];
        if (codes.some((code) => code !== 'declined' && code !== 'disguised-name') || onDisk(name) !== 'none') {
          wrong.push(`${name}: ${codes.join(', ')}`);
        }
      }
      assert.deepEqual([wrong, onDisk('target/source.txt')], [[], text]);
    });

    it('asks before a secret gets another name', async () => {
      const secret = await vscode.workspace.openTextDocument(placeFile('target/.env', 'A=1\n'));
      assert.deepEqual(
        [await apply(moved(secret, 'target/notes.txt')), await apply(removed(secret))],
        ['declined', 'declined'],
      );
    });
  });
});
