// The file system of proposed texts: the right side of a diff, into which the user may write.

import * as vscode from 'vscode';
import { textOf } from './documentText.ts';
import { uriOf } from './workspacePaths.ts';

/** Scheme of the documents that show proposed text. */
export const PROPOSAL_SCHEME = 'panorama-proposal';

/** A proposed text as a file. */
export interface ProposalText {
  readonly text: string;
  readonly isReadonly: boolean;
}

/** Finds the text of an address; undefined when nothing waits there any more. */
export type ReadProposal = (uri: vscode.Uri) => Promise<ProposalText | undefined>;

/** Serves proposed texts under a scheme. What is written into them is heard of as a change of their documents. */
export class ProposalFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly scheme: string;
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;

  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registration: vscode.Disposable;
  readonly #times = new Map<string, number>();
  readonly #ready: () => Promise<unknown>;
  #read: ReadProposal = () => Promise.resolve(undefined);

  /** `ready` is waited for before a text is read: by then `serve` has said where texts come from. */
  constructor(ready: () => Promise<unknown>, scheme = PROPOSAL_SCHEME) {
    this.scheme = scheme;
    this.onDidChangeFile = this.#changes.event;
    this.#ready = ready;
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true });
  }

  /** From now on texts come from here. */
  serve(read: ReadProposal): void {
    this.#read = read;
  }

  /** Says that a text is another, so that documents without unsaved changes take it over. */
  changed(uri: vscode.Uri): void {
    this.#touch(uri);
    this.#changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { isReadonly, text } = await this.#find(uri);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: this.#times.get(uri.toString()) ?? this.#touch(uri),
      size: (await vscode.workspace.encode(text, { uri })).byteLength,
      ...(isReadonly && { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return vscode.workspace.encode((await this.#find(uri)).text, { uri });
  }

  writeFile(uri: vscode.Uri): void {
    this.#touch(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** Takes the texts away. */
  dispose(): void {
    this.#changes.dispose();
    this.#registration.dispose();
  }

  #touch(uri: vscode.Uri): number {
    const time = Math.max(Date.now(), (this.#times.get(uri.toString()) ?? 0) + 1);
    this.#times.set(uri.toString(), time);
    return time;
  }

  async #find(uri: vscode.Uri): Promise<ProposalText> {
    await this.#ready();
    const found = await this.#read(uri);
    if (!found) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return found;
  }
}

/** Saves a document of proposed text, as far as the editor allows without what formats on save: every byte of it is proposed. */
export async function saveProposal(document: vscode.TextDocument): Promise<void> {
  if (vscode.window.activeTextEditor?.document === document) {
    await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting');
  } else {
    await document.save();
  }
}

/** A file of the workspace for those who follow an import of a proposed text. */
export async function readBeside({ path }: vscode.Uri): Promise<ProposalText | undefined> {
  const uri = uriOf(path.slice(1));
  const text = uri && (await textOf(uri));
  return text === undefined ? undefined : { text, isReadonly: true };
}
