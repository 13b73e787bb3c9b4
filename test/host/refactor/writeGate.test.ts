import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TextEdit } from '../../../src/core/text/snapshot.ts';
import { createWriteGate, type WriteResult } from '../../../src/host/vscode/writeGate.ts';
import type { ChangeSet } from '../../../src/host/vscode/writeGateChanges.ts';
import { closeAll, openFile, placeFile, workspaceRoot } from './hostFiles.ts';
import { sensitiveNames } from './sensitiveNames.ts';

const text = 'one\ntwo\nthree\n';
const upper: readonly TextEdit[] = [
  { start: 0, end: 4, newText: 'ONE\n' },
  { start: 8, end: 14, newText: 'THREE\nfour\n' },
];
const changed = 'ONE\ntwo\nTHREE\nfour\n';

function changeOf(document: vscode.TextDocument, edits = upper): ChangeSet {
  return {
    label: 'Simplify',
    changes: [{ kind: 'edit', uri: document.uri, version: document.version, text: document.getText(), edits }],
  };
}

/** A change of a file that need not be openable under this address. */
function blindChange(uri: vscode.Uri): ChangeSet {
  return { label: 'Simplify', changes: [{ kind: 'edit', uri, version: 1, text, edits: upper }] };
}

function codeOf(result: WriteResult): string {
  return result.kind === 'refused' ? result.code : result.kind;
}

describe('the write gate', () => {
  const gate = createWriteGate({});
  let outside = '';

  before(() => {
    outside = mkdtempSync(path.join(tmpdir(), 'panorama-outside-'));
  });

  after(() => {
    rmSync(outside, { recursive: true, force: true });
  });

  afterEach(closeAll);

  it('writes a change set that one Undo takes back', async () => {
    const { document } = await openFile('gate/plain.txt', text);
    const result = await gate.apply(changeOf(document));
    const written = document.getText();
    await vscode.commands.executeCommand('undo');
    assert.deepEqual([codeOf(result), written, document.getText()], ['written', changed, text]);
  });

  it('leaves saving to the user', async () => {
    const { document } = await openFile('gate/unsaved.txt', text);
    await gate.apply(changeOf(document));
    assert.deepEqual([document.isDirty, readFileSync(document.fileName, 'utf8')], [true, text]);
  });

  it('keeps CRLF, a byte-order mark and a missing final line ending on the disk', async () => {
    const { document } = await openFile('gate/crlf.txt', '\uFEFFone\r\ntwo \r\nthree');
    await gate.apply(changeOf(document, [{ start: 0, end: 5, newText: 'ONE\r\n' }]));
    await document.save();
    assert.equal(readFileSync(document.fileName, 'utf8'), '\uFEFFONE\r\ntwo \r\nthree');
  });

  it('writes all files or none', async () => {
    const { document: first } = await openFile('gate/first.txt', text);
    const { document: second } = await openFile('gate/second.txt', text);
    const stale = { ...changeOf(second).changes[0], text: 'other' };
    const changes = [
      ...changeOf(first).changes,
      ...changeOf(second).changes.map((change) => ({ ...change, text: stale.text })),
    ];
    assert.deepEqual([codeOf(await gate.apply({ label: 'x', changes })), first.getText()], ['changed', text]);
  });

  it('refuses when the document is another version', async () => {
    const editor = await openFile('gate/moved.txt', text);
    const change = changeOf(editor.document);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), 'typed ');
    });
    assert.deepEqual([codeOf(await gate.apply(change)), editor.document.getText()], ['changed', `typed ${text}`]);
  });

  it('refuses a read-only file', async () => {
    const { document } = await openFile('gate/locked.txt', text);
    chmodSync(document.fileName, 0o444);
    assert.deepEqual([codeOf(await gate.apply(changeOf(document))), document.getText()], ['read-only', text]);
  });

  it('refuses a file that is gone', async () => {
    const { document } = await openFile('gate/gone.txt', text);
    rmSync(document.fileName);
    assert.equal(codeOf(await gate.apply(changeOf(document))), 'gone');
  });

  it('refuses a file outside the workspace', async () => {
    const file = path.join(outside, '.bashrc');
    writeFileSync(file, text);
    assert.deepEqual(
      [codeOf(await gate.apply(blindChange(vscode.Uri.file(file)))), readFileSync(file, 'utf8')],
      ['outside-workspace', text],
    );
  });

  const links: readonly (readonly [string, (target: string) => string])[] = [
    [
      'a link to a file outside',
      (target) => {
        symlinkSync(path.join(target, 'secret.txt'), path.join(workspaceRoot(), 'gate/link.txt'));
        return 'gate/link.txt';
      },
    ],
    [
      'a file under a linked folder',
      (target) => {
        symlinkSync(target, path.join(workspaceRoot(), 'gate/linked'));
        return 'gate/linked/secret.txt';
      },
    ],
  ];
  for (const [name, make] of links) {
    it(`refuses ${name}`, async () => {
      const secret = path.join(outside, 'secret.txt');
      writeFileSync(secret, text);
      mkdirSync(path.join(workspaceRoot(), 'gate'), { recursive: true });
      const uri = vscode.Uri.file(path.join(workspaceRoot(), make(outside)));
      assert.deepEqual(
        [codeOf(await gate.apply(blindChange(uri))), readFileSync(secret, 'utf8')],
        ['outside-workspace', text],
      );
    });
  }

  it('asks before a link that leads to a sensitive file', async () => {
    placeFile('.npmrc', text);
    symlinkSync(path.join(workspaceRoot(), '.npmrc'), path.join(workspaceRoot(), 'gate/notes.txt'));
    const document = await vscode.workspace.openTextDocument(path.join(workspaceRoot(), 'gate/notes.txt'));
    assert.equal(codeOf(await gate.apply(changeOf(document))), 'declined');
  });

  it('looks again after the user has answered', async () => {
    const file = path.join(outside, 'swapped.txt');
    writeFileSync(file, text);
    const uri = placeFile('gate/swap/.npmrc', text);
    const swap = () => {
      const folder = path.dirname(uri.fsPath);
      renameSync(folder, `${folder}-old`);
      mkdirSync(folder);
      symlinkSync(file, uri.fsPath);
      return Promise.resolve(true);
    };
    const document = await vscode.workspace.openTextDocument(uri);
    const result = await createWriteGate({ confirm: swap }).apply(changeOf(document));
    assert.deepEqual(
      [codeOf(result), document.getText(), readFileSync(file, 'utf8')],
      ['outside-workspace', text, text],
    );
  });

  it('changes a sensitive file only after a yes, each time, and never without anyone to ask', async () => {
    for (const name of sensitiveNames) {
      const document = await vscode.workspace.openTextDocument(placeFile(`guarded/${name}`, text));
      const asked: (readonly string[])[] = [];
      const answers = [false, true];
      const asking = createWriteGate({
        confirm: (_label, paths) => {
          asked.push(paths);
          return Promise.resolve(answers.shift() ?? false);
        },
      });
      const results = [
        codeOf(await gate.apply(changeOf(document))),
        codeOf(await asking.apply(changeOf(document))),
        codeOf(await asking.apply(changeOf(document))),
        codeOf(await asking.apply(changeOf(document, []))),
      ];
      const shown = [`guarded/${name}`];
      assert.deepEqual(
        { results, asked, text: document.getText() },
        { results: ['declined', 'declined', 'written', 'declined'], asked: [shown, shown, shown], text: changed },
      );
    }
  });

  const disguises = [
    '../outside.txt',
    'a/../../outside.txt',
    './a/../gate/plain.txt',
    'gate//plain.txt',
    'gate\\plain.txt',
    'gate/plain.txt.',
    'gate/plain.txt ',
    'gate/plain.txt::$DATA',
    'gate/PLAIN~1.TXT',
    'gate/%2e%2e/x',
    'gate/plain\0.txt',
    'gate/pla\u200bin.txt',
    'gate/e\u0301.txt',
    'gate/CON',
    '.GIT/config',
    '.VsCode/settings.json',
  ];
  for (const name of disguises) {
    it(`refuses ${JSON.stringify(name)}`, async () => {
      const uri = vscode.Uri.file(workspaceRoot()).with({ path: `${vscode.Uri.file(workspaceRoot()).path}/${name}` });
      assert.match(codeOf(await gate.apply(blindChange(uri))), /^(?:disguised-name|outside-workspace)$/);
    });
  }
});
