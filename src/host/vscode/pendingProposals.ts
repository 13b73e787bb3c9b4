// The proposals that wait for the user: each follows its documents, so that what is shown is what accepting would do.

import * as vscode from 'vscode';
import type { KeptFile, KeptProposal } from '../../core/refactor/keptProposals.ts';
import { splitIntoHunks } from '../../core/refactor/openHunks.ts';
import type { Proposal, ProposedFile } from '../../core/refactor/proposal.ts';
import { PendingFile } from './pendingFile.ts';
import { saveProposal, type ProposalFiles, type ProposalText } from './proposalFiles.ts';
import { uriOf } from './workspacePaths.ts';

/** A proposal of which something is neither accepted nor rejected. */
export interface PendingProposal {
  readonly head: Omit<KeptProposal, 'files' | 'isConfirmed'>;
  /** Such as `Simplify · retry.ts`. */
  readonly label: string;
  files: readonly PendingFile[];
  /** Whether the notes that ask for a second yes have had it. */
  isConfirmed: boolean;
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
    this.#count += 1;
    const { files, ...head } = proposal;
    const kept = files.flatMap((file) => keptFile(file, uris) ?? []);
    const id = `${Date.now().toString(36)}-${this.#count}`;
    return kept.length === 0 ? undefined : this.restore({ ...head, id, files: kept, isConfirmed: false });
  }

  /** Adds a proposal that was kept. */
  async restore({ files, isConfirmed, ...head }: KeptProposal): Promise<PendingProposal> {
    const made = files.map(async (file, index) => {
      const current = file.kind === 'create' ? '' : await textOf(vscode.Uri.parse(file.uri, true));
      return new PendingFile(`${head.id}/${index}`, file, this.#files.scheme, current ?? '');
    });
    const ready = await Promise.all(made);
    const pending = { head, isConfirmed, files: ready, label: labelOf(head.title, ready) };
    this.#entries.set(head.id, pending);
    this.#changed.fire();
    return pending;
  }

  all(): readonly PendingProposal[] {
    return [...this.#entries.values()];
  }

  /** The file with an id, or shown at an address, with its proposal. */
  find(wanted: string | vscode.Uri | undefined): { proposal: PendingProposal; file: PendingFile } | undefined {
    const id = typeof wanted === 'string' ? wanted : wanted && this.#idIn(wanted);
    for (const proposal of this.#entries.values()) {
      const file = proposal.files.find((each) => each.id === id);
      if (file) {
        return { proposal, file };
      }
    }
    return undefined;
  }

  /** The files that wait for a document. */
  of(uri: vscode.Uri): readonly PendingFile[] {
    const address = uri.toString();
    return this.all().flatMap(({ files }) => files.filter((file) => file.uri.toString() === address));
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
    for (const { shown, proposed } of files) {
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
    const file = this.find(uri)?.file;
    if (!file) {
      return undefined;
    }
    const side = uri.query.split('/').at(-1);
    if (side !== 'new') {
      return { text: side === 'theirs' ? file.theirs : '', isReadonly: true };
    }
    await this.refresh(file);
    return { text: file.serve(), isReadonly: file.kind === 'delete' };
  }

  #idIn(uri: vscode.Uri): string | undefined {
    return uri.scheme === this.#files.scheme ? uri.query.split('/').slice(0, 2).join('/') : undefined;
  }
}

/** A file of the workspace for those who follow an import of a proposed text. */
async function readBeside({ path }: vscode.Uri): Promise<ProposalText | undefined> {
  const uri = uriOf(path.slice(1));
  const text = uri && (await textOf(uri));
  return text === undefined ? undefined : { text, isReadonly: true };
}

function keptFile(file: ProposedFile, uris: ReadonlyMap<string, vscode.Uri>): KeptFile | undefined {
  const uri = file.kind === 'create' ? uriOf(file.path) : uris.get(file.path);
  const to = file.kind === 'rename' ? uriOf(file.to) : undefined;
  if (!uri || (file.kind === 'rename' && !to)) {
    return undefined;
  }
  const base = file.kind === 'create' ? '' : file.snapshot.text;
  const edits = editsOf(file);
  const hunks = splitIntoHunks(base, edits).map((edit, index) => ({ id: String(index), base, edit }));
  return {
    ...{ kind: file.kind, path: file.path, reason: file.reason, uri: uri.toString(), total: hunks.length, hunks },
    ...(to && { to: to.toString() }),
    ...(file.kind === 'delete' && { text: base }),
  };
}

function editsOf(file: ProposedFile) {
  switch (file.kind) {
    case 'create':
      return [{ start: 0, end: 0, newText: file.text }];
    case 'delete':
      return [];
    default:
      return file.edits;
  }
}

function labelOf(title: string, files: readonly PendingFile[]): string {
  const about = files.length > 1 ? vscode.l10n.t('{0} files', files.length) : (files[0]?.name ?? '');
  return `${vscode.l10n.t(title)} · ${about}`;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
