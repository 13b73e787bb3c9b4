// What crosses between the extension host and the page of the ledger, in both directions.

/** How far back the page looks, in local days: today, 7 and 31 of them, or all that is kept. */
export type LedgerPeriod = 'today' | 'week' | 'month' | 'all';

/** What some requests came to. */
export interface LedgerSums {
  readonly requests: number;
  /** US dollars of those whose price is known. */
  readonly cost: number;
  /** Requests of which the price is not known. */
  readonly unpriced: number;
  /** Tokens as billed; `cached` is part of `input`. */
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** The sums under a name: a day (`2026-11-21`), a purpose, a model or a workspace. */
export interface LedgerGroup extends LedgerSums {
  readonly name: string;
}

/** What came of suggestions, as this computer has seen it. */
export interface SuggestionSums {
  readonly shown: number;
  /** Whole or in part; `partly` of them only in part. */
  readonly kept: number;
  readonly partly: number;
  /** How many were looked at 30 s later, and of how many most still stood there. */
  readonly aged: number;
  readonly survived: number;
  /** US dollars of all requests for suggestions. */
  readonly cost: number;
}

/** One request. */
export interface LedgerRow {
  /** Its place in what the host has read: names it when its files are asked for. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly purpose: string;
  readonly profile: string;
  readonly model: string;
  /** Empty when nothing left this computer. */
  readonly origin: string;
  readonly workspace: string;
  readonly tier: string;
  readonly outcome: string;
  readonly failure: string;
  /** Tokens as billed; undefined when the service sent no counts. */
  readonly usage?: { readonly input: number; readonly cached: number; readonly output: number };
  /** US dollars; undefined when the price is not known. */
  readonly cost?: number;
  readonly isEstimate: boolean;
  /** Whether it counted against a plan of the user's. */
  readonly isPlan: boolean;
  /** US dollars as they were told before. */
  readonly predicted?: number;
  /** UTF-8 bytes of all messages, where they were counted. */
  readonly bytes?: number;
  readonly files: number;
  readonly totalMs: number;
}

/** A file of which text left with a request. */
export interface LedgerFile {
  readonly path: string;
  /** SHA-256 of the text as it left, shortened; empty where it was not kept. */
  readonly hash: string;
  /** UTF-8 bytes of that text. */
  readonly bytes?: number;
}

/** What is spent and set aside, and the caps; US dollars. */
export interface LedgerCaps {
  readonly day: number;
  readonly perDay: number;
  readonly suggestions: number;
  readonly suggestionsPerDay: number;
  readonly month: number;
  readonly perMonth: number;
  /** The kind of computer that is worked on from afar, whose requests alone are listed; undefined at home. */
  readonly host?: string;
}

/** All that the page shows of a period. */
export interface LedgerView {
  readonly period: LedgerPeriod;
  readonly total: LedgerSums;
  /** Each day of the period up to today, those without requests among them. */
  readonly days: readonly LedgerGroup[];
  /** Dearest first. */
  readonly purposes: readonly LedgerGroup[];
  readonly models: readonly LedgerGroup[];
  readonly workspaces: readonly LedgerGroup[];
  /** US dollars that the provider's cache has saved. */
  readonly saved: number;
  /** Half of the predictions were off by this share of the bill or less; undefined before the first. */
  readonly medianError?: number;
  readonly suggestions: SuggestionSums;
  /** Newest first; older ones are in the export. */
  readonly rows: readonly LedgerRow[];
  readonly caps?: LedgerCaps;
}

/** Host to page. */
export type ToLedgerPage =
  | { readonly kind: 'ledger'; readonly view: LedgerView }
  | { readonly kind: 'files'; readonly index: number; readonly files: readonly LedgerFile[] }
  | { readonly kind: 'problem'; readonly message: string };

/** Page to host. */
export type FromLedgerPage =
  | { readonly kind: 'ready'; readonly period: LedgerPeriod }
  | { readonly kind: 'show'; readonly period: LedgerPeriod }
  | { readonly kind: 'files'; readonly index: number }
  | { readonly kind: 'export'; readonly format: 'csv' | 'json' }
  | { readonly kind: 'openCaps' };
