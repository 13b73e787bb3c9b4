// Lays the facts of a document out as a list of values, each with the path at which it stands and its unit.

import type { ModelFacts, PriceFacts, Tokens } from './facts.ts';
import { readTokens } from './roundedTokens.ts';

/** One value of a document. */
export interface FactValue {
  /** `limits.context`, `prices.standard.input`, `features.vision`: the path in the facts, with dots. */
  readonly field: string;
  readonly value: string | number | boolean;
  readonly unit?: 'tokens' | 'USD/1M' | 'credits/1K';
  /** The document's own words where the value is rounded or converted. */
  readonly said?: string;
  /** Size of the last digit of a rounded count, in tokens. */
  readonly step?: number;
}

const TIERS = ['standard', 'priority', 'flex', 'batch'] as const;

/** Every value of the facts. Prices in credits whose worth the document says are given in US dollars. */
export function listFacts(facts: ModelFacts): readonly FactValue[] {
  const { limits, prices, ...rest } = facts;
  return [
    ...Object.entries(limits ?? {}).map(([name, tokens]) => tokensValue(`limits.${name}`, tokens)),
    ...(prices ? listPrices(prices) : []),
    ...Object.entries(rest).flatMap(([name, value]) => listPlain(name, value)),
  ];
}

function tokensValue(field: string, tokens: Tokens): FactValue {
  const { count, step } = readTokens(tokens);
  return { field, value: count, unit: 'tokens', ...(typeof tokens === 'string' && { said: tokens, step }) };
}

function listPrices({ longPrompt, usdPerCredit, cachedShare, ...prices }: PriceFacts): readonly FactValue[] {
  const tiers = TIERS.flatMap((tier) =>
    Object.entries(prices[tier] ?? {}).map(([kind, amount]) =>
      priceValue(`prices.${tier}.${kind}`, Number(amount), prices.unit, usdPerCredit),
    ),
  );
  const { cacheWrite } = prices;
  return [
    ...tiers,
    ...(cacheWrite === undefined ? [] : [priceValue('prices.cacheWrite', cacheWrite, prices.unit, usdPerCredit)]),
    ...listPlain('prices', { cachedShare, usdPerCredit, longPrompt }),
  ];
}

function priceValue(field: string, amount: number, unit: PriceFacts['unit'], usdPerCredit?: number): FactValue {
  if (unit === 'USD/1M' || usdPerCredit === undefined) {
    return { field, value: amount, unit };
  }
  // Twelve digits are more than any price has, and fewer than binary fractions blur.
  const dollars = Number((amount * 1_000 * usdPerCredit).toPrecision(12));
  return { field, value: dollars, unit: 'USD/1M', said: `${amount} credits/1K` };
}

function listPlain(field: string, value: unknown): readonly FactValue[] {
  if (Array.isArray(value)) {
    return [{ field, value: value.join(', ') }];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => listPlain(`${field}.${name}`, inner));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [{ field, value }] : [];
}
