// Plays the person in front of the editor's small windows: each window that opens takes the next answer.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the person does in one window: picks the line with the text, types, goes back or goes away. */
export type Move =
  { readonly pick: string } | { readonly type: string } | { readonly back: true } | { readonly leave: true };

type Listener = () => void;

/** Who is told when a window is accepted, hidden or gone back from. */
interface Heard {
  readonly accepted: Listener[];
  readonly hidden: Listener[];
  readonly backs: Listener[];
}

/** The part of a window that the script needs; the rest is as good as absent. */
interface FakeWindow {
  items: readonly { readonly label: string }[];
  selectedItems: readonly { readonly label: string }[];
  value: string;
  placeholder?: string;
  prompt?: string;
}

/**
 * Runs `work` while the moves are made, and answers with the words that the windows showed.
 * A window that waits for work and takes no answer is left alone until the work closes it.
 */
export async function playDialogue(moves: readonly Move[], work: () => Thenable<unknown>): Promise<readonly string[]> {
  const left = [...moves];
  const words: string[] = [];
  const { createQuickPick, createInputBox } = vscode.window;
  const open = (kind: 'pick' | 'type') => fakeWindow(kind, left, words);
  Object.assign(vscode.window, { createQuickPick: () => open('pick'), createInputBox: () => open('type') });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { createQuickPick, createInputBox });
  }
  assert.deepEqual(left, [], 'every move is made');
  return words;
}

function fakeWindow(kind: 'pick' | 'type', left: Move[], words: string[]) {
  const heard: Heard = { accepted: [], hidden: [], backs: [] };
  const silent = () => new vscode.Disposable(() => undefined);
  const window = {
    items: [],
    selectedItems: [],
    activeItems: [],
    value: '',
    busy: false,
    show: () => {
      setTimeout(() => {
        move(window, kind, left, words, heard);
      });
    },
    hide: () => {
      notify(heard.hidden);
    },
    dispose: () => undefined,
    onDidAccept: (listener: Listener) => heard.accepted.push(listener),
    onDidHide: (listener: Listener) => heard.hidden.push(listener),
    onDidTriggerButton: (listener: Listener) => heard.backs.push(listener),
    onDidChangeValue: silent,
  };
  return window;
}

function move(
  window: FakeWindow & { readonly busy: boolean },
  kind: 'pick' | 'type',
  left: Move[],
  words: string[],
  { accepted, hidden, backs }: Heard,
): void {
  if (window.busy && window.items.length === 0) {
    return;
  }
  words.push(window.placeholder ?? window.prompt ?? '');
  const next = left.shift();
  if (!next || 'leave' in next) {
    notify(hidden);
    return;
  }
  if ('back' in next) {
    notify(backs);
    return;
  }
  if ('type' in next) {
    assert.equal(kind, 'type', `a window to pick from shows ${words.at(-1)}`);
    window.value = next.type;
  } else {
    window.selectedItems = window.items.filter(({ label }) => label.includes(next.pick)).slice(0, 1);
    assert.equal(window.selectedItems.length, 1, `"${next.pick}" is among ${JSON.stringify(window.items)}`);
  }
  notify(accepted);
}

function notify(listeners: readonly Listener[]): void {
  for (const listener of listeners) {
    listener();
  }
}
