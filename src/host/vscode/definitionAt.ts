// What the language server says where a name is defined: the first lines of it, from the open document or the file.

import * as vscode from 'vscode';
import { pathOf } from './workspacePaths.ts';

/** Larger files are data, and reading them would hold the editor up; bytes. */
const LARGEST_FILE = 300_000;

/** A definition in another file. */
export interface Definition {
  /** Workspace path. */
  readonly path: string;
  readonly text: string;
}

/** How much of a definition is wanted. */
export interface DefinitionSize {
  readonly lines: number;
  /** UTF-16 units. */
  readonly units: number;
}

/** The definition of the name at a position, when it stands in another file of the workspace. Rejects when the language server does. */
export async function definitionAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  size: DefinitionSize,
): Promise<Definition | undefined> {
  const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[] | undefined>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  const [first] = found ?? [];
  const target = first && toTarget(first);
  const path = target && pathOf(target.uri);
  if (!target || path === undefined || target.uri.toString() === document.uri.toString()) {
    return undefined;
  }
  const lines = await linesOf(target.uri);
  const text = lines && cut(lines, target.range, size);
  return text === undefined || text === '' ? undefined : { path, text };
}

function toTarget(found: vscode.Location | vscode.LocationLink): { uri: vscode.Uri; range: vscode.Range } {
  return 'targetUri' in found ? { uri: found.targetUri, range: found.targetRange } : found;
}

/** An open document as it is now, else the file. */
async function linesOf(uri: vscode.Uri): Promise<readonly string[] | undefined> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open) {
    return open.getText().split(/\r?\n/u);
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  return size > LARGEST_FILE
    ? undefined
    : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).split(/\r?\n/u);
}

/** The first lines of a definition; where the server names the name's place alone, what is indented below it belongs to it. */
function cut(lines: readonly string[], { start, end }: vscode.Range, size: DefinitionSize): string {
  const last = end.line > start.line ? end.line : lastOf(lines, start.line, size.lines);
  return lines
    .slice(start.line, Math.min(last + 1, start.line + size.lines))
    .join('\n')
    .slice(0, size.units)
    .trimEnd();
}

function lastOf(lines: readonly string[], first: number, most: number): number {
  const indentation = (line: string): number => line.length - line.trimStart().length;
  const own = indentation(lines[first] ?? '');
  const after = lines.slice(first + 1, first + most);
  const out = after.findIndex((line) => line.trim() !== '' && indentation(line) <= own);
  const isCloser = /^\s*[\])}]/u.test(after[out] ?? '');
  return out < 0 ? first + after.length : first + out + (isCloser ? 1 : 0);
}
