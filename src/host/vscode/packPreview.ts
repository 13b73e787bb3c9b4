// Owns the pack in view: the one made last for the composer, whether it was sent or not, and the making of a fresh one.

import * as vscode from 'vscode';
import type { Pack } from '../../core/pack/packTypes.ts';

/** A pack with what it was made for. */
export interface ShownPack {
  readonly pack: Pack;
  readonly question: string;
  readonly isSent: boolean;
  /** UTF-16 units of the conversation that goes with it. */
  readonly historyLength: number;
  /** Tokens of answer at most. */
  readonly maxOutput: number;
  /** Whether it is for the engine of this computer, which costs nothing. */
  readonly isFree: boolean;
}

/** How making a pack ended; nothing of both when it was stopped. */
export interface PreviewResult {
  readonly shown?: ShownPack;
  /** Why there is none, in words. */
  readonly problem?: string;
}

/** Makes a pack of the composer's draft, without sending it. Never rejects. */
export type PackDraft = (signal: AbortSignal) => Promise<PreviewResult>;

/** The pack in view of one window. */
export class PackPreview implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #showing = new vscode.EventEmitter<void>();
  readonly #viewers = new Set<() => boolean>();
  /** The ways to pack a draft, of the composer that was used last at the end. */
  #composers: readonly PackDraft[] = [];
  #shown: ShownPack | undefined;
  #problem: string | undefined;
  #packing: AbortController | undefined;

  /** Fires when there is another pack in view, and when the making of one begins or ends. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a place that shows the pack may have come into sight. */
  readonly onDidShow = this.#showing.event;

  get shown(): ShownPack | undefined {
    return this.#shown;
  }

  /** Why the last pack could not be made, in words. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get isPacking(): boolean {
    return this.#packing !== undefined;
  }

  /** Whether the pack or its price is in sight somewhere. */
  get isSeen(): boolean {
    return [...this.#viewers].some((isVisible) => isVisible());
  }

  /** Tells of a place that shows the pack or its price; dispose the result when it closes. */
  addViewer(isVisible: () => boolean, onDidChange: vscode.Event<unknown>): vscode.Disposable {
    this.#viewers.add(isVisible);
    const listener = onDidChange(() => {
      this.#showing.fire();
    });
    return new vscode.Disposable(() => {
      this.#viewers.delete(isVisible);
      listener.dispose();
    });
  }

  /** Says how drafts are packed from now on; dispose the result when that is over. */
  connect(packDraft: PackDraft): vscode.Disposable {
    this.#composers = [...this.#composers, packDraft];
    return new vscode.Disposable(() => {
      this.#composers = this.#composers.filter((other) => other !== packDraft);
      this.cancel();
    });
  }

  /** Brings a pack into view. */
  show(shown: ShownPack): void {
    this.#shown = shown;
    this.#problem = undefined;
    this.#changed.fire();
  }

  /** Packs the draft anew; one that is being packed is stopped. */
  async refresh(): Promise<void> {
    this.#packing?.abort();
    const packing = new AbortController();
    this.#packing = packing;
    this.#changed.fire();
    const { shown, problem } = (await this.#composers.at(-1)?.(packing.signal)) ?? {};
    if (this.#packing !== packing) {
      return;
    }
    this.#packing = undefined;
    this.#shown = shown ?? this.#shown;
    this.#problem = problem;
    this.#changed.fire();
  }

  /** Stops the making of a pack; what was in view stays. */
  cancel(): void {
    this.#packing?.abort();
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
    this.#showing.dispose();
  }
}
