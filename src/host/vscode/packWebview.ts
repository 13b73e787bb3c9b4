// The page of the pack as a webview: its bundle, its sentences and its messages.

import type * as vscode from 'vscode';
import type { FromPackPage, ToPackPage } from '../../protocol/packMessages.ts';
import { englishPackStrings } from '../../protocol/packStrings.ts';
import { parseFromPackPage } from '../../protocol/parsePackMessages.ts';
import { attachPage, type Page, type PageHandlers } from './webview.ts';

/** Makes the webview the page of the pack. */
export function attachPackPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  handlers: PageHandlers<FromPackPage>,
): Page<ToPackPage> & vscode.Disposable {
  const parse = parseFromPackPage;
  return attachPage(webview, { extensionUri, name: 'pack', strings: englishPackStrings, parse }, handlers);
}
