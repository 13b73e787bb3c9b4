// A month of spending, for the tests and pictures of the page of the ledger.

import { sumLedger } from '../../src/core/spend/sumLedger.ts';
import type { SendRecord, SuggestionTally } from '../../src/core/egress/sendRecord.ts';
import type { LedgerPeriod, LedgerView } from '../../src/protocol/ledgerMessages.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Noon of a Saturday. */
export const now = Date.UTC(2026, 10, 21, 12);

/** Of which no price is known. */
const asked: SendRecord = {
  at: now,
  purpose: 'chat',
  profile: 'openai',
  model: 'gpt-4.1-mini',
  origin: 'https://api.openai.com',
  sources: ['src/pay/retry.ts', 'src/pay/api.ts', 'docs/gateway.md'],
  hashes: ['kV3Qm0b1x8S2w9Z4tY7uPe', 'aB9cD8eF7gH6iJ5kL4mN3o', ''],
  fileBytes: [4_812, 16_390, 0],
  characters: 410_000,
  bytes: 412_806,
  workspace: 'acme-shop',
  outcome: 'complete',
  counted: 118_204,
  totalMs: 4_800,
};

const usage = { input: 118_204, cached: 114_688, output: 611 };

const question: SendRecord = { ...asked, usage, predicted: 0.0133, cost: 0.01385, saved: 0.0344 };

const suggestion: SendRecord = {
  ...{ at: now - 60_000, purpose: 'completion', profile: 'openai', model: 'gpt-4.1-mini' },
  ...{ origin: 'https://api.openai.com', sources: ['src/pay/retry.ts'], characters: 7_000, bytes: 7_044 },
  ...{ workspace: 'acme-shop', outcome: 'complete', usage: { input: 2_104, cached: 1_280, output: 24 } },
  ...{ cost: 0.0005, saved: 0.0004, totalMs: 640 },
};

/** Spending that has something of each kind. */
export const records: readonly SendRecord[] = [
  ...Array.from({ length: 26 }, (_, index): SendRecord => {
    const cost = 0.01 * (1 + ((index * 7) % 11));
    return { ...question, at: now - (27 - index) * DAY, cost, predicted: 0.97 * cost, workspace: 'old-project' };
  }).filter((_, index) => index % 7 < 5),
  { ...question, at: now - 3 * 3_600_000, purpose: 'refactor', model: 'gpt-6-luna', cost: 0.006, isEstimate: true },
  { ...question, at: now - 2 * 3_600_000, outcome: 'failed', failure: 'rate-limited', cost: 0 },
  { ...asked, at: now - 3_600_000, usage, profile: 'hub', model: 'llama-3.3', sources: [] },
  ...Array.from({ length: 6 }, (_, index) => ({ ...suggestion, at: suggestion.at - index * 1_000 })).toReversed(),
  question,
  { ...asked, at: now + 1_000, origin: '', model: 'offline', profile: 'offline', outcome: 'stopped' },
];

const tallies: readonly SuggestionTally[] = [
  { kind: 'suggestions', at: now, shown: 61, kept: 23, partly: 4, aged: 22, survived: 20 },
];

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The view of a period. */
export function viewOf(period: LedgerPeriod, shown: readonly SendRecord[] = records): LedgerView {
  const caps = { day: 1.24, perDay: 5, suggestions: 0.21, suggestionsPerDay: 0.5, month: 9.8, perMonth: 40 };
  return { ...sumLedger({ records: shown, tallies: shown.length > 0 ? tallies : [] }, period, { dayOf, now }), caps };
}
