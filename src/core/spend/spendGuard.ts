// Sets the most that a request can cost aside before it leaves, and settles it with the bill: no cap is passed, whatever
// runs at the same time and whatever ends in between.

import { capPassed, describeCapPassed, dollars, type CapPassed, type SpendCaps } from './judgeSpend.ts';
import { parseSpendRecord, type Pot, type ReserveRecord, type SpendRecord } from './spendRecord.ts';
import { SpendTotals, type HostTotals, type Overrun, type PotTotals } from './spendTotals.ts';
import type { Failure } from '../model/failure.ts';

/** The journal of a month on this computer; several windows append to the same one. */
export interface SpendJournal {
  /**
   * Appends lines and gives all lines that came since the last call, in the order in which they stand: those of other windows
   * among them, and its own last or before them. `safely` waits until the disk has them. Rejects when the disk refuses.
   */
  append(month: string, lines: readonly string[], safely: boolean): Promise<readonly string[]>;
}

/** What was spent on other computers by the same user, as far as it is known; US dollars. */
export interface OtherHosts {
  day(day: string): PotTotals;
  month(month: string): number;
}

/** What the guard needs. */
export interface SpendGuardDeps {
  readonly journal: SpendJournal;
  readonly caps: () => SpendCaps;
  /** The local date now, `2026-11-21`. */
  readonly today: () => string;
  /** The local hour now, from 0; without it no cap holds for hours. */
  readonly hour?: () => number;
  /** A name that no other reservation has. */
  readonly newId: () => string;
  readonly others?: OtherHosts;
}

/** What is to leave. */
export interface SpendRequest {
  readonly pot: Pot;
  /** US dollars at most; undefined when the price is not known: then nothing can be set aside. */
  readonly amount: number | undefined;
  /** US dollars that earlier requests of the same question have cost. */
  readonly spentBefore?: number;
  /** Whether the user has allowed this one to pass the caps. */
  readonly isAllowed?: boolean;
}

/** Money set aside. Call one of the two, once; a process that ends before leaves it set aside. */
export interface Reservation {
  /** US dollars as billed, or as they are estimated when the service does not say. Never rejects. */
  settle(cost: number | undefined): Promise<void>;
  /** Nothing left, so that nothing is owed. Never rejects. */
  drop(): Promise<void>;
}

/** What came of asking. */
export type SpendDecision =
  | { readonly kind: 'granted'; readonly reservation: Reservation }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly passed?: CapPassed; readonly overrun?: Overrun };

/** The caps as those see them who send. */
export type Spend = Pick<SpendGuard, 'reserve' | 'check' | 'read' | 'notice'>;

/** What is spent and set aside, in US dollars: today, in this month, and by suggestions on this computer in this hour. */
interface Spent {
  readonly day: PotTotals;
  readonly month: number;
  readonly hour: number;
}

/** What came of asking for more than a cap leaves. */
export type Refused = Extract<SpendDecision, { readonly kind: 'refused' }>;

type Verdict = { readonly kind: 'free' } | { readonly kind: 'closed'; readonly verdict: CapPassed | Overrun };

/** Guards the caps of one computer. */
export class SpendGuard {
  readonly #deps: SpendGuardDeps;
  readonly #months = new Map<string, SpendTotals>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: SpendGuardDeps) {
    this.#deps = deps;
  }

  /** Sets money aside, or says why not. Never rejects. */
  async reserve(request: SpendRequest): Promise<SpendDecision> {
    const { amount } = request;
    if (amount === undefined || amount === 0) {
      return { kind: 'granted', reservation: free };
    }
    try {
      return await this.#inTurn(() => this.#reserve({ ...request, amount }));
    } catch (error) {
      return { kind: 'refused', failure: unwritten(error) };
    }
  }

  /** Why it could not leave now, before the user is asked anything; undefined when it could. Never rejects. */
  async check({ pot, amount, spentBefore, isAllowed = false }: SpendRequest): Promise<Refused | undefined> {
    if (amount === undefined || isAllowed) {
      return undefined;
    }
    try {
      const { overrun, ...spent } = await this.read();
      const verdict = overrun ?? capPassed({ pot, amount, spentBefore, ...spent }, this.#deps.caps());
      return verdict && refusal(verdict);
    } catch (error) {
      return { kind: 'refused', failure: unwritten(error) };
    }
  }

  /** What is spent and set aside, and the bill that waits to be seen. Rejects when the disk refuses. */
  async read(): Promise<Spent & { readonly overrun: Overrun | undefined }> {
    const day = this.#deps.today();
    const totals = await this.#inTurn(() => this.#append(monthOf(day), [], false));
    return { ...this.#spent(totals, day), overrun: this.#overrunIn(totals) };
  }

  /** What this computer alone has spent and set aside today and in this month. Rejects when the disk refuses. */
  async readOwn(): Promise<HostTotals> {
    const day = this.#deps.today();
    const month = monthOf(day);
    const totals = await this.#inTurn(() => this.#append(month, [], false));
    return { day, month, ...totals.day(day), total: totals.month(month) };
  }

  /** The user has seen the bills that were above what was set aside. Rejects when the disk refuses. */
  async notice(): Promise<void> {
    const now = monthOf(this.#deps.today());
    const months = [...this.#months].flatMap(([month, { overrun }]) => (overrun && month !== now ? [month] : []));
    for (const month of [now, ...months]) {
      await this.#inTurn(() => this.#append(month, [{ kind: 'noticed' }], true));
    }
  }

  async #reserve(request: SpendRequest & { readonly amount: number }): Promise<SpendDecision> {
    const { pot, amount } = request;
    const day = this.#deps.today();
    const hour = this.#deps.hour?.();
    const month = monthOf(day);
    const id = this.#deps.newId();
    const judge = (totals: SpendTotals): Verdict => this.#judge(request, totals, day, hour);
    const reserve: ReserveRecord = { kind: 'reserve', id, day, ...(hour !== undefined && { hour }), pot, amount };
    const judged = await this.#appendJudged(month, reserve, judge);
    if (judged.kind === 'free') {
      return { kind: 'granted', reservation: this.#reservation(id, amount, month) };
    }
    await this.#append(month, [{ kind: 'drop', id }], false);
    return refusal(judged.verdict);
  }

  #judge(
    { pot, amount, spentBefore, isAllowed = false }: SpendRequest & { readonly amount: number },
    totals: SpendTotals,
    day: string,
    hour: number | undefined,
  ): Verdict {
    const verdict = isAllowed
      ? undefined
      : (this.#overrunIn(totals) ??
        capPassed({ pot, amount, spentBefore, ...this.#spent(totals, day, hour) }, this.#deps.caps()));
    return verdict ? { kind: 'closed', verdict } : { kind: 'free' };
  }

  /** A bill of the last day of a month may come in the next one. */
  #overrunIn(totals: SpendTotals): Overrun | undefined {
    return totals.overrun ?? [...this.#months.values()].map(({ overrun }) => overrun).find((one) => one !== undefined);
  }

  #reservation(id: string, amount: number, month: string): Reservation {
    let isOpen = true;
    const close = async (record: SpendRecord): Promise<void> => {
      if (isOpen) {
        isOpen = false;
        // What cannot be written stays set aside: that is too much, and never too little.
        await this.#inTurn(() => this.#append(month, [record], false)).catch(() => undefined);
      }
    };
    return {
      settle: (cost) => close({ kind: 'settle', id, cost: cost ?? amount }),
      drop: () => close({ kind: 'drop', id }),
    };
  }

  #spent(totals: SpendTotals, day: string, hour = this.#deps.hour?.()): Spent {
    const { others } = this.#deps;
    const here = totals.day(day);
    const there = others?.day(day) ?? { questions: 0, suggestions: 0 };
    return {
      day: { questions: here.questions + there.questions, suggestions: here.suggestions + there.suggestions },
      month: totals.month(monthOf(day)) + (others?.month(monthOf(day)) ?? 0),
      hour: hour === undefined ? 0 : totals.hour(day, hour),
    };
  }

  /** Judged by what stands before it in the journal: of two that are written at once the second sees the first. */
  async #appendJudged(month: string, record: ReserveRecord, judge: (totals: SpendTotals) => Verdict): Promise<Verdict> {
    const verdicts: Verdict[] = [];
    await this.#append(month, [record], record.pot === 'questions', (met, totals) => {
      if (met.kind === 'reserve' && met.id === record.id) {
        verdicts.push(judge(totals));
      }
    });
    const [verdict] = verdicts;
    if (verdict === undefined) {
      throw new Error('what was written did not come back');
    }
    return verdict;
  }

  /** Appends, and adds up what has come since; `meet` looks at the totals before each record. */
  async #append(
    month: string,
    records: readonly SpendRecord[],
    safely: boolean,
    meet?: (record: SpendRecord, totals: SpendTotals) => void,
  ): Promise<SpendTotals> {
    const totals = this.#months.get(month) ?? new SpendTotals();
    this.#months.set(month, totals);
    const lines = records.map((record) => JSON.stringify(record));
    for (const line of await this.#deps.journal.append(month, lines, safely)) {
      const record = parseSpendRecord(line);
      if (record) {
        meet?.(record, totals);
        totals.add(record);
      }
    }
    return totals;
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const free: Reservation = { settle: () => Promise.resolve(), drop: () => Promise.resolve() };

function monthOf(day: string): string {
  return day.slice(0, '2026-11'.length);
}

function refusal(verdict: CapPassed | Overrun): Refused {
  if ('cap' in verdict) {
    const failure: Failure = { code: 'over-cap', message: describeCapPassed(verdict), retryable: false };
    return { kind: 'refused', failure, passed: verdict };
  }
  const { cost, amount } = verdict;
  return {
    kind: 'refused',
    overrun: verdict,
    failure: {
      code: 'over-cap',
      message: `A bill was ${dollars(cost)}, more than the ${dollars(amount)} that were set aside for it. Nothing is sent until you have seen that.`,
      retryable: false,
    },
  };
}

function unwritten(error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'over-cap',
    message: `What is spent cannot be written down, so that your caps could not hold. Nothing was sent. (${why})`,
    retryable: true,
  };
}
