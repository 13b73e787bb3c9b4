// Puts the guard of the user's money together; loaded with the first request.

import { othersIn, tellOthers, type SharedMemory } from './core/spend/hostTotals.ts';
import { SpendBlocks } from './core/spend/spendBlocks.ts';
import {
  SpendGuard,
  type Reservation,
  type Spend,
  type SpendDecision,
  type SpendRequest,
} from './core/spend/spendGuard.ts';
import type { SpendCaps } from './core/spend/judgeSpend.ts';
import type { Overrun } from './core/spend/spendTotals.ts';
import { localDay, localHour } from './host/clock/localDay.ts';
import { createSystemClock } from './host/clock/systemClock.ts';
import { createSpendJournal } from './host/store/spendJournal.ts';

/** What the guard needs of the window. */
export interface SpendParts {
  /** Outside the workspace; all windows of a computer share it. */
  readonly folder: string;
  readonly caps: () => SpendCaps;
  /** How the computers of the user tell each other what they have spent, and the name of this one; it spends alone without. */
  readonly shared?: { readonly memory: SharedMemory; readonly host: string };
  /** Tells of a bill above what was set aside; resolves to whether the user goes on. */
  readonly tell: (overrun: Overrun) => Promise<boolean>;
}

/** The caps of a window, which gives back what it has set aside and not spent. */
export interface OwnSpend extends Spend {
  /** Never rejects. */
  release(): Promise<void>;
}

/** The guard, which tells of a bill that was too high when it comes, and again when a question waits for it. */
export function createSpend({ folder, caps, shared, tell }: SpendParts): OwnSpend {
  const guard = createGuard(folder, caps, shared);
  const tellTotals = () => tellTotalsOf(guard, shared);
  const raise = raiseOnce(guard, tell);
  const telling = (reservation: Reservation): Reservation => ({
    settle: async (cost) => {
      await reservation.settle(cost);
      void tellTotals();
      void guard.read().then(
        ({ overrun }) => {
          // Until the user has seen it, nothing leaves by what was set aside before either.
          void (overrun && blocks.release());
          return raise(overrun);
        },
        () => undefined,
      );
    },
    drop: async () => {
      await reservation.drop();
      void tellTotals();
    },
  });
  const reserve = async (request: SpendRequest): Promise<SpendDecision> => {
    const decision = await guard.reserve(request);
    if (decision.kind === 'granted') {
      void tellTotals();
      return { kind: 'granted', reservation: telling(decision.reservation) };
    }
    // A suggestion that is not made is no reason to interrupt.
    void (request.pot === 'questions' && raise(decision.overrun));
    return decision;
  };
  const clock = createSystemClock();
  const judgedBy = () => JSON.stringify([localDay(), localHour(), caps()]);
  const blocks = new SpendBlocks({ reserve, judgedBy, sleep: (...wait) => clock.sleep(...wait) });
  return {
    reserve: (request) => (request.pot === 'suggestions' ? blocks.reserve(request) : reserve(request)),
    release: () => blocks.release(),
    check: async (request) => {
      const refused = await guard.check(request);
      void raise(refused?.overrun);
      return refused;
    },
    read: () => guard.read(),
    notice: () => guard.notice(),
  };
}

/** Tells of a bill that was too high, one at a time. */
function raiseOnce(guard: SpendGuard, tell: SpendParts['tell']): (overrun: Overrun | undefined) => Promise<void> {
  let isTelling = false;
  return async (overrun) => {
    if (!overrun || isTelling) {
      return;
    }
    isTelling = true;
    const goesOn = await tell(overrun).catch(() => false);
    isTelling = false;
    if (goesOn) {
      await guard.notice().catch(() => undefined);
    }
  };
}

function createGuard(folder: string, caps: SpendParts['caps'], shared: SpendParts['shared']): SpendGuard {
  const others = shared && othersIn(shared.memory, shared.host);
  return new SpendGuard({
    ...{
      journal: createSpendJournal(folder),
      caps,
      today: localDay,
      hour: localHour,
      newId: () => crypto.randomUUID(),
    },
    ...(others && { others }),
  });
}

async function tellTotalsOf(guard: SpendGuard, shared: SpendParts['shared']): Promise<void> {
  const own = shared && (await guard.readOwn().catch(() => undefined));
  await (own && tellOthers(shared.memory, shared.host, own));
}
