// Planted faults that the compiler or the linter is to find: forbidden things used in the core, doors gone around.

import type { Fault } from './boundaryFaults.ts';

/** Files of the core that are not to compile; `rule` says what they use. */
export const compilerFaults: readonly Fault[] = [
  {
    rule: 'the editor',
    path: 'src/core/text/editor.ts',
    text: "import { window } from 'vscode';\nexport const shown = window;\n",
  },
  {
    rule: 'a type of the editor',
    path: 'src/core/text/editorType.ts',
    text: "import type { Uri } from 'vscode';\nexport type Place = Uri;\n",
  },
  {
    rule: "Node's modules",
    path: 'src/core/text/disk.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  { rule: "Node's globals", path: 'src/core/text/process.ts', text: 'export const folder = process.cwd();\n' },
  { rule: 'timers', path: 'src/core/text/timer.ts', text: 'setTimeout(() => undefined, 1);\nexport {};\n' },
  { rule: 'the network', path: 'src/core/text/network.ts', text: "export const page = fetch('http://a.test');\n" },
  { rule: 'the DOM', path: 'src/core/text/page.ts', text: 'export const title = document.title;\n' },
];

const inFeature = (name: string, body: string): Pick<DoorFault, 'by' | 'path' | 'text'> => ({
  by: 'no-restricted-syntax',
  path: `src/features/chat/${name}.ts`,
  text: `import * as vscode from 'vscode';\n${body}\n`,
});

/** A planted fault for the linter; `rule` says what the file does, `by` names the lint rule that is to accuse it. */
export interface DoorFault extends Fault {
  readonly by: string;
}

/** Files that go around a door, or around the linter itself. */
export const doorFaults: readonly DoorFault[] = [
  {
    rule: 'a workspace edit outside the write gate',
    ...inFeature('apply', 'export const apply = (edit: vscode.WorkspaceEdit) => vscode.workspace.applyEdit(edit);'),
  },
  {
    rule: 'an edit through the text editor outside the write gate',
    ...inFeature(
      'type',
      "export const type = (editor: vscode.TextEditor) => editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), ''); });",
    ),
  },
  {
    rule: 'an edit through the active text editor outside the write gate',
    ...inFeature('active', 'export const active = () => vscode.window.activeTextEditor?.edit(() => undefined);'),
  },
  {
    rule: 'a snippet outside the write gate',
    ...inFeature(
      'snippet',
      'export const snippet = (editor: vscode.TextEditor) => editor.insertSnippet(new vscode.SnippetString());',
    ),
  },
  {
    rule: 'a file written outside the write gate',
    ...inFeature(
      'write',
      'export const write = (uri: vscode.Uri) => vscode.workspace.fs.writeFile(uri, new Uint8Array());',
    ),
  },
  {
    rule: 'a file deleted outside the write gate',
    ...inFeature('remove', 'export const remove = (uri: vscode.Uri) => vscode.workspace.fs.delete(uri);'),
  },
  {
    rule: 'a workspace edit taken out of its namespace',
    ...inFeature('taken', 'export const { applyEdit } = vscode.workspace;'),
  },
  {
    rule: 'a workspace edit made outside the write gate',
    ...inFeature('made', 'export const made = () => new vscode.WorkspaceEdit();'),
  },
  {
    rule: 'an edit through a text editor of another name',
    ...inFeature('other', 'export const other = (shown: vscode.TextEditor) => shown.edit(() => undefined);'),
  },
  {
    rule: 'the file system under another name',
    ...inFeature('disk', 'export const disk = vscode.workspace.fs;'),
  },
  {
    rule: 'an address opened without a click',
    ...inFeature('open', "export const open = () => vscode.env.openExternal(vscode.Uri.parse('http://a.test'));"),
  },
  {
    rule: 'a second log channel',
    ...inFeature('log', "export const log = () => vscode.window.createOutputChannel('Second');"),
  },
  {
    rule: 'a second status bar item',
    ...inFeature('status', 'export const status = () => vscode.window.createStatusBarItem();'),
  },
  {
    rule: 'a message past the webview adapter',
    ...inFeature('post', 'export const post = (view: vscode.WebviewView) => view.webview.postMessage(1);'),
  },
  {
    rule: 'the network outside the adapter of the services',
    by: 'no-restricted-globals',
    path: 'src/host/git/download.ts',
    text: "export const page = () => fetch('http://a.test');\n",
  },
  {
    rule: 'the network by way of the global object',
    by: 'no-restricted-globals',
    path: 'src/host/git/upload.ts',
    text: "export const page = () => globalThis.fetch('http://a.test');\n",
  },
  {
    rule: 'state without an owner',
    by: 'no-restricted-syntax',
    path: 'src/core/text/state.ts',
    text: 'export let count = 0;\n',
  },
  {
    rule: 'an exemption from the linter',
    by: '@typescript-eslint/no-explicit-any',
    path: 'src/core/text/exempt.ts',
    text: `/* ${['eslint', 'disable'].join('-')} */\nexport const loose = (value: any): unknown => value;\n`,
  },
];
