// Adds the spend journal up: what is owed and what is set aside, by day and pot.

import { ROUNDING, type ReserveRecord, type SpendRecord } from './spendRecord.ts';

/** US dollars, spent and set aside together. */
export interface PotTotals {
  readonly questions: number;
  readonly suggestions: number;
}

/** What one computer has spent and set aside, as it told last; US dollars. */
export interface HostTotals extends PotTotals {
  /** The local day of the sums of both pots, `2026-11-21`. */
  readonly day: string;
  /** The local month of `total`, `2026-11`. */
  readonly month: string;
  /** Both pots together. */
  readonly total: number;
}

/** A bill that was higher than what was set aside for it. */
export interface Overrun {
  readonly amount: number;
  readonly cost: number;
}

type Reservation = Omit<ReserveRecord, 'kind' | 'id'>;

/** The sums of one journal. Records are added in the order in which they stand there. */
export class SpendTotals {
  readonly #open = new Map<string, Reservation>();
  readonly #days = new Map<string, { questions: number; suggestions: number }>();
  /** Of suggestions, by day and hour. */
  readonly #hours = new Map<string, number>();
  #overrun: Overrun | undefined;

  /** Adds one record. A bill or a drop of what was never set aside, or is over already, changes nothing. */
  add(record: SpendRecord): void {
    if (record.kind === 'reserve') {
      if (!this.#open.has(record.id)) {
        this.#open.set(record.id, record);
        this.#change(record, record.amount);
      }
    } else if (record.kind === 'noticed') {
      this.#overrun = undefined;
    } else {
      this.#close(record.id, record.kind === 'settle' ? record.cost : 0);
    }
  }

  /** What was spent and set aside on a local day. */
  day(day: string): PotTotals {
    return this.#days.get(day) ?? { questions: 0, suggestions: 0 };
  }

  /** The same for suggestions in an hour of a local day. */
  hour(day: string, hour: number): number {
    return this.#hours.get(hourKey(day, hour)) ?? 0;
  }

  /** The same for a local month, `2026-11`, both pots together. */
  month(month: string): number {
    let total = 0;
    for (const [day, { questions, suggestions }] of this.#days) {
      total += day.startsWith(`${month}-`) ? questions + suggestions : 0;
    }
    return total;
  }

  /** The largest bill above its reservation that the user was not told of yet. */
  get overrun(): Overrun | undefined {
    return this.#overrun;
  }

  #close(id: string, cost: number): void {
    const reservation = this.#open.get(id);
    if (!reservation) {
      return;
    }
    this.#open.delete(id);
    const { amount } = reservation;
    this.#change(reservation, cost - amount);
    if (cost > amount + ROUNDING && cost - amount > (this.#overrun ? this.#overrun.cost - this.#overrun.amount : 0)) {
      this.#overrun = { amount, cost };
    }
  }

  #change({ day, hour, pot }: Reservation, amount: number): void {
    const totals = this.#days.get(day) ?? { questions: 0, suggestions: 0 };
    totals[pot] = Math.max(0, totals[pot] + amount);
    this.#days.set(day, totals);
    if (hour !== undefined && pot === 'suggestions') {
      const key = hourKey(day, hour);
      this.#hours.set(key, Math.max(0, (this.#hours.get(key) ?? 0) + amount));
    }
  }
}

function hourKey(day: string, hour: number): string {
  return `${day} ${hour}`;
}
