// The page of the pack in an editor tab: posts the pack in view, and does what its buttons and keys ask for.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import { openCitation } from '../../host/vscode/openCitation.ts';
import { attachPackPage } from '../../host/vscode/packWebview.ts';
import type { Page } from '../../host/vscode/webview.ts';
import type { FromPackPage, ToPackPage } from '../../protocol/packMessages.ts';
import type { Services } from '../../services.ts';
import { copyPack } from './copyPack.ts';
import { markFile, type MarkServices } from './markFile.ts';
import { pagePack } from './pagePack.ts';

/** What the page needs. */
export type PageServices = MarkServices & Pick<Services, 'preview' | 'extensionUri' | 'lastRequest'>;

/** By which the editor knows the page. */
const PAGE_TYPE = 'panorama.packPage';

/** The one page of a window. */
export class PackPage implements vscode.Disposable {
  readonly #services: PageServices;
  #panel: vscode.WebviewPanel | undefined;

  constructor(services: PageServices) {
    this.#services = services;
  }

  /** Brings the page to the front. Without a pack in view one is made. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
    } else {
      this.#take(vscode.window.createWebviewPanel(PAGE_TYPE, vscode.l10n.t('Pack'), vscode.ViewColumn.Active));
    }
    this.#packIfNone();
  }

  /** Takes over the page that the editor has kept from before the window was loaded anew. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.#panel) {
      panel.dispose();
      return;
    }
    this.#take(panel);
    this.#packIfNone();
  }

  #packIfNone(): void {
    const { preview } = this.#services;
    if (!preview.shown && !preview.isPacking) {
      void preview.refresh();
    }
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #take(panel: vscode.WebviewPanel): void {
    const { extensionUri, preview, marks, log } = this.#services;
    this.#panel = panel;
    const page = attachPackPage(panel.webview, extensionUri, {
      received: (message) => {
        this.#receive(message, page).catch((error: unknown) => {
          log.error(`The pack's ${message.kind} failed: ${String(error)}`);
        });
      },
      rejected: () => {
        log.warn('The page of the pack sent a message that does not fit the protocol; it was dropped.');
      },
    });
    let posted = preview.shown;
    const subscriptions = vscode.Disposable.from(
      page,
      preview.addViewer(() => panel.visible, panel.onDidChangeViewState),
      marks.onDidChange(() => {
        this.#postStatus(page);
      }),
      preview.onDidChange(() => {
        if (posted !== preview.shown) {
          posted = preview.shown;
          this.#postPack(page);
        }
        this.#postStatus(page);
      }),
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
      subscriptions.dispose();
    });
  }

  async #receive(message: FromPackPage, page: Page<ToPackPage>): Promise<void> {
    const { preview } = this.#services;
    switch (message.kind) {
      case 'ready':
        this.#postPack(page);
        this.#postStatus(page);
        return;
      case 'refresh':
        return preview.refresh();
      case 'cancel':
        preview.cancel();
        return;
      case 'mark':
        await markFile(this.#services, message);
        return;
      case 'open':
        return openFile(message);
      case 'copyMarkdown':
        return copyPack(this.#services);
      case 'showPrompt':
        await vscode.commands.executeCommand('panorama.showLastRequest');
        return;
      default:
        return assertNever(message);
    }
  }

  #postPack(page: Page<ToPackPage>): void {
    const { preview, marks } = this.#services;
    if (preview.shown) {
      const workspace = vscode.workspace.name ?? vscode.l10n.t('no folder');
      const words = vscode.l10n.t('Excluded by you');
      page.post({ kind: 'pack', pack: pagePack(preview.shown, { workspace, byHand: marks.current.excluded, words }) });
    }
  }

  #postStatus(page: Page<ToPackPage>): void {
    const { preview, marks, lastRequest } = this.#services;
    const { isPacking: packing, problem } = preview;
    const status = { packing, ...(problem !== undefined && { problem }), marks: marks.current };
    page.post({ kind: 'status', status: { ...status, hasRequest: lastRequest() !== undefined } });
  }
}

async function openFile({ path, line }: { readonly path: string; readonly line: number }): Promise<void> {
  try {
    await openCitation(path, '', line);
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be opened. It may have been moved or deleted.', path),
    );
  }
}
