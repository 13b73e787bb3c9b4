// Keeps the pack in view true: when files have changed that concern it, the draft is packed anew.

import * as vscode from 'vscode';
import { concernsPack } from '../../core/pack/concernsPack.ts';
import { createFileChanges } from './fileChanges.ts';
import type { PackPreview } from './packPreview.ts';

/** Milliseconds between a change and the pack: what a save, a formatter or a branch switch writes comes together. */
const SETTLE_MS = 1_000;

/**
 * Packs again while somebody sees the pack or its price, and only what was not sent: that stays as it was. Nothing is watched
 * before there is a pack. Before a send the files are looked at in any case.
 */
export function followFiles(preview: PackPreview): vscode.Disposable {
  return new FileFollower(preview);
}

class FileFollower implements vscode.Disposable {
  readonly #preview: PackPreview;
  readonly #subscriptions: vscode.Disposable[];
  #changes: ReturnType<typeof createFileChanges> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(preview: PackPreview) {
    this.#preview = preview;
    this.#subscriptions = [
      preview.onDidChange(() => {
        this.#start();
      }),
      preview.onDidShow(() => {
        this.#schedule();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #start(): void {
    if (this.#changes || !this.#preview.shown) {
      return;
    }
    const changes = createFileChanges();
    // What went before is in the pack.
    changes.take();
    this.#changes = changes;
    this.#subscriptions.push(
      changes,
      changes.onDidChange(() => {
        this.#schedule();
      }),
    );
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, SETTLE_MS);
  }

  /** What nobody sees waits until somebody does. */
  #look(): void {
    const { shown, isSeen } = this.#preview;
    if (!shown || !isSeen || !this.#changes) {
      return;
    }
    const changed = this.#changes.take();
    const isOther = changed === 'unknown' || concernsPack(shown.pack.manifest, changed);
    if (isOther && !shown.isSent) {
      void this.#preview.refresh();
    }
  }
}
