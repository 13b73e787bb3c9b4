// The proposals that wait for the user: each follows its documents, so that what is shown is what accepting would do.

import * as vscode from 'vscode';
import type { KeptFile, KeptProposal } from '../../core/refactor/keptProposals.ts';
import type { Proposal, ProposedFile } from '../../core/refactor/proposal.ts';
import { textOf } from './documentText.ts';
import { isSamePlace, keptFile } from './keptFile.ts';
import { PendingFile } from './pendingFile.ts';
import { readBeside, saveProposal, type ProposalFiles, type ProposalText } from './proposalFiles.ts';

/** A proposal of which something is neither accepted nor rejected. */
export interface PendingProposal {
  head: Omit<KeptProposal, 'files' | 'isConfirmed'>;
  /** Such as `Simplify · retry.ts`. */
  label: string;
  files: readonly PendingFile[];
  /** Whether the notes that ask for a second yes have had it. */
  isConfirmed: boolean;
  /** Whole parts of an answer that still streams: nothing of it can be decided, and it is not kept. Undefined for a whole proposal. */
  parts?: number | undefined;
}

/** A file with its proposal. */
export interface FoundFile {
  readonly proposal: PendingProposal;
  readonly file: PendingFile;
}

/** What has come of a proposal. */
export interface ReceivedFiles {
  readonly files: readonly ProposedFile[];
  /** The document of each path that is there. */
  readonly uris: ReadonlyMap<string, vscode.Uri>;
  /** Whole parts of the answer; undefined for all. */
  readonly parts?: number;
}

/** Milliseconds after which a diff is drawn anew when its document has changed. */
const SHOW_AFTER_MS = 50;

/** Milliseconds without a key after which what the user wrote into a proposed text is saved. */
const SAVE_AFTER_MS = 300;

/** Keeps what waits and serves its texts. */
export class PendingProposals implements vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;

  readonly #entries = new Map<string, PendingProposal>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #files: ProposalFiles;
  readonly #listeners: vscode.Disposable;
  readonly #stale = new Set<PendingFile>();
  #timer: NodeJS.Timeout | undefined;
  #saving: NodeJS.Timeout | undefined;
  #count = 0;
  #fileCount = 0;

  constructor(files: ProposalFiles) {
    this.#files = files;
    this.onDidChange = this.#changed.event;
    files.serve((uri) => this.#read(uri));
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#follow(document);
      }),
    );
  }

  /** Adds a proposal; the oldest comes first in `all`. Undefined when no file of it has a place. */
  async add(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>): Promise<PendingProposal | undefined> {
    const { files, ...head } = proposal;
    const kept = files.flatMap((file) => keptFile(file, uris) ?? []);
    const id = this.#freshId();
    return kept.length === 0 ? undefined : this.restore({ ...head, id, files: kept, isConfirmed: false });
  }

  /** Adds a proposal of which parts are still to come. */
  begin({ command, title }: Pick<Proposal, 'command' | 'title'>): PendingProposal {
    const id = this.#freshId();
    const head = { id, command, title, summary: '', notes: [], failed: [] };
    const pending: PendingProposal = { head, files: [], label: vscode.l10n.t(title), isConfirmed: false, parts: 0 };
    this.#entries.set(id, pending);
    return pending;
  }

  /**
   * More has come of a proposal: its files are these now, and those that are known keep their addresses. Without `parts` all has come.
   * To be called once at a time.
   */
  async receive(pending: PendingProposal, { files, uris, parts }: ReceivedFiles): Promise<void> {
    const kept = files.flatMap((file) => keptFile(file, uris) ?? []);
    const taken: PendingFile[] = [];
    for (const one of kept) {
      const known = pending.files.find((file) => isSamePlace(file.kept, one));
      known?.receive(one);
      taken.push(known ?? (await this.#makeFile(`${pending.head.id}/${this.#fileCount++}`, one)));
    }
    const shown = pending.files.filter((file) => taken.includes(file));
    Object.assign(pending, { files: taken, parts, label: labelOf(pending.head.title, taken) });
    for (const file of shown) {
      this.#files.changed(file.shown);
    }
    this.#changed.fire();
  }

  /** Nothing comes of a proposal. */
  drop(pending: PendingProposal): void {
    this.#entries.delete(pending.head.id);
    pending.parts = undefined;
    this.#changed.fire();
  }

  /** Adds a proposal that was kept. */
  async restore({ files, isConfirmed, ...head }: KeptProposal): Promise<PendingProposal> {
    const ready = await Promise.all(files.map((file, index) => this.#makeFile(`${head.id}/${index}`, file)));
    const pending = { head, isConfirmed, files: ready, label: labelOf(head.title, ready) };
    this.#entries.set(head.id, pending);
    this.#changed.fire();
    return pending;
  }

  /** What can be decided. */
  all(): readonly PendingProposal[] {
    return [...this.#entries.values()].filter(({ parts }) => parts === undefined);
  }

  /** That of which parts are still to come. */
  receiving(): readonly PendingProposal[] {
    return [...this.#entries.values()].filter(({ parts }) => parts !== undefined);
  }

  /** The file with an id, or shown at an address, with its proposal, if it can be decided. */
  find(wanted: string | vscode.Uri | undefined): FoundFile | undefined {
    return this.#findIn(this.all(), wanted);
  }

  /** The same among that of which parts are still to come. */
  findReceiving(wanted: string | vscode.Uri | undefined): FoundFile | undefined {
    return this.#findIn(this.receiving(), wanted);
  }

  /** The files that wait for a document, or are being received. */
  of(uri: vscode.Uri): readonly PendingFile[] {
    const address = uri.toString();
    return [...this.#entries.values()].flatMap(({ files }) => files.filter((file) => file.uri.toString() === address));
  }

  /** Reads the document anew; false when the file is gone. */
  async refresh(file: PendingFile): Promise<boolean> {
    const text = file.kind === 'create' ? '' : await textOf(file.uri);
    if (text !== undefined && file.follow(text)) {
      this.touched(file);
    }
    return text !== undefined;
  }

  /** Something of the file was decided or has moved: diffs and lists are drawn anew. */
  touched(file: PendingFile): void {
    this.#stale.add(file);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // A document that cannot be saved is drawn anew with the next change.
      this.#showAnew().catch(() => undefined);
    }, SHOW_AFTER_MS);
    this.#changed.fire();
  }

  /** Takes files out; a proposal without files is over. */
  remove(gone: readonly PendingFile[]): void {
    for (const [id, proposal] of this.#entries) {
      const files = proposal.files.filter((file) => !gone.includes(file));
      if (files.length === 0) {
        this.#entries.delete(id);
      }
      proposal.files = files;
    }
    this.#changed.fire();
  }

  /** As all is kept over a reload. */
  keep(): readonly KeptProposal[] {
    return this.all().map(({ head, isConfirmed, files }) => ({
      ...head,
      isConfirmed,
      files: files.map((file) => file.keep()),
    }));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#saving);
    this.#entries.clear();
    this.#listeners.dispose();
  }

  #follow(document: vscode.TextDocument): void {
    if (document.uri.scheme === this.#files.scheme) {
      const file = this.find(document.uri)?.file;
      // A document without unsaved text shows what it was served.
      if (file && document.isDirty) {
        this.#saveSoon(document);
        if (file.rewrite(document.getText())) {
          this.#changed.fire();
        }
      }
      return;
    }
    for (const file of this.of(document.uri)) {
      if (file.follow(document.getText())) {
        this.touched(file);
      }
    }
  }

  /** What is saved can be closed without a question. */
  #saveSoon(document: vscode.TextDocument): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      saveProposal(document).catch(() => undefined);
    }, SAVE_AFTER_MS);
  }

  async #showAnew(): Promise<void> {
    const files = [...this.#stale];
    this.#stale.clear();
    for (const { before, shown, proposed } of files) {
      this.#files.changed(before);
      const address = shown.toString();
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
      if (open?.getText() !== proposed) {
        // What the user wrote into the proposed text is part of it already: saved, it can be drawn anew.
        await (open?.isDirty === true ? saveProposal(open) : undefined);
        this.#files.changed(shown);
      }
    }
  }

  async #read(uri: vscode.Uri): Promise<ProposalText | undefined> {
    if (uri.query === '') {
      return readBeside(uri);
    }
    const found = this.find(uri) ?? this.findReceiving(uri);
    if (!found) {
      return undefined;
    }
    const { file, proposal } = found;
    const side = uri.query.split('/').at(-1);
    if (side !== 'new') {
      const texts: Readonly<Record<string, string>> = { theirs: file.theirs, before: file.current };
      return { text: texts[side ?? ''] ?? '', isReadonly: true };
    }
    await this.refresh(file);
    return { text: file.serve(), isReadonly: file.kind === 'delete' || proposal.parts !== undefined };
  }

  async #makeFile(id: string, kept: KeptFile): Promise<PendingFile> {
    const current = kept.kind === 'create' ? '' : await textOf(vscode.Uri.parse(kept.uri, true));
    return new PendingFile(id, kept, this.#files.scheme, current ?? '');
  }

  #findIn(proposals: readonly PendingProposal[], wanted: string | vscode.Uri | undefined): FoundFile | undefined {
    const id = typeof wanted === 'string' ? wanted : wanted && this.#idIn(wanted);
    for (const proposal of proposals) {
      const file = proposal.files.find((each) => each.id === id);
      if (file) {
        return { proposal, file };
      }
    }
    return undefined;
  }

  #freshId(): string {
    this.#count += 1;
    return `${Date.now().toString(36)}-${this.#count}`;
  }

  #idIn(uri: vscode.Uri): string | undefined {
    return uri.scheme === this.#files.scheme ? uri.query.split('/').slice(0, 2).join('/') : undefined;
  }
}

function labelOf(title: string, files: readonly PendingFile[]): string {
  const about = files.length > 1 ? vscode.l10n.t('{0} files', files.length) : (files[0]?.name ?? '');
  return `${vscode.l10n.t(title)} · ${about}`;
}
