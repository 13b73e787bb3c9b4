// What tokens cost with a profile, in US dollars; undefined means that the price is not known.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { LongPromptPrices, Profile } from './profile.ts';
import type { Usage } from './streamPart.ts';

/** Share of `maxOutput` that a usual answer takes, for the expected price. */
const USUAL_ANSWER_TOKENS = 600;

/** Price in US dollars of input tokens, `cachedTokens` of them served from the provider's cache. */
export function inputPrice(profile: Profile, tokens: number, cachedTokens: number): number | undefined {
  const prices = profile.prices?.standard;
  if (!prices) {
    return undefined;
  }
  const cached = prices.cached ?? prices.input;
  const factor = surcharge(profile, tokens)?.inputFactor ?? 1;
  return inDollars(profile, factor * ((tokens - cachedTokens) * prices.input + cachedTokens * cached));
}

/** Price in US dollars of answer tokens; some services charge more for them after a long prompt. */
export function answerPrice(profile: Profile, outputTokens: number, inputTokens: number): number | undefined {
  const prices = profile.prices?.standard;
  const factor = surcharge(profile, inputTokens)?.outputFactor ?? 1;
  return prices ? inDollars(profile, factor * outputTokens * prices.output) : undefined;
}

function surcharge(profile: Profile, inputTokens: number): LongPromptPrices | undefined {
  const longPrompt = profile.prices?.longPrompt;
  return longPrompt && inputTokens > longPrompt.above ? longPrompt : undefined;
}

/** The price of a question: as expected, and at most with nothing cached and the longest answer. */
export function questionPrice(
  profile: Profile,
  tokens: { readonly input: number; readonly cached: number; readonly maxOutput: number },
): QuestionPrice {
  const expected = sum(
    inputPrice(profile, tokens.input, tokens.cached),
    answerPrice(profile, Math.min(USUAL_ANSWER_TOKENS, tokens.maxOutput), tokens.input),
  );
  const atMost = sum(inputPrice(profile, tokens.input, 0), answerPrice(profile, tokens.maxOutput, tokens.input));
  return { ...(expected !== undefined && { expected }), ...(atMost !== undefined && { atMost }) };
}

/** What the service bills for the usage, in US dollars; undefined when the price is not known. */
export function billed(profile: Profile, usage: Usage): number | undefined {
  const input = inputPrice(profile, usage.input, usage.cached);
  const output = answerPrice(profile, usage.output, usage.input);
  return input === undefined || output === undefined ? undefined : input + output;
}

function sum(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? undefined : first + second;
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
