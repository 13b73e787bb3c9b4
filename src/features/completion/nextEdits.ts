// Offers the places that need the same change as the edit just made, one at a time, and makes it where the user wants that.

import * as vscode from 'vscode';
import { searchNextEdits } from '../../core/completion/nextEdit.ts';
import type { Episode } from '../../core/completion/nextEditEpisode.ts';
import { isReadable } from '../../core/completion/nextEditTokens.ts';
import { LONGEST_SEARCHED, type NextEdit } from '../../core/completion/nextEditTypes.ts';
import { applyEdits, trimEdit } from '../../core/text/applyEdits.ts';
import type { TextEdit } from '../../core/text/snapshot.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import { isSuggestible } from './completionInput.ts';
import type { CompletionSession } from './completionSession.ts';
import { NextEditMark } from './nextEditMark.ts';
import { NextEditTrail } from './nextEditTrail.ts';

/** Internal: run by the editor when a next edit was accepted as an inline suggestion. */
const KEPT_COMMAND = 'panorama.completion.nextEditKept';

/** Silence after an edit before places are looked for, in milliseconds: a word is written without a pause of that length. */
const PAUSE_MS = 350;

/** Refusals in a row after which an edit is left alone. */
const MOST_REFUSALS = 2;

/** Documents with more lines are not read. */
const MOST_LINES = 20_000;

/** What next edits need. */
export type NextEditServices = Pick<Services, 'writeGate' | 'log' | 'settings'>;

/** The places that wait, the first of which is shown; offsets are of the trail's present text. */
interface Offer {
  readonly places: readonly NextEdit[];
  readonly refusals: number;
}

const NOTHING: Offer = { places: [], refusals: 0 };

/** Follows the active editor; dispose it when the user switches next edits off. */
export class NextEdits implements vscode.Disposable {
  readonly #services: NextEditServices;
  readonly #session: Pick<CompletionSession, 'snoozedUntil'>;
  readonly #mark = new NextEditMark();
  readonly #listeners: vscode.Disposable;
  #trail: NextEditTrail | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #offer: Offer = NOTHING;
  /** The place that the editor was told to show as an inline suggestion. */
  #inline: NextEdit | undefined;

  constructor(services: NextEditServices, session: Pick<CompletionSession, 'snoozedUntil'>) {
    this.#services = services;
    this.#session = session;
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#watch();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#changed(event);
      }),
      vscode.window.onDidChangeTextEditorSelection(() => {
        this.#render();
      }),
      vscode.commands.registerCommand(KEPT_COMMAND, () => {
        this.#jump();
      }),
    );
    this.#watch();
  }

  /** The item for the place at the cursor, when that is shown as an inline suggestion. */
  itemAt(document: vscode.TextDocument, position: vscode.Position): vscode.InlineCompletionItem | undefined {
    const inline = this.#inline;
    if (!inline || this.#trail?.document !== document || document.offsetAt(position) !== inline.start) {
      return undefined;
    }
    const item = new vscode.InlineCompletionItem(inline.newText, new vscode.Range(position, position));
    item.command = { command: KEPT_COMMAND, title: vscode.l10n.t('Next edit made') };
    return item;
  }

  /** Makes the change that is shown and goes on to the next place; one that is out of sight is only shown. */
  async accept(): Promise<void> {
    const [place] = this.#offer.places;
    const editor = this.#editor();
    if (!place || !editor || !this.#trail) {
      this.#drop();
      return;
    }
    const at = editor.document.positionAt(place.start);
    if (!editor.visibleRanges.some((range) => range.contains(at))) {
      this.#jump();
      return;
    }
    const { uri, version } = editor.document;
    const change = { kind: 'edit' as const, uri, version, text: this.#trail.text, edits: [place] };
    const result = await this.#services.writeGate.apply({ label: vscode.l10n.t('Next edit'), changes: [change] });
    if (result.kind === 'refused') {
      this.#services.log.warn(`A next edit was not made: ${result.code}.`);
      this.#drop();
      return;
    }
    if (this.#offer.places.length > 0) {
      this.#jump();
    } else {
      putCursor(editor, place.start + place.newText.length);
    }
  }

  /** The place that is shown is not offered again for this edit; after two in a row no other is. */
  reject(): void {
    const [place, ...rest] = this.#offer.places;
    if (!place) {
      return;
    }
    this.#inline = undefined;
    const refusals = this.#offer.refusals + 1;
    const isOver = refusals >= MOST_REFUSALS;
    for (const refused of isOver ? [place, ...rest] : [place]) {
      this.#trail?.refuse(refused);
    }
    this.#offer = { places: isOver ? [] : rest, refusals };
    this.#render();
  }

  /** Refuses the place that stands as grey text; gives whether there is one. */
  rejectInline(): boolean {
    const isInline = this.#inline !== undefined;
    if (isInline) {
      this.reject();
    }
    return isInline;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#trail = undefined;
    this.#listeners.dispose();
    this.#mark.dispose();
  }

  /** The active editor, if it shows the document that is followed. */
  #editor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor && editor.document === this.#trail?.document ? editor : undefined;
  }

  #watch(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== this.#trail?.document) {
      this.#drop();
      this.#trail = document && this.#isFollowed(document) ? new NextEditTrail(document) : undefined;
    }
  }

  #isFollowed(document: vscode.TextDocument): boolean {
    const { uri, languageId, lineCount } = document;
    const isHere = uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    const isWanted = isReadable(languageId) && !this.#services.settings.disabledLanguages(uri).includes(languageId);
    return vscode.workspace.isTrusted && isHere && isWanted && isSuggestible(uri) && lineCount <= MOST_LINES;
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const trail = this.#trail;
    if (trail?.document !== document || contentChanges.length === 0) {
      return;
    }
    if (this.#isTaken(trail, contentChanges)) {
      return;
    }
    this.#drop();
    if (reason !== undefined) {
      trail.forget();
      return;
    }
    trail.follow(contentChanges);
    this.#timer = setTimeout(() => {
      this.#search(trail).catch((error: unknown) => {
        this.#services.log.error(`Looking for next edits failed by our own fault: ${String(error)}`);
      });
    }, PAUSE_MS);
  }

  /** Whether the change is the one that was offered, whichever way it was made. */
  #isTaken(trail: NextEditTrail, changes: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
    const [place, ...rest] = this.#offer.places;
    if (!place || !isChange(trimEdit(trail.text, place), changes)) {
      return false;
    }
    trail.take(place, applyEdits(trail.text, [place]));
    const grown = place.newText.length - (place.end - place.start);
    const moved = rest.map((other) =>
      other.start < place.start ? other : { ...other, start: other.start + grown, end: other.end + grown },
    );
    this.#offer = { places: moved, refusals: 0 };
    this.#inline = undefined;
    this.#mark.clear();
    return true;
  }

  /** Looks for places in turns, between which the editor may work; what it finds for a text that is gone is dropped. */
  async #search(trail: NextEditTrail): Promise<void> {
    const { episode } = trail;
    const { document } = trail;
    const isCurrent = () => this.#trail === trail && trail.episode === episode;
    if (!episode || !this.#maySearch(trail, episode)) {
      return;
    }
    const path = pathOf(document.uri) ?? 'untitled';
    const turns = searchNextEdits({ ...episode, path, languageId: document.languageId }, trail.settled);
    let turn = turns.next();
    while (turn.done !== true) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!isCurrent()) {
        return;
      }
      turn = turns.next();
    }
    this.#offer = { places: turn.value, refusals: 0 };
    this.#render();
  }

  #maySearch(trail: NextEditTrail, episode: Episode): boolean {
    const isQuiet = this.#session.snoozedUntil() !== undefined || !vscode.workspace.isTrusted;
    if (isQuiet || episode.after.length > LONGEST_SEARCHED) {
      return false;
    }
    if (trail.document.getText() !== episode.after) {
      trail.forget();
      return false;
    }
    return this.#editor()?.selections.length === 1;
  }

  /** Shows the first place: as grey text where the cursor stands and nothing is replaced, elsewhere as a mark. */
  #render(): void {
    const [place] = this.#offer.places;
    const editor = this.#editor();
    if (!place || !editor || editor.selections.length > 1) {
      this.#hide();
      return;
    }
    const isAtCursor = place.start === place.end && editor.document.offsetAt(editor.selection.active) === place.start;
    if (isAtCursor && isInlineOn(editor.document)) {
      this.#showInline(place);
    } else if (this.#inline) {
      // Grey text that the cursor has left, or that was put away, was not wanted.
      this.reject();
    } else {
      this.#mark.show(editor, place);
    }
  }

  #showInline(place: NextEdit): void {
    if (this.#inline !== place) {
      this.#inline = place;
      this.#mark.clear();
      void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    }
  }

  /** Puts the cursor at the place that is next, and shows it. */
  #jump(): void {
    const [place] = this.#offer.places;
    const editor = this.#editor();
    if (place && editor) {
      putCursor(editor, place.start);
      this.#render();
    }
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#hide();
  }

  #hide(): void {
    this.#offer = NOTHING;
    this.#inline = undefined;
    this.#mark.clear();
  }
}

function putCursor(editor: vscode.TextEditor, offset: number): void {
  const at = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whether the editor's changes are just this one. */
function isChange(edit: TextEdit | undefined, changes: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
  const [only] = changes;
  const isThere = changes.length === 1 && only?.rangeOffset === edit?.start && only?.text === edit?.newText;
  return isThere && edit !== undefined && only?.rangeLength === edit.end - edit.start;
}

function isInlineOn(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('editor.inlineSuggest', document).get('enabled') !== false;
}
