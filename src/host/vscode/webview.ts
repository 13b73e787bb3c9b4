// The one place that talks to a webview: sets it up, sends it typed messages, checks what it says.

import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../protocol/messages.ts';
import { parseFromPanel } from '../../protocol/parseMessages.ts';
import { englishStrings } from '../../protocol/strings.ts';
import { panelHtml } from './panelHtml.ts';

/** A webview that is showing, as its messages see it. */
export interface Page<To> {
  post(message: To): void;
}

/** A chat panel that is showing. */
export type Panel = Page<ToPanel>;

/** What is done with the messages of a webview. */
export interface PageHandlers<From> {
  readonly received: (message: From) => void;
  /** A message did not fit the protocol; it was dropped. */
  readonly rejected: () => void;
}

/** Makes the webview a chat panel. */
export function attachPanel(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  handlers: PageHandlers<FromPanel>,
): Panel & vscode.Disposable {
  return attachPage(webview, { extensionUri, name: 'chat', strings: englishStrings, parse: parseFromPanel }, handlers);
}

/** What a page is made of. */
export interface PageParts<From> {
  readonly extensionUri: vscode.Uri;
  /** The folder of its bundle. */
  readonly name: 'chat' | 'pack' | 'ledger';
  /** Its sentences in English. */
  readonly strings: Readonly<Record<string, string>>;
  readonly parse: (value: unknown) => From | undefined;
}

/** Scripts of our own bundle alone, no command links, no forms, no files but ours; messages that do not fit the protocol are dropped. */
export function attachPage<From, To>(
  webview: vscode.Webview,
  { extensionUri, name, strings, parse }: PageParts<From>,
  handlers: PageHandlers<From>,
): Page<To> & vscode.Disposable {
  const root = vscode.Uri.joinPath(extensionUri, 'dist', 'media');
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
  const listener = webview.onDidReceiveMessage((value: unknown) => {
    const message = parse(value);
    if (message) {
      handlers.received(message);
    } else {
      handlers.rejected();
    }
  });
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce: makeNonce(),
    language: vscode.env.language,
    strings: localised(strings),
    script: webview.asWebviewUri(vscode.Uri.joinPath(root, name, 'main.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(root, name, 'main.css')).toString(),
  });
  return {
    post: (message) => {
      void webview.postMessage(message);
    },
    dispose: () => {
      listener.dispose();
    },
  };
}

function localised(strings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(strings).map(([name, english]) => [name, vscode.l10n.t(english)]));
}

function makeNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
}
