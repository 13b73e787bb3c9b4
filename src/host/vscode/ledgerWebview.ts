// The page of the ledger as a webview: its bundle, its sentences and its messages.

import type * as vscode from 'vscode';
import type { FromLedgerPage, ToLedgerPage } from '../../protocol/ledgerMessages.ts';
import { englishLedgerStrings } from '../../protocol/ledgerStrings.ts';
import { parseFromLedgerPage } from '../../protocol/parseLedgerMessages.ts';
import { attachPage, type Page, type PageHandlers } from './webview.ts';

/** Makes the webview the page of the ledger. */
export function attachLedgerPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  handlers: PageHandlers<FromLedgerPage>,
): Page<ToLedgerPage> & vscode.Disposable {
  const parse = parseFromLedgerPage;
  return attachPage(webview, { extensionUri, name: 'ledger', strings: englishLedgerStrings, parse }, handlers);
}
