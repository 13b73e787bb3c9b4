// The price of the question in the composer, for the panel in which it was asked for.

import type { PreviewResult } from '../../host/vscode/packPreview.ts';
import type { Panel } from '../../host/vscode/webview.ts';
import type { PackSummary } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { EstimateResult } from './estimateQuestion.ts';
import type { Draft } from './packInput.ts';

/** What estimates need of the composer. */
export interface EstimateParts {
  readonly services: Services;
  /** The draft with these words, or what they do where they ask no question. */
  readonly draft: (question: string) => Promise<Draft | { readonly words: string }>;
  /** Told of each pack that was made for an estimate. */
  readonly packed: (pack: PackSummary | undefined) => Promise<void>;
}

/** The estimates of one window: a later one stops an earlier one. */
export class DraftEstimates {
  readonly #parts: EstimateParts;
  #estimating: AbortController | undefined;
  #question = '';
  #pricedFor: { readonly id: number; readonly panel: Panel } | undefined;

  constructor(parts: EstimateParts) {
    this.#parts = parts;
  }

  /** Takes the words of the question that was sent: what is packed beside it is for them. */
  take(question: string): void {
    this.#question = question;
  }

  /** Prices a question and tells the panel. */
  async estimate(id: number, question: string, panel: Panel): Promise<void> {
    const { services, packed } = this.#parts;
    this.#estimating?.abort();
    const controller = new AbortController();
    this.#estimating = controller;
    this.#question = question;
    this.#pricedFor = { id, panel };
    const { shown, ...result } = await this.#price(question, controller.signal);
    if (controller.signal.aborted) {
      return;
    }
    panel.post({ kind: 'estimate', id, ...result });
    if (shown) {
      services.preview.show(shown);
    }
    await packed(result.estimate?.pack);
  }

  /** Packs the draft as it stands, for those who look at the pack; the panel that asked last gets the price with it. */
  async packDraft(signal: AbortSignal): Promise<PreviewResult> {
    const { packed } = this.#parts;
    const pricedFor = this.#pricedFor;
    const { shown, ...result } = await this.#price(this.#question, signal);
    if (pricedFor !== undefined && pricedFor === this.#pricedFor && !signal.aborted) {
      pricedFor.panel.post({ kind: 'estimate', id: pricedFor.id, ...result });
    }
    void packed(result.estimate?.pack);
    return { ...result, ...(shown && { shown }) };
  }

  async #price(question: string, signal: AbortSignal): Promise<EstimateResult> {
    const { services, draft } = this.#parts;
    const read = await draft(question);
    if ('words' in read) {
      return { problem: read.words };
    }
    const { estimateQuestion } = await import('./estimateQuestion.ts');
    return estimateQuestion(services, read, signal);
  }

  /** Ends the estimate under way; nobody waits for one any more. */
  stop(): void {
    this.#estimating?.abort();
    this.#pricedFor = undefined;
  }
}
