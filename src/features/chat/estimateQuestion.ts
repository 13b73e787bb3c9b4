// Packs a draft without sending it, for the tokens and the price under the composer.

import { needsConfirmation } from '../../core/chat/approval.ts';
import type { AskInput } from '../../core/chat/ask.ts';
import type { Pack } from '../../core/pack/packTypes.ts';
import { expectedWait } from '../../core/spend/expectedWait.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Estimate } from '../../protocol/messages.ts';
import { summarise } from '../../protocol/summary.ts';
import type { Services } from '../../services.ts';
import type { PreviewResult } from '../../host/vscode/packPreview.ts';
import { shownPack } from './shownPack.ts';
import { buildPackInput, type Draft } from './packInput.ts';

/** The estimate with its pack, what is wrong with the draft in words, or nothing when it was stopped. */
export interface EstimateResult extends PreviewResult {
  readonly estimate?: Estimate;
}

/** Estimates; nothing leaves. */
export async function estimateQuestion(services: Services, draft: Draft, signal: AbortSignal): Promise<EstimateResult> {
  const input = await buildPackInput(services, draft);
  const made: { pack?: Pack } = {};
  const { ask } = await import('../../core/chat/ask.ts');
  const events = ask(
    input,
    { pack: keeping(services.packDraft, made), send: neverSend, approve: () => Promise.resolve(undefined) },
    signal,
  );
  for await (const event of events) {
    if (event.kind === 'pack') {
      const { price } = event;
      const isDear = needsConfirmation(price, services.settings.confirmAbove());
      const { warmUntil } = event.manifest.cache;
      const warmMs = warmUntil === undefined ? 0 : warmUntil - services.clock.now();
      const waitMs = await waitFor(services, input, event.manifest);
      const estimate = {
        ...{ pack: summarise(event.manifest, event.window), price, needsConfirmation: isDear },
        ...(warmMs > 0 && { warmMs }),
        ...(waitMs !== undefined && { waitMs }),
      };
      return { estimate, ...(made.pack && { shown: shownPack(input, made.pack, false) }) };
    }
    if (event.kind === 'end' && event.failure) {
      return { problem: event.failure.message };
    }
  }
  return {};
}

/** How long such a question has taken to its first word; nothing is told of the engine of this computer. */
async function waitFor(
  { recentRecords }: Pick<Services, 'recentRecords'>,
  { profile }: Pick<AskInput, 'profile'>,
  { tokens, cache }: Pick<Manifest, 'tokens' | 'cache'>,
): Promise<number | undefined> {
  return profile.api === 'offline'
    ? undefined
    : expectedWait(profile, tokens.total * (1 - cache.cachedShare), await recentRecords());
}

function keeping(pack: Services['pack'], made: { pack?: Pack }): Services['pack'] {
  return async (input, signal) => {
    const result = await pack(input, signal);
    if (result.kind === 'packed') {
      made.pack = result.pack;
    }
    return result;
  };
}

/** The reader leaves at the pack, before anything would be sent. */
async function* neverSend(): AsyncGenerator<never> {
  await Promise.reject(new Error('An estimate was about to be sent.'));
}
