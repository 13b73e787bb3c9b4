// What the user may mean behind an `@`: files and folders, symbols, and texts that stand in no file.

import * as vscode from 'vscode';
import { matchPaths, toPathList, type PathList } from '../../core/chat/matchPaths.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import type { Attachment } from '../../protocol/thread.ts';
import type { FoundMention } from './foundMention.ts';
import { commitMentions } from './commitMentions.ts';
import { editorsMention, textMentions } from './textMentions.ts';

/** Rows that are offered at most. */
const MOST = 12;

/** Files that are looked through at most: those of a workspace of 40,000 and more. */
const MOST_FILES = 100_000;

/** Finds mentions in one window; the list of files is read once and again after files came or went. */
export class MentionFinder implements vscode.Disposable {
  readonly #services: Pick<Services, 'forbids' | 'rulesReady'>;
  readonly #watcher: vscode.Disposable;
  #files: Promise<PathList> | undefined;

  constructor(services: Pick<Services, 'forbids' | 'rulesReady'>) {
    this.#services = services;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    const forget = (): void => {
      this.#files = undefined;
    };
    this.#watcher = vscode.Disposable.from(watcher, watcher.onDidCreate(forget), watcher.onDidDelete(forget));
  }

  /** The rows for the letters behind the `@`; a `#` in front of them asks for symbols, `commit` for what git has kept. */
  async find(query: string): Promise<readonly FoundMention[]> {
    await this.#services.rulesReady();
    if (query.startsWith('#')) {
      return findSymbols(query.slice(1));
    }
    if (query.toLowerCase().startsWith('commit')) {
      return (await commitMentions(query, this.#services.forbids)).slice(0, MOST);
    }
    const texts = [...textMentions(this.#services.forbids), editorsMention(openPaths())].filter(({ label }) =>
      label.toLowerCase().startsWith(query.toLowerCase()),
    );
    this.#files ??= listFiles();
    const files = matchPaths(inFront(openPaths(), await this.#files), query, MOST - (query === '' ? texts.length : 0));
    return [...(query === '' ? [] : texts), ...files.map(toMention), ...(query === '' ? texts : [])].slice(0, MOST);
  }

  dispose(): void {
    this.#watcher.dispose();
  }
}

/** Files and the folders that they lie in. */
async function listFiles(): Promise<PathList> {
  const uris = await vscode.workspace.findFiles('**/*', undefined, MOST_FILES);
  const files = uris.flatMap((uri) => pathOf(uri) ?? []).sort();
  const folders = new Set(files.flatMap(foldersOf));
  return toPathList([...files, ...[...folders].map((folder) => `${folder}/`)]);
}

function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** What is open comes first, the active editor before the others. */
function openPaths(): readonly string[] {
  const active = vscode.window.activeTextEditor?.document.uri;
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: each }) => each.map(({ input }) => input));
  const uris = tabs.flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  return [...new Set([...(active ? [active] : []), ...uris].flatMap((uri) => pathOf(uri) ?? []))];
}

function inFront(open: readonly string[], list: PathList): PathList {
  const first = toPathList(open);
  const isOpen = new Set(open);
  const rest = list.paths.flatMap((path, index) => (isOpen.has(path) ? [] : [index]));
  return {
    paths: [...first.paths, ...rest.map((index) => list.paths[index] ?? '')],
    folded: [...first.folded, ...rest.map((index) => list.folded[index] ?? '')],
  };
}

function toMention(path: string): FoundMention {
  const isFolder = path.endsWith('/');
  const whole = isFolder ? path.slice(0, -1) : path;
  const at = whole.lastIndexOf('/');
  return {
    label: whole.slice(at + 1),
    detail: whole.slice(0, Math.max(0, at)),
    icon: isFolder ? 'folder' : 'file',
    attach: () => Promise.resolve([{ kind: isFolder ? 'folder' : 'file', path: whole }]),
  };
}

async function findSymbols(query: string): Promise<readonly FoundMention[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[] | undefined>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return (found ?? []).flatMap((symbol) => toSymbolMention(symbol) ?? []).slice(0, MOST);
}

/** A symbol brings its lines as a selection. */
function toSymbolMention({ name, location }: vscode.SymbolInformation): FoundMention | undefined {
  const path = pathOf(location.uri);
  if (path === undefined) {
    return undefined;
  }
  const attach = async (): Promise<readonly Attachment[]> => {
    const document = await vscode.workspace.openTextDocument(location.uri);
    const { start, end } = await rangeOf(document, location.range);
    const text = document.getText(new vscode.Range(start.line, 0, end.line, document.lineAt(end.line).text.length));
    return [{ kind: 'selection', path, lines: [start.line + 1, end.line + 1], text }];
  };
  return { label: name, detail: path, icon: 'symbol', attach };
}

/** Some providers name the word alone: then the innermost definition around it is meant. */
async function rangeOf(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.Range> {
  if (!range.isSingleLine) {
    return range;
  }
  const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  let inner: vscode.DocumentSymbol | undefined;
  let level = all ?? [];
  while (level.length > 0) {
    const next: vscode.DocumentSymbol | undefined = level.find((symbol) => symbol.range.contains(range.start));
    inner = next ?? inner;
    level = next?.children ?? [];
  }
  return inner?.range ?? range;
}
