// What the language server says of the names that a file imports: looked up beside the typing, used when it is there.

import * as vscode from 'vscode';
import type { Excerpt } from '../../core/completion/findExcerpts.ts';
import { importedNames, type ImportedName } from '../../core/completion/importedNames.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';

/** Milliseconds that one look-up may take; a language server that starts takes longer and is asked again. */
const LIMIT_MS = 1_500;

/** Lines of a definition, and UTF-16 units of it, that are told. */
const MOST_LINES = 16;
const MOST_UNITS = 700;

/** Larger files are data, and reading them would hold the editor up; bytes. */
const LARGEST_FILE = 300_000;

/** Documents whose definitions are kept. */
const MOST_DOCUMENTS = 8;

interface Known {
  /** The names that were looked up. */
  readonly names: string;
  readonly definitions: readonly Excerpt[];
}

/** Owns what is known of the imports of the documents used last. */
export class ImportedDefinitions {
  readonly #known = new Map<string, Known>();
  readonly #running = new Set<string>();

  /** What is known now; what is not is looked up for the next time. Never rejects, and waits for nothing. */
  of(document: vscode.TextDocument, text: string, offset: number): readonly Excerpt[] {
    const key = document.uri.toString();
    const names = importedNames(text, offset);
    const wanted = JSON.stringify(names.map(({ name }) => name));
    const known = this.#known.get(key);
    if (known?.names !== wanted && !this.#running.has(key)) {
      this.#running.add(key);
      void this.#lookUp(document, names)
        .then((definitions) => {
          this.#keep(key, { names: wanted, definitions });
        })
        .catch(() => undefined)
        .finally(() => this.#running.delete(key));
    }
    return known?.definitions ?? [];
  }

  #keep(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    for (const [oldest] of this.#known) {
      if (this.#known.size > MOST_DOCUMENTS) {
        this.#known.delete(oldest);
      }
    }
  }

  async #lookUp(document: vscode.TextDocument, names: readonly ImportedName[]): Promise<readonly Excerpt[]> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, LIMIT_MS, undefined));
    const found = await Promise.all(
      names.map(({ offset }) => Promise.race([definitionAt(document, document.positionAt(offset)), late])),
    );
    const distinct = new Map(found.flatMap((one) => (one ? [[`${one.path}\n${one.text}`, one] as const] : [])));
    return [...distinct.values()];
  }
}

async function definitionAt(document: vscode.TextDocument, position: vscode.Position): Promise<Excerpt | undefined> {
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
  const text = lines && cut(lines, target.range);
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
function cut(lines: readonly string[], { start, end }: vscode.Range): string {
  const last = end.line > start.line ? end.line : lastOf(lines, start.line);
  return lines
    .slice(start.line, Math.min(last + 1, start.line + MOST_LINES))
    .join('\n')
    .slice(0, MOST_UNITS)
    .trimEnd();
}

function lastOf(lines: readonly string[], first: number): number {
  const indentation = (line: string): number => line.length - line.trimStart().length;
  const own = indentation(lines[first] ?? '');
  const after = lines.slice(first + 1, first + MOST_LINES);
  const out = after.findIndex((line) => line.trim() !== '' && indentation(line) <= own);
  const isCloser = /^\s*[\])}]/u.test(after[out] ?? '');
  return out < 0 ? first + after.length : first + out + (isCloser ? 1 : 0);
}
