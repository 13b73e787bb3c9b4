// Knows which files may have changed since the last pack, so that a draft is packed without a look at all of them.

import type * as vscode from 'vscode';
import { createFileChanges } from './fileChanges.ts';

/** A look at what has changed. */
export interface Look {
  /** Paths, folders among them; undefined when any file may have changed. */
  readonly changed: readonly string[] | undefined;
  /** Says that a pack has taken these changes in. */
  readonly done: () => void;
}

/** Hears of changes from the first look on. */
export class ChangedFiles implements vscode.Disposable {
  /** By path, the look that first told of it; a later change of the same file counts anew. */
  readonly #told = new Map<string, number>();
  /** The look before which anything may have changed. */
  #unknownAt: number | undefined;
  #changes: ReturnType<typeof createFileChanges> | undefined;
  #looks = 0;

  /** What has changed since the last look that was done. */
  look(): Look {
    this.#looks += 1;
    const look = this.#looks;
    this.#changes ??= createFileChanges();
    const taken = this.#changes.take();
    if (taken === 'unknown') {
      this.#unknownAt = look;
    } else {
      for (const path of taken) {
        this.#told.set(path, look);
      }
    }
    const changed = this.#unknownAt === undefined ? [...this.#told.keys()] : undefined;
    return {
      changed,
      done: () => {
        this.#forget(look);
      },
    };
  }

  dispose(): void {
    this.#changes?.dispose();
  }

  #forget(look: number): void {
    if (this.#unknownAt !== undefined && this.#unknownAt <= look) {
      this.#unknownAt = undefined;
    }
    for (const [path, at] of this.#told) {
      if (at <= look) {
        this.#told.delete(path);
      }
    }
  }
}
