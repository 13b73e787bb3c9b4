// Adds up what a contender cost and what it was good for.

import type { Asked } from './scriptedModel.ts';

/** A pause in typing, with the milliseconds after which something, and the right thing, was visible. */
export interface Pause {
  readonly visible: number | undefined;
  readonly right: number | undefined;
}

/** What is counted over all stretches of a cell. */
export class Tally {
  /** UTF-16 code units that came about, by hand or by suggestion. */
  written = 0;
  accepted = 0;
  accepts = 0;
  shown = 0;
  /** Answers that would have taken the place of a visible suggestion that still fits. */
  flicker = 0;
  /** Pauses that were made. */
  readonly pauses: Pause[] = [];
  /** Pauses that were not made, since the text around them was taken. */
  taken = 0;
  readonly asked: Asked[] = [];
}

/** One line of a table. */
export interface Row {
  readonly requestsPerAccepted: number;
  readonly dollarsPerAccepted: number;
  readonly inputPer1000: number;
  readonly outputPer1000: number;
  readonly dollarsPer1000: number;
  readonly acceptedShare: number;
  readonly visibleP50: number;
  readonly visibleP95: number;
  /** Of all pauses of the traces, the share at which the right text was visible within a second, or was taken before. */
  readonly rightInTime: number;
  /** The same of the pauses that were made. */
  readonly rightWhenMet: number;
  readonly flicker: number;
  readonly wasted: number;
  readonly requests: number;
  readonly pauses: number;
}

/** US dollars for a token of GPT-4.1 mini. */
const PRICE = { input: 0.4e-6, cached: 0.1e-6, output: 1.6e-6 } as const;
const IN_TIME_MS = 1_000;

/** The figures of a cell. */
export function rowOf({ written, accepted, flicker, pauses, taken, asked }: Tally): Row {
  const dollars = sum(asked, billOf);
  const visible = pauses.flatMap((pause) => pause.visible ?? []).sort((first, second) => first - second);
  const inTime = pauses.filter(({ right }) => right !== undefined && right <= IN_TIME_MS).length;
  return {
    requestsPerAccepted: asked.length / accepted,
    dollarsPerAccepted: dollars / accepted,
    inputPer1000: (1_000 * sum(asked, ({ input }) => input)) / written,
    outputPer1000: (1_000 * sum(asked, ({ output }) => output)) / written,
    dollarsPer1000: (1_000 * dollars) / written,
    acceptedShare: accepted / written,
    visibleP50: quantile(visible, 0.5),
    visibleP95: quantile(visible, 0.95),
    rightInTime: (inTime + taken) / (pauses.length + taken),
    rightWhenMet: inTime / pauses.length,
    flicker,
    wasted: asked.filter(({ shown }) => !shown).length,
    requests: asked.length,
    pauses: pauses.length,
  };
}

function billOf({ input, cached, output }: Asked): number {
  return (input - cached) * PRICE.input + cached * PRICE.cached + output * PRICE.output;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
