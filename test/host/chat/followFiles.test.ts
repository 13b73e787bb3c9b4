// The pack in view follows the files: packed anew when one has changed that concerns it, and only while it is seen.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createFileChanges } from '../../../src/host/vscode/fileChanges.ts';
import { followFiles } from '../../../src/host/vscode/followFiles.ts';
import { PackPreview, type ShownPack } from '../../../src/host/vscode/packPreview.ts';
import { until } from '../../fakes/until.ts';
import { samplePack } from '../../adapter/worker/samplePack.ts';

const folder = 'followed';

function draft(): ShownPack {
  const pack = samplePack('question');
  const excluded = [{ path: `${folder}/built/`, reason: 'ignored' }] as const;
  return {
    pack: { ...pack, manifest: { ...pack.manifest, excluded } },
    question: '',
    isSent: false,
    historyLength: 0,
    maxOutput: 0,
    isFree: true,
  };
}

describe('The pack in view', () => {
  const seen = { now: true, changed: new vscode.EventEmitter<void>() };
  let packs = 0;
  let preview: PackPreview;
  let opened: vscode.Disposable;

  const root = (): string => {
    const fsPath = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(fsPath);
    return fsPath;
  };
  const write = (name: string, text: string): void => {
    writeFileSync(path.join(root(), folder, name), text);
  };
  const untilPacked = (times: number) => until(() => packs >= times, `it is packed ${times} times`);

  before(() => {
    mkdirSync(path.join(root(), folder, 'built'), { recursive: true });
  });

  beforeEach(() => {
    seen.now = true;
    packs = 0;
    preview = new PackPreview();
    opened = vscode.Disposable.from(
      preview,
      preview.connect(() => {
        packs += 1;
        return Promise.resolve({ shown: draft() });
      }),
      preview.addViewer(() => seen.now, seen.changed.event),
      followFiles(preview),
    );
  });

  afterEach(() => {
    opened.dispose();
  });

  after(() => {
    rmSync(path.join(root(), folder), { recursive: true, force: true });
  });

  it('is made anew when a file changes, once for changes that come together, and not for what is ignored', async () => {
    preview.show(draft());
    write('built/out.js', 'x');
    write('one.ts', 'x');
    write('two.ts', 'x');
    await untilPacked(1);
    write('built/out.js', 'y');
    write('one.ts', 'y');
    await untilPacked(2);
    assert.equal(packs, 2);
  });

  it('waits until somebody sees it', async () => {
    preview.show(draft());
    const heard = createFileChanges();
    heard.take();
    seen.now = false;
    write('one.ts', 'z');
    await until(() => heard.take().includes(`${folder}/one.ts`), 'the change is heard of');
    heard.dispose();
    seen.now = true;
    seen.changed.fire();
    await untilPacked(1);
  });

  it('stays as it was sent', async () => {
    preview.show({ ...draft(), isSent: true });
    write('one.ts', 'sent');
    const other = new PackPreview();
    let others = 0;
    const watching = vscode.Disposable.from(
      other,
      other.connect(() => {
        others += 1;
        return Promise.resolve({ shown: draft() });
      }),
      other.addViewer(() => true, seen.changed.event),
      followFiles(other),
    );
    other.show(draft());
    write('two.ts', 'sent');
    await until(() => others > 0, 'one that was not sent is packed');
    watching.dispose();
    assert.equal(packs, 0);
  });
});
