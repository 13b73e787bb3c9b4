// The one place that talks to a webview: sets it up, sends it typed messages, checks what it says.

import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../protocol/messages.ts';
import { parseFromPanel } from '../../protocol/parseMessages.ts';
import { englishStrings } from '../../protocol/strings.ts';
import { panelHtml } from './panelHtml.ts';

/** A panel that is showing. */
export interface Panel {
  post(message: ToPanel): void;
}

/**
 * Makes the webview a chat panel: scripts of our own bundle alone, no command links, no forms, no files but ours.
 * Messages that do not fit the protocol are dropped and logged.
 */
export function attachPanel(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  handlers: { readonly received: (message: FromPanel) => void; readonly rejected: () => void },
): Panel & vscode.Disposable {
  const root = vscode.Uri.joinPath(extensionUri, 'dist', 'media');
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
  const listener = webview.onDidReceiveMessage((value: unknown) => {
    const message = parseFromPanel(value);
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
    strings: localised(),
    script: webview.asWebviewUri(vscode.Uri.joinPath(root, 'chat', 'main.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(root, 'chat', 'main.css')).toString(),
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

function localised(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(englishStrings).map(([name, english]) => [name, vscode.l10n.t(english)]));
}

function makeNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
}
