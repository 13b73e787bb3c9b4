// Forecasts what the provider still holds of the last prompt.

import type { CacheForecast } from '../../protocol/manifest.ts';
import type { ChatMessage } from '../model/request.ts';
import type { TokenCounter } from '../ports.ts';
import type { PackInput } from './packTypes.ts';

/** Prompts shorter than this are not cached; hits come in steps (OpenAI's documentation of prompt caching). */
const SHORTEST_PREFIX = 1_024;
const STEP = 128;

/** How much of the request equals what was sent last, as far as the provider may still hold it. */
export function forecastCache(
  { last, now, profile }: Pick<PackInput, 'last' | 'now' | 'profile'>,
  messages: readonly ChatMessage[],
  { total, counter }: { readonly total: number; readonly counter: TokenCounter },
): CacheForecast {
  if (!last) {
    return { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: 'nothing was sent before' };
  }
  if (now - last.at > profile.cacheMinutes * 60_000) {
    return { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: 'the provider has forgotten the last pack' };
  }
  const common = commonPrefix(joined(last.messages), joined(messages));
  const counted = Math.floor(counter.count(common) / STEP) * STEP;
  const prefixTokens = counted < SHORTEST_PREFIX ? 0 : Math.min(counted, total);
  const cachedShare = total === 0 ? 0 : prefixTokens / total;
  return prefixTokens > 0
    ? { prefixTokens, cachedShare, rebuilt: false, why: 'the beginning is the same as in the last pack' }
    : { prefixTokens, cachedShare, rebuilt: true, why: 'other files come first than in the last pack' };
}

function joined(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `${role}\n${content}`).join('\n');
}

function commonPrefix(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) {
    at += 1;
  }
  return one.slice(0, at);
}
