// What a hunk is, in words: for the tree, the lenses and screen readers.

import * as vscode from 'vscode';
import type { HunkRow } from '../../core/refactor/hunkRows.ts';

/** Such as `replaces 3 lines with 2`. */
export function hunkWords({ isStuck, count, newCount }: HunkRow): string {
  if (isStuck) {
    return vscode.l10n.t('conflicts with what you typed');
  }
  if (count === 0) {
    return newCount === 1 ? vscode.l10n.t('adds 1 line') : vscode.l10n.t('adds {0} lines', newCount);
  }
  if (newCount === 0) {
    return count === 1 ? vscode.l10n.t('removes 1 line') : vscode.l10n.t('removes {0} lines', count);
  }
  if (count === newCount) {
    return count === 1 ? vscode.l10n.t('replaces 1 line') : vscode.l10n.t('replaces {0} lines', count);
  }
  return count === 1
    ? vscode.l10n.t('replaces 1 line with {0}', newCount)
    : vscode.l10n.t('replaces {0} lines with {1}', count, newCount);
}

/** For a screen reader: `2 of 7, replaces 3 lines, line 41`. */
export function spokenHunk(row: HunkRow, index: number, total: number): string {
  return vscode.l10n.t('{0} of {1}, {2}, line {3}', index + 1, total, hunkWords(row), row.line + 1);
}
