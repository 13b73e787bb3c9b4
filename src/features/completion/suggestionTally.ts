// Counts what comes of suggestions: what was shown, kept and still stands, and what they cost today. Written to the ledger now
// and then, and read from it, since other windows count as well.

import { startOf, sumToday } from '../../core/spend/sumLedger.ts';
import { localDayOf } from '../../core/spend/localDayOf.ts';
import type { SendRecord, SuggestionTally as TallyRow } from '../../core/egress/sendRecord.ts';
import type { SuggestionSums } from '../../protocol/ledgerMessages.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { Services } from '../../services.ts';

/** Suggestions shown after which the counts are written, if none was kept before. */
const WRITE_AFTER = 20;

/** Answers whose latency is remembered. */
const LATEST_ANSWERS = 20;

const NOTHING: SuggestionSums = { shown: 0, kept: 0, partly: 0, aged: 0, survived: 0, cost: 0 };

/** What the tally needs. */
export interface TallyServices {
  readonly ledger: Pick<Services['ledger'], 'append' | 'since'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** The counts of this window. What a crash takes is a few suggestions that were shown. */
export class SuggestionTally {
  readonly #services: TallyServices;
  /** Since they were last written. */
  #unwritten = NOTHING;
  /** Of the day, with all windows as the ledger had them last. */
  #today = NOTHING;
  #day = '';
  #latencies: readonly number[] = [];

  constructor(services: TallyServices) {
    this.#services = services;
  }

  /** A suggestion came into view; what is typed along with it does not count again. */
  countShown(): void {
    this.#add({ shown: 1 });
    if (this.#unwritten.shown >= WRITE_AFTER) {
      void this.write();
    }
  }

  /** The user has kept one, or some words or lines of one. */
  countKept(part: 'whole' | 'partly'): void {
    this.#add({ kept: 1, partly: part === 'partly' ? 1 : 0 });
    void this.write();
  }

  /** One that was kept was looked at after a while. */
  countAged(survived: boolean): void {
    this.#add({ aged: 1, survived: survived ? 1 : 0 });
    void this.write();
  }

  /** A request for suggestions is over; the ledger has its bill already. */
  countRequest({ cost = 0, firstTextMs }: SendRecord): void {
    this.#startDay();
    this.#today = plus(this.#today, { cost });
    this.#latencies = [...this.#latencies, ...(firstTextMs === undefined ? [] : [firstTextMs])].slice(-LATEST_ANSWERS);
  }

  /** What came of suggestions today, as far as this window knows. */
  today(): SuggestionSums {
    this.#startDay();
    return this.#today;
  }

  /** Milliseconds to the first text, the middle one of the last answers; undefined before the first. */
  latency(): number | undefined {
    const sorted = this.#latencies.toSorted((one, other) => one - other);
    return sorted[Math.floor((sorted.length - 1) / 2)];
  }

  /** Reads what all windows have counted today. Never rejects. */
  async refresh(): Promise<void> {
    await this.write();
    const { ledger, clock } = this.#services;
    const now = clock.now();
    const sums = sumToday(await ledger.since(startOf('today', now)), { dayOf: localDayOf, now });
    this.#day = localDayOf(now);
    // What was counted while the ledger was read is not in it.
    this.#today = plus(sums, this.#unwritten);
  }

  /** Writes what was counted, if anything was. Never rejects. */
  async write(): Promise<void> {
    const { ledger, clock, log } = this.#services;
    const { shown, kept, partly, aged, survived } = this.#unwritten;
    if (shown + kept + aged === 0) {
      return;
    }
    this.#unwritten = NOTHING;
    const row: TallyRow = { kind: 'suggestions', at: clock.now(), shown, kept, partly, aged, survived };
    await ledger.append(row).catch((error: unknown) => {
      log.warn(`The count of suggestions could not be written: ${String(error)}`);
    });
  }

  #add(counts: Partial<SuggestionSums>): void {
    this.#startDay();
    this.#unwritten = plus(this.#unwritten, counts);
    this.#today = plus(this.#today, counts);
  }

  #startDay(): void {
    const day = localDayOf(this.#services.clock.now());
    if (day !== this.#day) {
      this.#day = day;
      this.#today = NOTHING;
    }
  }
}

function plus(sums: SuggestionSums, more: Partial<SuggestionSums>): SuggestionSums {
  const { shown = 0, kept = 0, partly = 0, aged = 0, survived = 0, cost = 0 } = more;
  return {
    shown: sums.shown + shown,
    kept: sums.kept + kept,
    partly: sums.partly + partly,
    aged: sums.aged + aged,
    survived: sums.survived + survived,
    cost: sums.cost + cost,
  };
}
