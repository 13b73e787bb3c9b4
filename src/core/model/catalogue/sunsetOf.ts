// Tells in time that a model is about to be switched off.

import { canonicalModel, recordsOf } from './catalogue.ts';
import type { ServiceName, Statement } from './facts.ts';

/** The end of a model at a service. */
export interface Sunset {
  /** The day on which it is switched off, YYYY-MM-DD. */
  readonly date: string;
  /** Whole days from today, in UTC, to that day; 0 or less when it is over. */
  readonly daysLeft: number;
  /** Canonical name of the model that the maker recommends. */
  readonly successor?: string;
}

/** Days before the end from which it is told. */
const NOTICE_DAYS = 120;

const DAY = 86_400_000;

/**
 * The end of the model at the service, from 120 days before and ever after; `now` is in milliseconds since 1970. Only what is said
 * of this service counts: gateways decide for themselves when they follow the maker. `heard` is
 * what the service says in its own list; the earliest date holds.
 */
export function sunsetOf(
  id: string,
  service: ServiceName | undefined,
  now: number,
  heard: readonly Statement[] = [],
): Sunset | undefined {
  const documents = service === undefined ? [] : recordsOf(id, service).flatMap(({ statements }) => statements);
  const dates = [...heard, ...documents].flatMap(({ facts: { shutdown } }) => shutdown ?? []).sort();
  const [date] = dates;
  if (date === undefined) {
    return undefined;
  }
  const daysLeft = Math.round((Date.parse(date) - Math.floor(now / DAY) * DAY) / DAY);
  const successor = service && successorOf(id, service);
  return daysLeft > NOTICE_DAYS ? undefined : { date, daysLeft, ...(successor !== undefined && { successor }) };
}

/** The model that follows, as the first document says; undefined where none is named, or none that is known. */
export function successorOf(id: string, service: ServiceName): string | undefined {
  const named = recordsOf(id, service).flatMap(({ statements }) =>
    statements.flatMap(({ facts }) => facts.successor ?? []),
  );
  return named.find((model) => canonicalModel(model) !== undefined);
}
