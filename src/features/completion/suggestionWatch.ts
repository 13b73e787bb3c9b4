// Watches what becomes of suggestions: which are kept, whole or by the word and line, which still stand after a while, and what
// they cost. Counts stay on this computer.

import * as vscode from 'vscode';
import { beginTrail, followChange, isRestOf, moveSpan } from '../../core/completion/suggestionTrail.ts';
import type { Span, SuggestionTrail, TextChange } from '../../core/completion/suggestionTrail.ts';
import { survives } from '../../core/completion/survival.ts';
import type { SendRecord } from '../../core/egress/sendRecord.ts';
import type { Spend } from '../../core/spend/spendGuard.ts';
import type { Settings } from '../../host/vscode/settings.ts';
import type { StatusItem } from '../../host/vscode/statusItem.ts';
import { figuresOf } from './figureWords.ts';
import { SuggestionTally, type TallyServices } from './suggestionTally.ts';

/** Milliseconds after which it is looked whether what was kept still stands. */
const AGED_MS = 30_000;

/** What watching needs. */
export interface WatchServices extends TallyServices {
  readonly status: Pick<StatusItem, 'setFigures'>;
  readonly spend: Pick<Spend, 'read'>;
  readonly settings: Pick<Settings, 'caps'>;
}

/** A text that was kept, and where it lies now. */
interface KeptText {
  readonly document: vscode.TextDocument;
  readonly text: string;
  span: Span;
}

/** Begins to watch, with what was counted today. */
export function watchSuggestions(services: WatchServices): SuggestionWatch {
  const watch = new SuggestionWatch(services);
  void watch.refresh();
  return watch;
}

/** The suggestion in view, and those that were kept a moment ago. */
export class SuggestionWatch implements vscode.Disposable {
  readonly tally: SuggestionTally;
  readonly #services: WatchServices;
  readonly #stopping = new AbortController();
  readonly #kept = new Set<KeptText>();
  readonly #listener: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  #trail: SuggestionTrail | undefined;
  #lastRecord: SendRecord | undefined;

  constructor(services: WatchServices) {
    this.#services = services;
    this.tally = new SuggestionTally(services);
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // From the end: offsets are of the text before all of them.
      const changes = contentChanges.map(toChange).toSorted((one, other) => other.offset - one.offset);
      for (const change of changes) {
        this.#follow(document, change);
      }
    });
  }

  /** A suggestion is handed to the editor; the rest of the one in view is no further one, nor is one that came back. */
  show(document: vscode.TextDocument, { insertText, range }: vscode.InlineCompletionItem, isNew: boolean): void {
    if (typeof insertText !== 'string' || !range) {
      return;
    }
    const text = insertText.replaceAll(/\r?\n/gu, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
    const standing = document.getText(range);
    const present = text.startsWith(standing) ? standing.length : 0;
    const start = document.offsetAt(range.start);
    const known = this.#document === document ? this.#trail : undefined;
    if (known && isRestOf(known, start + present, text.slice(present))) {
      return;
    }
    this.#finish();
    this.#document = document;
    this.#trail = { ...beginTrail(start, text), present };
    if (isNew) {
      this.tally.countShown();
      this.#showFigures();
    }
  }

  /** The editor has run the suggestion's command: all of it was kept. */
  accept(): void {
    const trail = this.#trail;
    this.#trail = undefined;
    this.tally.countKept('whole');
    if (trail) {
      this.#remember(trail.start, trail.text);
    }
    this.#showFigures();
  }

  /** A request for a suggestion is over; undefined where nothing left. */
  countRequest(record: SendRecord | undefined): void {
    if (record && record !== this.#lastRecord && record.purpose === 'completion') {
      this.#lastRecord = record;
      this.tally.countRequest(record);
      this.#showFigures();
    }
  }

  /** Counts with what other windows have counted. Never rejects. */
  async refresh(): Promise<void> {
    await this.tally.refresh();
    this.#showFigures();
  }

  dispose(): void {
    this.#finish();
    this.#stopping.abort();
    this.#listener.dispose();
    void this.tally.write();
  }

  #follow(document: vscode.TextDocument, change: TextChange): void {
    for (const kept of this.#kept) {
      kept.span = kept.document === document ? moveSpan(kept.span, change) : kept.span;
    }
    const trail = this.#trail;
    if (!trail || document !== this.#document) {
      return;
    }
    if (change.offset >= trail.start && textAt(document, trail.start, trail.text.length) === trail.text) {
      // Accepted, if its command follows, or typed to its end.
      this.#trail = { ...trail, present: trail.text.length };
      return;
    }
    const next = followChange(trail, change);
    if (!next) {
      this.#finish();
    }
    this.#trail = next;
  }

  /** The suggestion in view is over; some words or lines of it may have been kept. */
  #finish(): void {
    const trail = this.#trail;
    this.#trail = undefined;
    if (trail?.isTaken === true) {
      this.tally.countKept('partly');
      this.#remember(trail.start, trail.text.slice(0, trail.present));
      this.#showFigures();
    }
  }

  /** Looks after a while whether the text still stands. */
  #remember(start: number, text: string): void {
    const document = this.#document;
    if (!document) {
      return;
    }
    const kept: KeptText = { document, text, span: { start, end: start + text.length } };
    this.#kept.add(kept);
    this.#services.clock.sleep(AGED_MS, this.#stopping.signal).then(
      () => {
        this.#kept.delete(kept);
        this.tally.countAged(survives(text, textAt(document, kept.span.start, kept.span.end - kept.span.start)));
        this.#showFigures();
      },
      () => undefined,
    );
  }

  #showFigures(): void {
    const { status, spend, settings } = this.#services;
    const show = (spent: number | undefined) => {
      status.setFigures(figuresOf(this.tally, spent, settings.caps().suggestionsPerHour));
    };
    spend.read().then(
      ({ hour }) => {
        show(hour);
      },
      () => {
        show(undefined);
      },
    );
  }
}

function toChange({ rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent): TextChange {
  return { offset: rangeOffset, removed: rangeLength, inserted: text };
}

function textAt(document: vscode.TextDocument, start: number, length: number): string {
  return document.getText(new vscode.Range(document.positionAt(start), document.positionAt(start + length)));
}
