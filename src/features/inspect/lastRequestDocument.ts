// Shows requests as read-only documents: the last one, and each question as it was sent.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { SentPlace } from './showSent.ts';

const SCHEME = 'panorama-request';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Last request.md' });

/** Internal: run by the chat for one of its turns. */
const SHOW_SENT = 'panorama.showSent';

/** What the documents are made of. */
type RequestServices = Pick<Services, 'lastRequest' | 'lastPack' | 'sent' | 'preview'>;

/** Registers the commands and the documents behind them. */
export function registerLastRequest(services: RequestServices): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query }) => (query === '' ? contentOf(services) : sentContentOf(query, services)),
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
    vscode.commands.registerCommand(SHOW_SENT, async (place: SentPlace) => {
      const { showSent } = await import('./showSent.ts');
      await showSent(place, services, (turnId) =>
        vscode.Uri.from({ scheme: SCHEME, path: '/As it was sent.md', query: turnId }),
      );
    }),
  );
}

async function sentContentOf(turnId: string, { sent }: RequestServices): Promise<string> {
  const question = await sent.load(turnId);
  if (!question) {
    return vscode.l10n.t('What was sent for this answer is kept no longer. The newest questions stay.');
  }
  const { requestMarkdown } = await import('./requestMarkdown.ts');
  return requestMarkdown(question, 'As it was sent');
}

async function contentOf({ lastRequest, lastPack }: RequestServices): Promise<string> {
  const last = lastRequest();
  if (!last) {
    return vscode.l10n.t('Nothing has been sent in this window yet.');
  }
  const { requestMarkdown } = await import('./requestMarkdown.ts');
  const pack = last.request.purpose === 'chat' ? lastPack() : undefined;
  return requestMarkdown({ ...last, ...(pack && { manifest: pack.manifest }) });
}
