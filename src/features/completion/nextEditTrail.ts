// Follows the edits in one document: the edit that is being made, and the stretches that are done with.

import type * as vscode from 'vscode';
import { continueEpisode, isContinued, moveRanges, type Episode } from '../../core/completion/nextEditEpisode.ts';
import type { NextEdit } from '../../core/completion/nextEditTypes.ts';
import type { OffsetRange, TextEdit } from '../../core/text/snapshot.ts';

/** Stretches of earlier edits that are remembered: what was changed there by hand is not changed back. */
const MOST_CHANGED = 12;

/** The trail of one document. Offsets are of its present text. */
export class NextEditTrail {
  readonly document: vscode.TextDocument;
  #text: string;
  #episode: Episode | undefined;
  #changed: readonly OffsetRange[] = [];
  #refused: readonly OffsetRange[] = [];

  constructor(document: vscode.TextDocument) {
    this.document = document;
    this.#text = document.getText();
  }

  /** The edit that is being made; undefined after an undo, a jump of several changes, or before the first. */
  get episode(): Episode | undefined {
    return this.#episode;
  }

  get text(): string {
    return this.#text;
  }

  /** What nothing is offered in: changed by hand, or refused since the edit began. */
  get settled(): readonly OffsetRange[] {
    return [...this.#changed, ...this.#refused];
  }

  /** Takes in what the user has changed. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const [only] = changes;
    if (!only || changes.length > 1) {
      this.forget();
      return;
    }
    const change = editOf(only);
    const current = this.#episode;
    this.#changed = moveRanges(this.#changed, change);
    this.#refused = moveRanges(this.#refused, change);
    if (current && !isContinued(current, this.#text, change)) {
      this.#changed = [...this.#changed, ...moveRanges([current.made], change)].slice(-MOST_CHANGED);
      this.#refused = [];
    }
    this.#episode = continueEpisode(current, this.#text, change);
    this.#text = this.#episode.after;
  }

  /** Takes in a place that was changed for the user: it ends the edit, and is done with. */
  take(place: NextEdit, text: string): void {
    const range = { start: place.start, end: place.start + place.newText.length };
    const ended = this.#episode ? [this.#episode.made] : [];
    this.#changed = [...moveRanges([...this.#changed, ...ended], place), range].slice(-MOST_CHANGED);
    this.#refused = moveRanges(this.#refused, place);
    this.#episode = undefined;
    this.#text = text;
  }

  /** The user does not want the place for this edit. */
  refuse(place: NextEdit): void {
    this.#refused = [...this.#refused, { start: place.start, end: place.end }];
  }

  /** The document went another way: undone, formatted, changed by another. */
  forget(): void {
    this.#text = this.document.getText();
    this.#episode = undefined;
    this.#changed = [];
    this.#refused = [];
  }
}

/** A change of the editor's in offsets of the text before it. */
function editOf({ rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent): TextEdit {
  return { start: rangeOffset, end: rangeOffset + rangeLength, newText: text };
}
