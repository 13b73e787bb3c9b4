// The reasons why a file is left out, in words.

import * as vscode from 'vscode';

/** The words of a reason; one without words of its own goes by its code. */
export function reasonWords(reason: string): string {
  const words: Readonly<Record<string, string>> = {
    ignored: vscode.l10n.t('Ignored'),
    excluded: vscode.l10n.t('Excluded by settings'),
    binary: vscode.l10n.t('Binary'),
    generated: vscode.l10n.t('Generated'),
    vendored: vscode.l10n.t('From elsewhere'),
    data: vscode.l10n.t('Data'),
    duplicate: vscode.l10n.t('Duplicate'),
    secret: vscode.l10n.t('Secret'),
    'too-large': vscode.l10n.t('Too large'),
    'too-many': vscode.l10n.t('Too many files'),
    unreadable: vscode.l10n.t('Cannot be read'),
    link: vscode.l10n.t('Link'),
  };
  return words[reason] ?? reason;
}
