// Reads the prices of a profile from the settings.

import type { LongPromptPrices, Profile, Tier, TokenPrices } from './profile.ts';
import { amountOf, fieldsOf, oneOf, type Fields } from './settingFields.ts';

type Prices = NonNullable<Profile['prices']>;

const TIERS = ['priority', 'flex', 'batch'] as const satisfies readonly Tier[];

/** The prices, or throws a Problem. A tier that is left out is absent. */
export function parsePrices(value: unknown): Prices {
  const fields = fieldsOf(value, 'prices', ['unit', 'usdPerCredit', 'standard', ...TIERS, 'longPrompt']);
  const unit = oneOf('prices.unit', fields.unit, ['USD/1M', 'credits/1K']);
  const standard = tokenPricesOf('prices.standard', fields.standard);
  const usdPerCredit = fields.usdPerCredit === undefined ? undefined : amountOf(fields, 'usdPerCredit');
  const longPrompt = longPromptOf(fields.longPrompt);
  return {
    unit,
    standard,
    ...tiersOf(fields),
    ...(usdPerCredit !== undefined && { usdPerCredit }),
    ...(longPrompt && { longPrompt }),
  };
}

function longPromptOf(value: unknown): LongPromptPrices | undefined {
  if (value === undefined) {
    return undefined;
  }
  const fields = fieldsOf(value, 'prices.longPrompt', ['above', 'inputFactor', 'outputFactor']);
  return {
    above: amountOf(fields, 'above'),
    inputFactor: amountOf(fields, 'inputFactor'),
    outputFactor: amountOf(fields, 'outputFactor'),
  };
}

function tiersOf(fields: Fields): Pick<Prices, Tier> {
  const said = TIERS.filter((tier) => fields[tier] !== undefined);
  return Object.fromEntries(said.map((tier) => [tier, tokenPricesOf(`prices.${tier}`, fields[tier])]));
}

function tokenPricesOf(name: string, value: unknown): TokenPrices {
  const fields = fieldsOf(value, name, ['input', 'cached', 'output']);
  return {
    input: amountOf(fields, 'input'),
    ...(fields.cached !== undefined && { cached: amountOf(fields, 'cached') }),
    output: amountOf(fields, 'output'),
  };
}
