// What tokens cost with a profile, in US dollars; undefined means that the price is not known.

import type { LongPromptPrices, Profile, Tier, TokenPrices } from './profile.ts';
import { searchFee } from './calledOut.ts';
import type { Usage } from './streamPart.ts';

/** What a tier costs; the standard prices where it has none of its own. */
function pricesOf({ prices }: Profile, tier: Tier | undefined): TokenPrices | undefined {
  return (tier && prices?.[tier]) ?? prices?.standard;
}

/** Price in US dollars of input tokens, `cachedTokens` of them served from the provider's cache. */
export function inputPrice(profile: Profile, tokens: number, cachedTokens: number, tier?: Tier): number | undefined {
  const prices = pricesOf(profile, tier);
  if (!prices) {
    return undefined;
  }
  const cached = prices.cached ?? prices.input;
  const factor = surcharge(profile, tokens)?.inputFactor ?? 1;
  return inDollars(profile, factor * ((tokens - cachedTokens) * prices.input + cachedTokens * cached));
}

/** Price in US dollars of answer tokens; some services charge more for them after a long prompt. */
export function answerPrice(
  profile: Profile,
  outputTokens: number,
  inputTokens: number,
  tier?: Tier,
): number | undefined {
  const prices = pricesOf(profile, tier);
  const factor = surcharge(profile, inputTokens)?.outputFactor ?? 1;
  return prices ? inDollars(profile, factor * outputTokens * prices.output) : undefined;
}

function surcharge(profile: Profile, inputTokens: number): LongPromptPrices | undefined {
  const longPrompt = profile.prices?.longPrompt;
  return longPrompt && inputTokens > longPrompt.above ? longPrompt : undefined;
}

/** What the service bills for the usage, in US dollars; undefined when the price is not known. */
export function billed(profile: Profile, usage: Usage, tier?: Tier): number | undefined {
  const input = inputPrice(profile, usage.input, usage.cached, tier);
  const output = answerPrice(profile, usage.output, usage.input, tier);
  const searches = searchFee(profile, usage.searches ?? 0);
  return input === undefined || output === undefined ? undefined : input + output + searches;
}

/** `amount` is tokens × price per unit. Credits without a known value in dollars have no price. */
function inDollars(profile: Profile, amount: number): number | undefined {
  if (!profile.prices) {
    return undefined;
  }
  if (profile.prices.unit === 'USD/1M') {
    return amount / 1_000_000;
  }
  const { usdPerCredit } = profile.prices;
  return usdPerCredit === undefined ? undefined : (amount / 1_000) * usdPerCredit;
}
