// The files of a pack as a tree of folders, each with its tokens; folders that hold one folder alone share its row.

import * as vscode from 'vscode';
import { formatCount } from '../../protocol/format.ts';
import type { Level, PackedFile } from '../../protocol/manifest.ts';
import type { FileMarks } from '../../protocol/packMessages.ts';
import type { PackRow } from './packRow.ts';

interface Folder {
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly files: PackedFile[];
}

/** The rows of the top folder: what takes most tokens first. */
export function folderRows(files: readonly PackedFile[], marks: FileMarks): readonly PackRow[] {
  return rowsOf(toFolders(files), '', marks);
}

function toFolders(files: readonly PackedFile[]): Folder {
  const top: Folder = { name: '', folders: new Map(), files: [] };
  for (const file of files) {
    let folder = top;
    for (const name of file.path.split('/').slice(0, -1)) {
      const inner: Folder = folder.folders.get(name) ?? { name, folders: new Map(), files: [] };
      folder.folders.set(name, inner);
      folder = inner;
    }
    folder.files.push(file);
  }
  return top;
}

interface Sum {
  readonly tokens: number;
  readonly files: number;
}

function sumOf({ folders, files }: Folder): Sum {
  const own = { tokens: files.reduce((sum, file) => sum + file.tokens, 0), files: files.length };
  return [...folders.values()]
    .map(sumOf)
    .reduce((sum, inner) => ({ tokens: sum.tokens + inner.tokens, files: sum.files + inner.files }), own);
}

function rowsOf(folder: Folder, path: string, marks: FileMarks): readonly PackRow[] {
  const inner = [...folder.folders.values()].map((one) => ({ one, sum: sumOf(one) }));
  const folders = inner
    .toSorted((one, other) => other.sum.tokens - one.sum.tokens || byName(one.one.name, other.one.name))
    .map(({ one, sum }) => folderRow(one, sum, { path, marks }));
  const files = folder.files
    .toSorted((one, other) => other.tokens - one.tokens || byName(one.path, other.path))
    .map((file) => fileRow(file, marks));
  return [...folders, ...files];
}

function folderRow(
  folder: Folder,
  sum: Sum,
  { path, marks }: { readonly path: string; readonly marks: FileMarks },
): PackRow {
  const names = [folder.name];
  let deepest = folder;
  for (let [only, ...others] = deepest.folders.values(); only && others.length === 0 && deepest.files.length === 0;) {
    names.push(only.name);
    deepest = only;
    [only, ...others] = deepest.folders.values();
  }
  const label = names.join('/');
  const own = path === '' ? label : `${path}/${label}`;
  return {
    label,
    description: `${tokensOf(sum.tokens)} · ${filesOf(sum.files)}`,
    tooltip: own,
    icon: 'folder',
    readChildren: () => rowsOf(deepest, own, marks),
  };
}

/** A file with its level, its tokens and what the user has set on it. */
function fileRow(file: PackedFile, marks: FileMarks): PackRow {
  const { path, level, tokens } = file;
  const set = [
    { word: vscode.l10n.t('pinned'), context: 'pinned', isSet: marks.pinned.includes(path) },
    { word: vscode.l10n.t('wanted in full'), context: 'forced', isSet: marks.full.includes(path) },
  ].filter(({ isSet }) => isSet);
  return {
    label: path.slice(path.lastIndexOf('/') + 1),
    description: [levelWord(level), ...(tokens > 0 ? [tokensOf(tokens)] : []), ...set.map(({ word }) => word)].join(
      ' · ',
    ),
    tooltip: describeFile(file),
    ...(marks.pinned.includes(path) && { icon: 'pinned' }),
    opens: { path, line: file.lines?.[0]?.[0] ?? 1 },
    context: ['file', ...set.map(({ context }) => context)].join(' '),
  };
}

function describeFile({ path, reason, score, lines }: PackedFile): string {
  const ranges = lines?.map(([first, last]) => `${first}–${last}`).join(', ');
  return [
    path,
    reason,
    vscode.l10n.t('Relevance: {0}', score.toFixed(2)),
    ...(ranges === undefined ? [] : [vscode.l10n.t('Lines: {0}', ranges)]),
  ].join('\n');
}

/** A level in one word. */
export function levelWord(level: Level): string {
  const words: Readonly<Record<Level, string>> = {
    full: vscode.l10n.t('full'),
    excerpt: vscode.l10n.t('excerpt'),
    outline: vscode.l10n.t('outline'),
    listed: vscode.l10n.t('listed'),
    folded: vscode.l10n.t('folded'),
  };
  return words[level];
}

/** A number of tokens in words. */
function tokensOf(tokens: number): string {
  return tokens === 1 ? vscode.l10n.t('1 token') : vscode.l10n.t('{0} tokens', formatCount(tokens));
}

/** A number of files in words. */
function filesOf(files: number): string {
  return files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', formatCount(files));
}

function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
