// Owns the user's own marks on files of this workspace. They are kept by the editor, outside the workspace's files.

import * as vscode from 'vscode';
import { noMarks, readMarks, setMark } from '../../core/pack/fileMarks.ts';
import type { WorkspaceMemory } from '../../core/ports.ts';
import type { FileMarks, Mark } from '../../protocol/packMessages.ts';

const NAME = 'packMarks';

/** The marks of one workspace. */
export class PackMarks implements vscode.Disposable {
  readonly #memory: WorkspaceMemory;
  readonly #changed = new vscode.EventEmitter<void>();
  #marks: FileMarks;

  readonly onDidChange = this.#changed.event;

  constructor(memory: WorkspaceMemory) {
    this.#memory = memory;
    this.#marks = readMarks(memory.read(NAME));
  }

  get current(): FileMarks {
    return this.#marks;
  }

  /** Sets a mark on a path, or takes it away. They hold at once; rejects when they cannot be kept for the next window. */
  async set(path: string, mark: Mark, on: boolean): Promise<void> {
    await this.#replace(setMark(this.#marks, path, { mark, on }));
  }

  /** Takes all marks away. */
  async clear(): Promise<void> {
    await this.#replace(noMarks);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #replace(marks: FileMarks): Promise<void> {
    if (marks !== this.#marks) {
      this.#marks = marks;
      this.#changed.fire();
      await this.#memory.write(NAME, marks);
    }
  }
}
