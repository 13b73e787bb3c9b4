// One file of a proposal that waits: its open hunks, the document that they follow, and the text that accepting would leave.

import * as vscode from 'vscode';
import { applyEdits } from '../../core/text/applyEdits.ts';
import type { KeptFile } from '../../core/refactor/keptProposals.ts';
import {
  placeHunks,
  proposedText,
  rewriteHunks,
  type OpenHunk,
  type Placement,
} from '../../core/refactor/openHunks.ts';

/** What is proposed for one file. */
export class PendingFile {
  /** Unique among all that waits. */
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly to: vscode.Uri | undefined;
  /** The document that shows the proposed text. */
  readonly shown: vscode.Uri;
  /** What stands on the left of the diff: the document, or an empty text where there is none. */
  readonly left: vscode.Uri;
  /** The document's text as it is known; empty for a file to be. */
  current: string;

  #kept: KeptFile;
  #hunks: readonly OpenHunk[];
  #placement: Placement | undefined;
  #count = 0;
  /** The text that the shown document has, and the text of the file for which it has it. */
  #served: { readonly base: string; readonly text: string } | undefined;

  /** `current` is the document's text now. */
  constructor(id: string, kept: KeptFile, scheme: string, current: string) {
    this.id = id;
    this.#kept = kept;
    this.uri = vscode.Uri.parse(kept.uri, true);
    this.to = kept.to === undefined ? undefined : vscode.Uri.parse(kept.to, true);
    // The path is what the editor shows of the address.
    this.shown = vscode.Uri.from({
      scheme,
      path: `/${vscode.workspace.asRelativePath(this.to ?? this.uri)}`,
      query: `${id}/new`,
    });
    this.left = kept.kind === 'create' ? this.shown.with({ query: `${id}/old` }) : this.uri;
    this.current = current;
    this.#hunks = kept.hunks;
  }

  /** The file as it was proposed. */
  get kept(): KeptFile {
    return this.#kept;
  }

  get kind(): KeptFile['kind'] {
    return this.kept.kind;
  }

  /** The last name of the document's address. */
  get name(): string {
    return this.uri.path.split('/').at(-1) ?? this.kept.path;
  }

  /** The document that shows the proposed text as it was made, beside which the user's own is compared. */
  get theirsShown(): vscode.Uri {
    return this.shown.with({ query: `${this.id}/theirs` });
  }

  /** The text for which the first stuck hunk was made, with the hunks that were made for it. */
  get theirs(): string {
    const base = this.placement.stuck[0]?.hunk.base ?? this.current;
    const edits = this.#hunks.filter((hunk) => hunk.base === base).map(({ edit }) => edit);
    return applyEdits(base, edits);
  }

  /** The document's text beside which the proposed one stands among those of other files: under the same path, it is no other file. */
  get before(): vscode.Uri {
    return this.shown.with({ path: `/${vscode.workspace.asRelativePath(this.uri)}`, query: `${this.id}/before` });
  }

  /** The open hunks with their places in the present text. */
  get placement(): Placement {
    return (this.#placement ??= placeHunks(this.#hunks, this.current));
  }

  /** The text that accepting all would leave. */
  get proposed(): string {
    return this.kind === 'delete' ? '' : proposedText(this.current, this.placement);
  }

  /** Hunks that are neither accepted nor rejected. */
  get open(): number {
    return this.#hunks.length;
  }

  /** Whether nothing is left to decide. */
  get isDone(): boolean {
    return this.kind === 'edit' && this.#hunks.length === 0;
  }

  /** Whether what the user did leaves the whole file no certain place. */
  get isStuck(): boolean {
    return this.kind === 'delete' && this.current !== this.kept.text;
  }

  /** Takes the document's present text; says whether it is another. */
  follow(text: string): boolean {
    if (text === this.current) {
      return false;
    }
    this.current = text;
    this.#changed();
    return true;
  }

  /** What was accepted is written: these hunks are left. */
  accepted(rest: readonly OpenHunk[]): void {
    this.#hunks = rest;
    this.#changed();
  }

  /** More of the answer has come: these are its hunks now. */
  receive(kept: KeptFile): void {
    this.#kept = kept;
    this.#hunks = kept.hunks;
    this.#changed();
  }

  /** Drops a hunk. */
  reject(id: string): void {
    this.#hunks = this.#hunks.filter((hunk) => hunk.id !== id);
    this.#changed();
  }

  /** The proposed text is about to be shown. */
  serve(): string {
    const text = this.proposed;
    this.#served = { base: this.current, text };
    return text;
  }

  /** The user has written into the shown text; says whether that changes what is proposed. */
  rewrite(text: string): boolean {
    const base = this.#served?.base ?? this.current;
    if (this.#served?.text === text || this.kind === 'delete') {
      return false;
    }
    this.#hunks = rewriteHunks(base, placeHunks(this.#hunks, base), text, () => this.#freshId());
    this.#served = { base, text };
    this.#changed();
    return true;
  }

  /** As it is kept over a reload. */
  keep(): KeptFile {
    return { ...this.kept, hunks: this.#hunks };
  }

  #changed(): void {
    this.#placement = undefined;
    if (this.#served?.text === this.proposed) {
      this.#served = { base: this.current, text: this.#served.text };
    }
  }

  #freshId(): string {
    const known = new Set(this.#hunks.map(({ id }) => id));
    do {
      this.#count += 1;
    } while (known.has(`added-${this.#count}`));
    return `added-${this.#count}`;
  }
}
