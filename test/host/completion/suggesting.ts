// What the tests of suggestions do in the editor: a service of their own, a document, a suggestion asked for and accepted.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer, type ReceivedRequest } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';

/** Less than a test may take, so that a wait in vain says for what; milliseconds. */
const PATIENCE_MS = 15_000;

/** The service that answers; `answer` decides on its text. */
export interface SuggestionService {
  readonly server: FaultServer;
  answer: string;
  /** The requests for suggestions so far. */
  readonly asked: () => readonly ReceivedRequest[];
}

/** Starts a service and makes it the user's model, with suggestions on demand or, with `ask`, before the user has said when. */
export async function startService(mode: 'manual' | 'ask' = 'manual'): Promise<SuggestionService> {
  const server = await FaultServer.start();
  const service = {
    server,
    answer: '',
    asked: () => server.requests.filter(({ method }) => method === 'POST'),
  };
  server.script(() => streamReply(service.answer.match(/[\s\S]{1,5}/g) ?? []));
  await setUser('profiles', [
    { id: 'scripted', label: 'Scripted', baseUrl: `${server.origin}/v1`, model: 'any', auth: 'none' },
  ]);
  await setUser('profile', 'scripted');
  if (mode === 'manual') {
    await setUser('completion.enabled', 'manual');
  }
  return service;
}

/** Writes one of the extension's settings for the user; undefined removes it. */
export async function setUser(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('panorama').update(name, value, vscode.ConfigurationTarget.Global);
}

/** Shows an unsaved document with the caret at `‸`. */
export async function show(file: string, language = 'typescript'): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content: file.replace('‸', '') });
  const editor = await vscode.window.showTextDocument(document);
  putCaret(editor, file.indexOf('‸'));
  return editor;
}

/** Waits until the service has been asked so often. */
export async function untilAsked(service: SuggestionService, times = 1): Promise<void> {
  await until(() => service.asked().length >= times, `the service is asked ${times} times`, { limit: PATIENCE_MS });
}

/** Waits until the first exchange is over, by an answer or by a closed connection. */
export async function untilClosed(service: SuggestionService): Promise<void> {
  await until(() => service.asked()[0]?.closedAt !== undefined, 'the exchange is over', { limit: PATIENCE_MS });
}

/** Puts the caret at an offset. */
export function putCaret(editor: vscode.TextEditor, offset: number): void {
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
}

/** Asks for a suggestion as the user does. */
export async function trigger(): Promise<void> {
  await vscode.commands.executeCommand('panorama.completion.trigger');
}

/** Types into the editor as the keyboard does. */
export async function type(text: string): Promise<void> {
  for (const character of text) {
    await vscode.commands.executeCommand('type', { text: character });
  }
}

/** Accepts the suggestion as soon as it is visible, and waits for the text. */
export async function acceptUntil(editor: vscode.TextEditor, expected: string): Promise<void> {
  const before = editor.document.getText();
  await until(
    async () => {
      if (editor.document.getText() === before) {
        await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      }
      return editor.document.getText() !== before;
    },
    `a suggestion is accepted that makes ${JSON.stringify(expected)}`,
  );
  assert.equal(editor.document.getText(), expected);
}

/** Closes all editors without saving them. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
