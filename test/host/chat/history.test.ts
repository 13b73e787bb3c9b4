// The list of chats in the editor: found, opened, renamed, deleted and brought back, and a chat taken out and in.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { showHistory, type HistoryParts } from '../../../src/features/chat/chatHistory.ts';
import { importThread } from '../../../src/features/chat/exportThread.ts';
import { createChatStore, type ChatStore } from '../../../src/host/store/chatStore.ts';
import { toThreadJson } from '../../../src/core/chat/threadJson.ts';
import { until } from '../../harness/until.ts';
import { emptyThread, finishedTurn } from '../../unit/protocol/examples.ts';

const ID = '00000000-0000-4000-8000-00000000000';
const titled = (number: number, title: string) => ({
  ...emptyThread,
  ...{ id: `${ID}${number}`, title, leaf: finishedTurn.id, createdAt: number },
  turns: [{ ...finishedTurn, startedAt: number }],
});

/** The list as a person has it: what is in it, and what is pressed. */
class ScriptedPick {
  items: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  placeholder = '';
  readonly accepted = new vscode.EventEmitter<void>();
  readonly triggered = new vscode.EventEmitter<vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>>();
  readonly hidden = new vscode.EventEmitter<void>();
  readonly onDidAccept = this.accepted.event;
  readonly onDidTriggerItemButton = this.triggered.event;
  readonly onDidHide = this.hidden.event;
  show(): void {}
  dispose(): void {}
  hide(): void {
    this.hidden.fire();
  }
  labels(): readonly string[] {
    return this.items.map(({ label }) => label);
  }
  press(label: string, button: number): void {
    const item = this.items.find((row) => row.label === label);
    const pressed = item?.buttons?.[button];
    assert.ok(item && pressed, `${label} has a button`);
    this.triggered.fire({ item, button: pressed });
  }
}

/** A window that shows one conversation, and what is done to it. */
function scriptWindow(id: string) {
  const done: unknown[] = [];
  const session: ReturnType<HistoryParts['sessionOf']> = {
    change: (change) => void done.push(change),
    startAfresh: () => void done.push('afresh'),
  };
  const parts: Omit<HistoryParts, 'services'> = {
    sessionOf: (asked) => (asked === id ? session : undefined),
    openKept: (opened) => Promise.resolve(void done.push({ opened })),
  };
  return { parts, done };
}

describe('the list of chats', () => {
  const silent = () => undefined;
  const log = { error: silent, warn: silent, info: silent, debug: silent, show: silent, dispose: silent };
  const kept = { folder: '', restore: silent as () => void };
  let pick: ScriptedPick;
  let chats: ChatStore;

  beforeEach(async () => {
    kept.folder = mkdtempSync(path.join(tmpdir(), 'panorama-history-'));
    const storeOf = (name: string): ChatStore =>
      createChatStore({ folder: kept.folder, workspace: { name, folders: [`file:///${name}`] } });
    chats = storeOf('shop');
    await chats.add(titled(1, 'Money'));
    await chats.add(titled(2, 'Retries'));
    await storeOf('else').add(titled(3, 'Elsewhere'));
    pick = new ScriptedPick();
    const { createQuickPick, showInputBox, showInformationMessage, showOpenDialog } = vscode.window;
    Object.assign(vscode.window, { createQuickPick: () => pick });
    kept.restore = () => {
      Object.assign(vscode.window, { createQuickPick, showInputBox, showInformationMessage, showOpenDialog });
    };
  });

  afterEach(() => {
    kept.restore();
    rmSync(kept.folder, { recursive: true, force: true });
  });

  /** Shows the list, does something in it, and gives what that did to the conversation in view. */
  async function inList(act: () => Promise<void> | void, current = `${ID}9`): Promise<readonly unknown[]> {
    const { parts, done } = scriptWindow(current);
    const closed = showHistory({ services: { chats, log }, ...parts });
    await until(() => pick.items.length > 0, 'the list is filled');
    await act();
    pick.hide();
    await closed;
    return done;
  }

  it('groups chats by workspace, this one first, the newest first, and is searched by their questions', async () => {
    await inList(silent);
    assert.deepEqual(
      [pick.labels(), pick.items[1]?.detail],
      [['This workspace', 'Retries', 'Money', 'else', 'Elsewhere'], finishedTurn.question],
    );
  });

  it('opens the chat that is chosen', async () => {
    const done = await inList(() => {
      pick.selectedItems = pick.items.slice(2, 3);
      pick.accepted.fire();
    });
    assert.deepEqual(done, [{ opened: `${ID}1` }]);
  });

  it('renames a chat that is not in view, and the one that is', async () => {
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve('  Dollars ') });
    await inList(async () => {
      pick.press('Money', 0);
      await until(() => pick.labels().includes('Dollars'), 'the list shows the name');
    });
    const done = await inList(() => {
      pick.press('Retries', 0);
    }, `${ID}2`);
    await until(() => done.length > 0, 'the conversation in view is renamed');
    assert.deepEqual([(await chats.load(`${ID}1`))?.title, done], ['Dollars', [{ kind: 'rename', title: 'Dollars' }]]);
  });

  it('deletes a chat, leaves it when it is in view, and brings it back', async () => {
    const undo: { press?: (button: string | undefined) => void } = {};
    const ask = () =>
      new Promise((resolve) => {
        undo.press = resolve;
      });
    Object.assign(vscode.window, { showInformationMessage: ask });
    const seen: (readonly string[])[] = [];
    const done = await inList(async () => {
      pick.press('Money', 1);
      await until(() => !pick.labels().includes('Money'), 'the chat is gone');
      seen.push(pick.labels());
      undo.press?.('Undo');
      await until(() => pick.labels().includes('Money'), 'the chat is back');
    }, `${ID}1`);
    assert.deepEqual([seen, done], [[['This workspace', 'Retries', 'else', 'Elsewhere']], ['afresh']]);
  });

  it('takes in a chat beside the one that it was made from', async () => {
    const file = path.join(kept.folder, 'chat.json');
    writeFileSync(file, toThreadJson(titled(1, 'Money')));
    Object.assign(vscode.window, { showOpenDialog: () => Promise.resolve([vscode.Uri.file(file)]) });
    const id = await importThread({ chats });
    assert.ok(id !== undefined && id !== `${ID}1`);
    assert.deepEqual(await chats.load(id), { ...titled(1, 'Money'), id });
  });
});
