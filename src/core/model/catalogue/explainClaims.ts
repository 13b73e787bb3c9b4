// Explains contradictions between claims that are understood, one plain sentence each.

import type { TokenPrices } from '../profile.ts';
import { recordsOf } from './catalogue.ts';
import { claimsFor, type Claim } from './claimsFor.ts';
import type { CatalogueRecord, PriceFacts, ServiceName } from './facts.ts';

/** What a note is about. */
export type NoteCode =
  | 'priority-price'
  | 'gpt-4-window'
  | 'output-cap'
  | 'credits-of-list-price'
  | 'credit-value'
  | 'text-only'
  | 'listed-later';

/** One explanation of what a service claims. */
export interface ClaimNote {
  readonly code: NoteCode;
  readonly service: ServiceName;
  /** The field of the claim. */
  readonly field: string;
  /** Plain English. */
  readonly sentence: string;
}

/** GPT-4's window, in tokens, which some registries show for the whole family. */
const GPT_4_WINDOW = 8_192;

/** Prices that differ by less than this share are the same price: pages round them to cents. */
const SAME_SHARE = 0.005;

/** Whether US dollars per million tokens are those of OpenAI's Priority tier for the model, which Vercel sells as "fast". */
export function isPriorityPrice(id: string, prices: TokenPrices): boolean {
  const priority = openAiPrices(id)?.priority;
  return priority !== undefined && isSame(priority.input, prices.input) && isSame(priority.output, prices.output);
}

/** The notes on all claims about a model, by any of its ids. */
export function explainClaims(id: string): readonly ClaimNote[] {
  const claims = claimsFor(id);
  return recordsOf(id).flatMap((record) => [
    ...explainPrices(id, record),
    ...explainLimits(record, claims),
    ...explainRest(record, claims),
  ]);
}

function openAiPrices(id: string): PriceFacts | undefined {
  return pricesOf(recordsOf(id, 'openai')[0])[0];
}

function pricesOf(record: CatalogueRecord | undefined): readonly PriceFacts[] {
  return record?.statements.flatMap(({ facts }) => facts.prices ?? []) ?? [];
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_SHARE * Math.abs(one);
}

function explainPrices(id: string, record: CatalogueRecord): readonly ClaimNote[] {
  const { service } = record;
  return pricesOf(record).flatMap((prices) => {
    const { standard, unit, usdPerCredit } = prices;
    if (unit === 'credits/1K') {
      return usdPerCredit === undefined ? explainCredits(id, service, prices) : [creditValue(service, usdPerCredit)];
    }
    const sentence = "The price is OpenAI's Priority tier, now called Fast, and not its standard price.";
    return standard && isPriorityPrice(id, standard)
      ? [note('priority-price', service, 'prices.standard', sentence)]
      : [];
  });
}

function creditValue(service: ServiceName, usdPerCredit: number): ClaimNote {
  const sentence = `Prices are in credits of about $${usdPerCredit}; what is charged may vary with usage.`;
  return note('credit-value', service, 'prices.usdPerCredit', sentence);
}

/** Credits that are one multiple of OpenAI's prices in every tier tell the tiers, but not the price of a credit. */
function explainCredits(id: string, service: ServiceName, prices: PriceFacts): readonly ClaimNote[] {
  const list = openAiPrices(id);
  const ratios = (['standard', 'priority'] as const).flatMap((tier) => {
    const [credits, dollars] = [prices[tier], list?.[tier]];
    return credits && dollars ? [credits.input / dollars.input, credits.output / dollars.output] : [];
  });
  const [ratio] = ratios;
  if (ratio === undefined || !ratios.every((other) => isSame(ratio, other))) {
    return [];
  }
  const perDollar = Math.round(ratio * 1_000).toLocaleString('en-US');
  const sentence = `Every price is ${perDollar} credits for a dollar of OpenAI's list price; what a credit costs is not said.`;
  return [note('credits-of-list-price', service, 'prices.standard', sentence)];
}

function explainLimits({ service, statements }: CatalogueRecord, claims: readonly Claim[]): readonly ClaimNote[] {
  return statements.flatMap(({ facts: { limits } }): readonly ClaimNote[] => {
    if (limits?.context === GPT_4_WINDOW && isDisputed('limits.context', claims)) {
      const sentence = 'A window of 8,192 tokens is that of GPT-4, under which the registry lists the model.';
      return [note('gpt-4-window', service, 'limits.context', sentence)];
    }
    if (typeof limits?.output === 'number' && limits.output < mostOutput(claims)) {
      const most = limits.output.toLocaleString('en-US');
      return [
        note('output-cap', service, 'limits.output', `This service cuts answers at ${most} tokens; others allow more.`),
      ];
    }
    return [];
  });
}

function mostOutput(claims: readonly Claim[]): number {
  return Math.max(...claims.filter(({ field }) => field === 'limits.output').map(({ value }) => Number(value)));
}

function isDisputed(field: string, claims: readonly Claim[]): boolean {
  return claims.filter((claim) => claim.field === field).length > 1;
}

function explainRest({ service, statements }: CatalogueRecord, claims: readonly Claim[]): readonly ClaimNote[] {
  return statements.flatMap(({ facts }) => [
    ...(facts.features?.vision === false && isDisputed('features.vision', claims)
      ? [note('text-only', service, 'features.vision', 'This registry lists text alone; the model also reads images.')]
      : []),
    ...(isLater(facts.released, claims)
      ? [
          note(
            'listed-later',
            service,
            'released',
            'The date is when this service listed the model, after its release.',
          ),
        ]
      : []),
  ]);
}

function note(code: NoteCode, service: ServiceName, field: string, sentence: string): ClaimNote {
  return { code, service, field, sentence };
}

function isLater(released: string | undefined, claims: readonly Claim[]): boolean {
  return released !== undefined && claims.some(({ field, value }) => field === 'released' && String(value) < released);
}
