// The values that a prompt's text is filled in with: the active file and what is selected in it, and what the user is asked for.

import * as vscode from 'vscode';
import { promptQuestions } from '../../core/chat/promptFile.ts';
import { readSelection } from '../../host/vscode/editorContext.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';

/** The values by the names of their places, or why the prompt cannot be used now. */
export type VariablesReading =
  | { readonly kind: 'values'; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly words: string };

/** Names of the places that need a selection, and of those that need a file. */
const OF_SELECTION = ['selection', 'selectedText'] as const;
const OF_FILE = ['file', 'relativeFile', 'fileBasename', 'fileBasenameNoExtension', 'fileDirname'] as const;

/** What the editor shows now; what is selected in a file that may not leave stays here. */
export function readVariables(text: string, { forbids }: Pick<Services, 'forbids'>): VariablesReading {
  const selection = readSelection();
  const active = vscode.window.activeTextEditor && pathOf(vscode.window.activeTextEditor.document.uri);
  const words = whatIsMissing(text, { hasSelection: selection !== undefined, hasFile: active !== undefined });
  if (words !== undefined) {
    return { kind: 'refused', words };
  }
  if (selection && uses(text, OF_SELECTION) && forbids(selection.path) !== undefined) {
    return { kind: 'refused', words: vscode.l10n.t('{0} may not leave this computer.', selection.path) };
  }
  const ofSelection = selection ? { selection: selection.text, selectedText: selection.text } : {};
  const ofFile = active === undefined ? {} : fileVariables(active);
  return { kind: 'values', variables: { ...ofSelection, ...ofFile, ...folderVariables() } };
}

/** Paths are told from the root of the workspace. */
function folderVariables(): Readonly<Record<string, string>> {
  return {
    workspaceFolder: '.',
    workspaceFolderBasename: vscode.workspace.workspaceFolders?.[0]?.name ?? '',
  };
}

function whatIsMissing(
  text: string,
  { hasSelection, hasFile }: { readonly hasSelection: boolean; readonly hasFile: boolean },
): string | undefined {
  if (uses(text, OF_SELECTION) && !hasSelection) {
    return vscode.l10n.t('This prompt is about a selection. Select something first.');
  }
  return uses(text, OF_FILE) && !hasFile
    ? vscode.l10n.t('This prompt is about a file. Open one of the workspace first.')
    : undefined;
}

/** Asks for what the prompt wants to know; undefined when the user goes away. */
export async function askPromptQuestions(
  text: string,
  title: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const answers: Record<string, string> = {};
  for (const { name, hint } of promptQuestions(text)) {
    const answer = await vscode.window.showInputBox({ title, prompt: name, placeHolder: hint, ignoreFocusOut: true });
    if (answer === undefined) {
      return undefined;
    }
    answers[name] = answer;
  }
  return answers;
}

function uses(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(`\${${name}}`));
}

function fileVariables(path: string): Readonly<Record<(typeof OF_FILE)[number], string>> {
  const fileBasename = path.slice(path.lastIndexOf('/') + 1);
  return {
    file: path,
    relativeFile: path,
    fileBasename,
    fileBasenameNoExtension: fileBasename.replace(/(?<=.)\.[^.]*$/u, ''),
    fileDirname: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
  };
}
