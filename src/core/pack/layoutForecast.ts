// Forecasts what the provider still holds of a layout.

import type { CacheForecast } from '../../protocol/manifest.ts';
import type { LayoutInput, Segment } from './layoutTypes.ts';

/** Prompts shorter than this are not cached; hits come in steps (OpenAI's documentation of prompt caching). */
export const SHORTEST_PREFIX = 1_024;
export const CACHE_STEP = 128;

/** Of a prompt whose beginning was sent before: `head` and `segments` are that beginning. */
export function forecastLayout(
  kept: { readonly headTokens: number; readonly segments: readonly Segment[] },
  { total, why, rebuilt }: { readonly total: number; readonly why: string; readonly rebuilt: boolean },
  { ledger }: Pick<LayoutInput, 'ledger'>,
): CacheForecast {
  const common =
    ledger && kept.segments.length > 0
      ? kept.headTokens + kept.segments.reduce((sum, { tokens }) => sum + tokens, 0)
      : 0;
  const stepped = Math.floor(Math.min(common, total) / CACHE_STEP) * CACHE_STEP;
  const prefixTokens = stepped < SHORTEST_PREFIX ? 0 : stepped;
  return { prefixTokens, cachedShare: total === 0 ? 0 : prefixTokens / total, rebuilt, why };
}
