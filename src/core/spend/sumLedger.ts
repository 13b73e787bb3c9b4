// Adds the ledger up for its page: by day, feature, model and workspace.

import type {
  LedgerGroup,
  LedgerPeriod,
  LedgerRow,
  LedgerSums,
  LedgerView,
  SuggestionSums,
} from '../../protocol/ledgerMessages.ts';
import type { SendRecord, SuggestionTally } from '../egress/sendRecord.ts';

/** Rows that the page is given; older ones are in the export. */
export const MOST_ROWS = 500;

/** What the ledger holds, oldest first. */
export interface LedgerEntries {
  readonly records: readonly SendRecord[];
  readonly tallies: readonly SuggestionTally[];
}

/** The calendar of the user. */
export interface Calendar {
  /** The local date of a time, `2026-11-21`. */
  readonly dayOf: (at: number) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const DAYS: Readonly<Record<Exclude<LedgerPeriod, 'all'>, number>> = { today: 1, week: 7, month: 31 };

/** The first time that may belong to a period, in milliseconds since 1970: never later than its first day begins. */
export function startOf(period: LedgerPeriod, now: number): number {
  return period === 'all' ? 0 : now - (DAYS[period] + 1) * DAY_MS;
}

/** The page's view of a period, without the caps. */
export function sumLedger(entries: LedgerEntries, period: LedgerPeriod, calendar: Calendar): LedgerView {
  const { dayOf, now } = calendar;
  const isIn = isInPeriod(period, calendar);
  const numbered = entries.records.map((record, index) => ({ record, index })).filter(({ record }) => isIn(record));
  const records = numbered.map(({ record }) => record);
  const tallies = entries.tallies.filter(isIn);
  const medianError = medianOf(records.flatMap(errorOf));
  return {
    period,
    total: sumOf(records),
    days: byDay(records, { dayOf, now }, period),
    purposes: groupsOf(records, ({ purpose }) => purpose),
    models: groupsOf(records, ({ model }) => model),
    workspaces: groupsOf(records, ({ workspace }) => workspace ?? ''),
    saved: total(records, ({ saved }) => saved),
    ...(medianError !== undefined && { medianError }),
    suggestions: sumSuggestions(records, tallies),
    rows: numbered
      .slice(-MOST_ROWS)
      .toReversed()
      .map(({ record, index }) => rowOf(record, index)),
  };
}

/** What came of suggestions, and what all requests for them have cost. */
function sumSuggestions(records: readonly SendRecord[], tallies: readonly SuggestionTally[]): SuggestionSums {
  const requests = records.filter(({ purpose }) => purpose === 'completion');
  return {
    shown: total(tallies, ({ shown }) => shown),
    kept: total(tallies, ({ kept }) => kept),
    partly: total(tallies, ({ partly }) => partly),
    aged: total(tallies, ({ aged }) => aged),
    survived: total(tallies, ({ survived }) => survived),
    cost: total(requests, ({ cost }) => cost),
  };
}

/** What came of suggestions today. */
export function sumToday({ records, tallies }: LedgerEntries, calendar: Calendar): SuggestionSums {
  const isIn = isInPeriod('today', calendar);
  return sumSuggestions(records.filter(isIn), tallies.filter(isIn));
}

/** The records of a period. */
export function recordsIn(
  records: readonly SendRecord[],
  period: LedgerPeriod,
  calendar: Calendar,
): readonly SendRecord[] {
  return records.filter(isInPeriod(period, calendar));
}

function isInPeriod(period: LedgerPeriod, calendar: Calendar): (entry: { readonly at: number }) => boolean {
  const [first = ''] = period === 'all' ? [] : lastDays(DAYS[period], calendar);
  return ({ at }) => calendar.dayOf(at) >= first;
}

/** The days up to today, oldest first. By noons: an hour more or less of daylight saving leaves the date alone. */
function lastDays(count: number, { dayOf, now }: Calendar): readonly string[] {
  const noon = Date.parse(`${dayOf(now)}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(noon - (count - 1 - index) * DAY_MS).toISOString().slice(0, '2026-11-21'.length),
  );
}

function byDay(records: readonly SendRecord[], calendar: Calendar, period: LedgerPeriod): readonly LedgerGroup[] {
  const groups = new Map(groupsOf(records, ({ at }) => calendar.dayOf(at)).map((group) => [group.name, group]));
  const names = period === 'all' ? [...groups.keys()].toSorted() : lastDays(DAYS[period], calendar);
  return names.map((name) => groups.get(name) ?? { name, ...sumOf([]) });
}

function groupsOf(records: readonly SendRecord[], nameOf: (record: SendRecord) => string): readonly LedgerGroup[] {
  const groups = new Map<string, SendRecord[]>();
  for (const record of records) {
    const name = nameOf(record);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(record);
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...sumOf(group) }))
    .sort((one, other) => other.cost - one.cost || other.requests - one.requests || (one.name < other.name ? -1 : 1));
}

function sumOf(records: readonly SendRecord[]): LedgerSums {
  return {
    requests: records.length,
    cost: total(records, ({ cost }) => cost),
    unpriced: records.filter((one) => one.cost === undefined && one.origin !== '' && one.plan !== true).length,
    input: total(records, ({ usage }) => usage?.input),
    cached: total(records, ({ usage }) => usage?.cached),
    output: total(records, ({ usage }) => usage?.output),
  };
}

function total<Entry>(entries: readonly Entry[], amountOf: (entry: Entry) => number | undefined): number {
  return entries.reduce((sum, entry) => sum + (amountOf(entry) ?? 0), 0);
}

/** How far a prediction was off, as a share of the bill; estimates prove nothing. */
function errorOf({ predicted, cost, isEstimate }: SendRecord): readonly number[] {
  return predicted === undefined || cost === undefined || cost === 0 || isEstimate === true
    ? []
    : [Math.abs(cost - predicted) / cost];
}

function medianOf(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
}

function rowOf(record: SendRecord, index: number): LedgerRow {
  const { at, purpose, profile, model, origin, outcome, usage, cost, predicted, bytes, totalMs } = record;
  return {
    ...{ index, at, purpose, profile, model, origin, outcome, totalMs },
    workspace: record.workspace ?? '',
    tier: record.tier ?? '',
    failure: record.failure ?? '',
    isEstimate: record.isEstimate === true,
    isPlan: record.plan === true,
    files: record.sources.length,
    ...(usage && { usage: { input: usage.input, cached: usage.cached, output: usage.output } }),
    ...(cost !== undefined && { cost }),
    ...(predicted !== undefined && { predicted }),
    ...(bytes !== undefined && { bytes }),
  };
}
