// A request under way, which those wait for whose text its answer may still fit, and which ends soon after the last of them has left.

import type { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';
import { isBehind } from './answerMemory.ts';
import { correctedPiece, NOTHING_YET, pieceBehind, type Answer, type Suggested } from './answerPieces.ts';
import { standingOf, type Standing } from './correctAnswer.ts';
import type { Hole, Sides } from './hole.ts';

/** How a request has ended. */
export type Ending = { readonly kind: 'complete' } | { readonly kind: 'stopped' } | Failed;

/** A request that the service failed. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: Failure;
}

/**
 * How long a request goes on that no one waits for, in milliseconds: the editor asks again within 50 ms of a key, and the
 * connection of an answer that no one wants closes within 200.
 */
const GRACE_MS = 170;

/** UTF-16 code units before an answer in which its words are looked up. */
const NEAR = 6_000;

/** One request with what has come of it. */
export class RunningAnswer {
  readonly scope: string;
  /** The hole it was made for. */
  readonly hole: Hole;
  #answer: Answer = NOTHING_YET;
  #ending: Ending | undefined;
  #waiting = 0;
  /** Counts all who have ever waited: whoever comes in time to a request that was left keeps it. */
  #visits = 0;
  #changed = createDoor();
  readonly #stopping = new AbortController();
  readonly #clock: Pick<Clock, 'sleep'>;

  constructor(scope: string, hole: Hole, clock: Pick<Clock, 'sleep'>) {
    this.scope = scope;
    this.hole = hole;
    this.#clock = clock;
  }

  /** Aborted when the answer is no longer wanted. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  get answer(): Answer {
    return this.#answer;
  }

  get ending(): Ending | undefined {
    return this.#ending;
  }

  stop(): void {
    this.#stopping.abort();
    this.end({ kind: 'stopped' });
  }

  /** Takes what has come so far. */
  take(answer: Answer): void {
    this.#answer = answer;
    this.#tell();
  }

  end(ending: Ending): void {
    this.#ending ??= ending;
    this.#tell();
  }

  /** Resolves when more has come, the request has ended, or the signal is aborted. Whoever waits here keeps it going. */
  async more(signal: AbortSignal): Promise<void> {
    if (!signal.aborted) {
      const aborted = createDoor();
      signal.addEventListener('abort', aborted.open, { once: true });
      this.#waiting += 1;
      this.#visits += 1;
      await Promise.race([this.#changed.promise, aborted.promise]);
      this.#waiting -= 1;
      signal.removeEventListener('abort', aborted.open);
    }
    if (signal.aborted) {
      this.#stopUnlessWanted();
    }
  }

  /** Keeps it going until the signal is aborted, and the moment longer. */
  hold(signal: AbortSignal): void {
    this.#waiting += 1;
    this.#visits += 1;
    const leave = () => {
      this.#waiting -= 1;
      this.#stopUnlessWanted();
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) {
      leave();
    }
  }

  /** Resolves when there is a suggestion, and never when none comes. */
  async settled(): Promise<void> {
    while (!this.#answer.isSettled) {
      await this.#changed.promise;
    }
  }

  /** What of the hole's text was typed since this was asked; undefined when it is another place. */
  typedAt(scope: string, hole: Sides): string | undefined {
    const { before, after } = this.hole;
    const isHere =
      scope === this.scope && hole.before.startsWith(before) && isBehind(hole.after, (own) => own === after);
    return isHere ? hole.before.slice(before.length) : undefined;
  }

  /** How what has come stands to what was typed since. */
  standing(scope: string, hole: Sides): Standing {
    const typed = this.typedAt(scope, hole);
    if (typed === undefined) {
      return { kind: 'other' };
    }
    const { soFar } = this.#answer;
    return this.#ending === undefined && typed.startsWith(soFar) ? { kind: 'same' } : this.#compare(soFar, typed);
  }

  /** What is left to suggest at a hole behind what was typed since. */
  pieceAt(hole: Hole): Suggested | undefined {
    const { pieces, isSettled } = this.#answer;
    const typed = hole.before.slice(this.hole.before.length);
    if (!isSettled) {
      return undefined;
    }
    const standing = this.#compare(pieces.join(''), typed);
    const text = pieceBehind(pieces, typed.length);
    return standing.kind === 'corrected'
      ? correctedPiece(standing, hole)
      : text === undefined
        ? undefined
        : { text, isCorrected: false };
  }

  #compare(text: string, typed: string): Standing {
    return standingOf(text, typed, (word) => this.hole.before.slice(-NEAR).includes(word));
  }

  #tell(): void {
    const { open } = this.#changed;
    this.#changed = createDoor();
    open();
  }

  #stopUnlessWanted(): void {
    if (this.#waiting > 0 || this.#ending) {
      return;
    }
    const visits = this.#visits;
    this.#clock.sleep(GRACE_MS, this.signal).then(
      () => {
        if (visits === this.#visits) {
          this.stop();
        }
      },
      () => undefined,
    );
  }
}

/** A promise and the way to resolve it. */
interface Door {
  readonly promise: Promise<void>;
  readonly open: () => void;
}

function createDoor(): Door {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    promise,
    open: () => {
      open();
    },
  };
}
