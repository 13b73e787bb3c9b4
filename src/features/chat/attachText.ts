// Makes an attachment of a text that stands in no file.

import * as vscode from 'vscode';
import type { Attachment } from '../../protocol/thread.ts';

/** UTF-16 units of a text at most: about 15,000 tokens. */
const MOST_TEXT = 60_000;

/** A text under its name, cut to a bound; nothing, and a word to the user, where there is none. */
export async function attachText(name: string, read: () => Promise<string>): Promise<readonly Attachment[]> {
  const text = await read();
  if (text === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing in “{0}”.', name));
    return [];
  }
  return [{ kind: 'text', name, text: text.slice(0, MOST_TEXT) }];
}
