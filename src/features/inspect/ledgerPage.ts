// The page of the ledger in an editor tab: posts what was spent, and does what its buttons ask for.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import type { SendRecord } from '../../core/egress/sendRecord.ts';
import { toCsv, toJson } from '../../core/spend/exportLedger.ts';
import { recordsIn, startOf, sumLedger } from '../../core/spend/sumLedger.ts';
import { localDayOf } from '../../core/spend/localDayOf.ts';
import { attachLedgerPage } from '../../host/vscode/ledgerWebview.ts';
import type { Page } from '../../host/vscode/webview.ts';
import type {
  FromLedgerPage,
  LedgerCaps,
  LedgerFile,
  LedgerPeriod,
  ToLedgerPage,
} from '../../protocol/ledgerMessages.ts';
import type { Services } from '../../services.ts';

/** What the page needs. */
export type LedgerServices = Pick<Services, 'ledger' | 'spend' | 'settings' | 'clock' | 'extensionUri' | 'log'>;

/** By which the editor knows the page. */
const PAGE_TYPE = 'panorama.ledgerPage';

/** The one page of a window. */
export class LedgerPage implements vscode.Disposable {
  readonly #services: LedgerServices;
  #panel: vscode.WebviewPanel | undefined;
  #period: LedgerPeriod = 'today';
  /** What the page shows rows of; it names them by their place here. */
  #records: readonly SendRecord[] = [];

  constructor(services: LedgerServices) {
    this.#services = services;
  }

  /** Brings the page to the front. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
    } else {
      this.restore(vscode.window.createWebviewPanel(PAGE_TYPE, vscode.l10n.t('Spend'), vscode.ViewColumn.Active));
    }
  }

  /** Takes over a page: a fresh one, or one that the editor has kept from before the window was loaded anew. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.#panel) {
      panel.dispose();
      return;
    }
    const { extensionUri, log } = this.#services;
    this.#panel = panel;
    const page = attachLedgerPage(panel.webview, extensionUri, {
      received: (message) => {
        this.#receive(message, page).catch((error: unknown) => {
          log.error(`The ledger's ${message.kind} failed: ${String(error)}`);
          page.post({ kind: 'problem', message: vscode.l10n.t('The ledger could not be read.') });
        });
      },
      rejected: () => {
        log.warn('The page of the ledger sent a message that does not fit the protocol; it was dropped.');
      },
    });
    const back = panel.onDidChangeViewState(() => {
      if (panel.visible) {
        void this.#post(page);
      }
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      vscode.Disposable.from(page, back).dispose();
    });
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #receive(message: FromLedgerPage, page: Page<ToLedgerPage>): Promise<void> {
    switch (message.kind) {
      case 'ready':
      case 'show':
        this.#period = message.period;
        return this.#post(page);
      case 'files':
        page.post({ kind: 'files', index: message.index, files: filesOf(this.#records[message.index]) });
        return;
      case 'export':
        return this.#export(message.format);
      case 'openCaps':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'panorama.spend');
        return;
      default:
        return assertNever(message);
    }
  }

  async #post(page: Page<ToLedgerPage>): Promise<void> {
    const { ledger, clock } = this.#services;
    const period = this.#period;
    const now = clock.now();
    const entries = await ledger.since(startOf(period, now));
    const caps = await this.#readCaps();
    if (period === this.#period) {
      this.#records = entries.records;
      const view = sumLedger(entries, period, { dayOf: localDayOf, now });
      page.post({ kind: 'ledger', view: { ...view, ...(caps && { caps }) } });
    }
  }

  /** Without them when the journal cannot be read: the ledger itself is shown all the same. */
  async #readCaps(): Promise<LedgerCaps | undefined> {
    const { spend, settings } = this.#services;
    const { perDay, perMonth, suggestionsPerDay } = settings.caps();
    const spent = await spend.read().catch(() => undefined);
    const host = vscode.env.remoteName;
    return (
      spent && {
        ...{ day: spent.day.questions, perDay, suggestions: spent.day.suggestions, suggestionsPerDay },
        ...{ month: spent.month, perMonth, ...(host !== undefined && { host }) },
      }
    );
  }

  /** As an untitled document, which the user may save where they like: nothing is written to the disk. */
  async #export(format: 'csv' | 'json'): Promise<void> {
    const { ledger, clock } = this.#services;
    const now = clock.now();
    const { records } = await ledger.since(startOf(this.#period, now));
    const chosen = recordsIn(records, this.#period, { dayOf: localDayOf, now });
    const content = format === 'csv' ? toCsv(chosen) : toJson(chosen);
    const language = format === 'csv' ? 'plaintext' : 'json';
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}

function filesOf(record: SendRecord | undefined): readonly LedgerFile[] {
  const { sources = [], hashes = [], fileBytes = [] } = record ?? {};
  return sources.map((path, index) => {
    const hash = hashes[index] ?? '';
    const bytes = fileBytes[index];
    return { path, hash, ...(hash !== '' && bytes !== undefined && { bytes }) };
  });
}
