// Shows the last request as a read-only document.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';

const SCHEME = 'panorama-request';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Last request.md' });

/** Registers the command and the document behind it. */
export function registerLastRequest(services: Pick<Services, 'lastRequest' | 'lastPack'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => contentOf(services),
    }),
    vscode.commands.registerCommand('panorama.showLastRequest', async () => {
      if (!services.lastRequest()) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been sent in this window yet.'));
        return;
      }
      changed.fire(ADDRESS);
      const document = await vscode.workspace.openTextDocument(ADDRESS);
      await vscode.window.showTextDocument(document, { preview: true });
    }),
  );
}

async function contentOf({ lastRequest, lastPack }: Pick<Services, 'lastRequest' | 'lastPack'>): Promise<string> {
  const last = lastRequest();
  if (!last) {
    return vscode.l10n.t('Nothing has been sent in this window yet.');
  }
  const { requestMarkdown } = await import('./requestMarkdown.ts');
  const pack = last.request.purpose === 'chat' ? lastPack() : undefined;
  return requestMarkdown({ ...last, ...(pack && { manifest: pack.manifest }) });
}
