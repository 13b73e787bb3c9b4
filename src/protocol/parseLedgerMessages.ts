// Checks every message that crosses between the host and the page of the ledger; what does not fit the contract is dropped.

import type {
  FromLedgerPage,
  LedgerCaps,
  LedgerFile,
  LedgerGroup,
  LedgerPeriod,
  LedgerRow,
  LedgerSums,
  LedgerView,
  SuggestionSums,
  ToLedgerPage,
} from './ledgerMessages.ts';
import { isBoolean, isCount, isFiniteNumber, isText, listOf, oneOf, record, union } from './shape.ts';

type From<K extends FromLedgerPage['kind']> = Extract<FromLedgerPage, { kind: K }>;
type To<K extends ToLedgerPage['kind']> = Extract<ToLedgerPage, { kind: K }>;

/** A LedgerPeriod. */
export const isLedgerPeriod = oneOf<LedgerPeriod>('today', 'week', 'month', 'all');

/** A message from the page, or undefined when the value is none. */
export function parseFromLedgerPage(value: unknown): FromLedgerPage | undefined {
  return isFromPage(value) ? value : undefined;
}

/** A message from the host, or undefined when the value is none. */
export function parseToLedgerPage(value: unknown): ToLedgerPage | undefined {
  return isToPage(value) ? value : undefined;
}

const isFromPage = union<FromLedgerPage>({
  ready: record<From<'ready'>>({ kind: oneOf('ready'), period: isLedgerPeriod }, {}),
  show: record<From<'show'>>({ kind: oneOf('show'), period: isLedgerPeriod }, {}),
  files: record<From<'files'>>({ kind: oneOf('files'), index: isCount }, {}),
  export: record<From<'export'>>({ kind: oneOf('export'), format: oneOf('csv', 'json') }, {}),
  openCaps: record<From<'openCaps'>>({ kind: oneOf('openCaps') }, {}),
});

const sums = {
  requests: isCount,
  cost: isFiniteNumber,
  unpriced: isCount,
  input: isFiniteNumber,
  cached: isFiniteNumber,
  output: isFiniteNumber,
} as const;

const isSums = record<LedgerSums>(sums, {});
const isGroups = listOf(record<LedgerGroup>({ ...sums, name: isText }, {}));

const isUsage = record<NonNullable<LedgerRow['usage']>>(
  { input: isFiniteNumber, cached: isFiniteNumber, output: isFiniteNumber },
  {},
);

const isRow = record<LedgerRow>(
  {
    index: isCount,
    at: isFiniteNumber,
    purpose: isText,
    profile: isText,
    model: isText,
    origin: isText,
    workspace: isText,
    tier: isText,
    outcome: isText,
    failure: isText,
    isEstimate: isBoolean,
    isPlan: isBoolean,
    files: isCount,
    totalMs: isFiniteNumber,
  },
  { usage: isUsage, cost: isFiniteNumber, predicted: isFiniteNumber, bytes: isFiniteNumber },
);

const isCaps = record<LedgerCaps>(
  {
    day: isFiniteNumber,
    perDay: isFiniteNumber,
    suggestions: isFiniteNumber,
    suggestionsPerDay: isFiniteNumber,
    month: isFiniteNumber,
    perMonth: isFiniteNumber,
  },
  { host: isText },
);

const isView = record<LedgerView>(
  {
    period: isLedgerPeriod,
    total: isSums,
    days: isGroups,
    purposes: isGroups,
    models: isGroups,
    workspaces: isGroups,
    saved: isFiniteNumber,
    suggestions: record<SuggestionSums>(
      { shown: isCount, kept: isCount, partly: isCount, aged: isCount, survived: isCount, cost: isFiniteNumber },
      {},
    ),
    rows: listOf(isRow),
  },
  { medianError: isFiniteNumber, caps: isCaps },
);

const isToPage = union<ToLedgerPage>({
  ledger: record<To<'ledger'>>({ kind: oneOf('ledger'), view: isView }, {}),
  files: record<To<'files'>>(
    {
      kind: oneOf('files'),
      index: isCount,
      files: listOf(record<LedgerFile>({ path: isText, hash: isText }, { bytes: isFiniteNumber })),
    },
    {},
  ),
  problem: record<To<'problem'>>({ kind: oneOf('problem'), message: isText }, {}),
});
