// Puts the pack in view on the clipboard as Markdown.

import * as vscode from 'vscode';
import { packMarkdown } from '../../core/pack/packMarkdown.ts';
import type { Services } from '../../services.ts';

/** Copies it and says so. */
export async function copyPack({ preview }: Pick<Services, 'preview'>): Promise<void> {
  const { shown } = preview;
  if (!shown) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no pack yet. Run Panorama: Show Pack first.'));
    return;
  }
  const title = shown.question === '' ? vscode.l10n.t('Pack') : vscode.l10n.t('Pack for “{0}”', shown.question);
  await vscode.env.clipboard.writeText(packMarkdown(shown.pack, title.replace(/\s+/gu, ' ')));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Pack copied as Markdown'), 5_000);
}
