// Which files a change can have broken: those that it touched, and those whose text names one of them.

import * as vscode from 'vscode';

/** Files that are read at most to find that out. */
const MOST_READ = 50;

/** Names that say nothing of a file: its folder is what others name. */
const NAMELESS: ReadonlySet<string> = new Set(['index', 'mod', '__init__', 'main']);

/**
 * The addresses among `others` that depend on a touched file, by its name in their text, and the touched ones. A language service that
 * has only just begun tells of errors that were always there; those of files that do not know the change are not its doing.
 */
export async function dependsOn(
  touched: readonly vscode.Uri[],
  others: readonly vscode.Uri[],
): Promise<ReadonlySet<string>> {
  const own = new Set(touched.map(String));
  const names = touched.map(nameOf);
  const unknown = [...new Map(others.map((uri) => [uri.toString(), uri])).entries()].filter(([key]) => !own.has(key));
  const read = await Promise.all(
    unknown.slice(0, MOST_READ).map(async ([key, uri]) => ({ key, text: await textOf(uri) })),
  );
  return new Set([
    ...own,
    ...read.filter(({ text }) => names.some((name) => text.includes(name))).map(({ key }) => key),
  ]);
}

/** As others name it: without its ending, or the folder of a file that has no name of its own. */
function nameOf({ path }: vscode.Uri): string {
  const [base = '', folder = ''] = path.split('/').reverse();
  const name = base.split('.')[0] || base;
  return NAMELESS.has(name) && folder !== '' ? folder : name;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return '';
  }
}
