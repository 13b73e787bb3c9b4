// Packs a draft without sending it, for the tokens and the price under the composer.

import { ask } from '../../core/chat/ask.ts';
import { judgePrice } from '../../core/chat/approval.ts';
import type { Estimate } from '../../protocol/messages.ts';
import { summarise } from '../../protocol/summary.ts';
import type { Services } from '../../services.ts';
import { spendLimits } from './chatSession.ts';
import { buildPackInput, type Draft } from './packInput.ts';

/** The estimate, what is wrong with the draft in words, or nothing when it was stopped. */
export interface EstimateResult {
  readonly estimate?: Estimate;
  readonly problem?: string;
}

/** Estimates; nothing leaves. */
export async function estimateQuestion(services: Services, draft: Draft, signal: AbortSignal): Promise<EstimateResult> {
  const limits = spendLimits(services);
  const events = ask(
    buildPackInput(services, draft),
    { pack: services.pack, send: neverSend, approve: () => Promise.resolve(undefined) },
    signal,
  );
  for await (const event of events) {
    if (event.kind === 'pack') {
      const needsConfirmation = judgePrice(event.price, limits).kind !== 'send';
      return { estimate: { pack: summarise(event.manifest), price: event.price, needsConfirmation } };
    }
    if (event.kind === 'end' && event.failure) {
      return { problem: event.failure.message };
    }
  }
  return {};
}

/** The reader leaves at the pack, before anything would be sent. */
async function* neverSend(): AsyncGenerator<never> {
  await Promise.reject(new Error('An estimate was about to be sent.'));
}
