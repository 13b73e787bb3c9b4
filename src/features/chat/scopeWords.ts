// A scope in words, as lists and dialogues of the editor show it.

import * as vscode from 'vscode';
import type { Scope } from '../../protocol/thread.ts';

/** A few words in the user's language; of a folder or a package its path. */
export function scopeWords(scope: Scope): string {
  switch (scope.kind) {
    case 'workspace':
      return vscode.l10n.t('Whole workspace');
    case 'editors':
      return vscode.l10n.t('Open editors');
    case 'file':
      return scope.path ?? vscode.l10n.t('Current file');
    case 'selection':
      return vscode.l10n.t('Selection');
    case 'folder':
    case 'package':
      return `${scope.path}/`;
  }
}
