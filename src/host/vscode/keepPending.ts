// Keeps what waits over a reload: written whenever it changes, one write at a time.

import { readKept, writeKept } from '../../core/refactor/keptProposals.ts';
import type { Log } from '../../core/ports.ts';
import type { PendingProposals } from './pendingProposals.ts';

/** Where the proposals of this workspace are kept, as text. */
export interface KeptReviews {
  load(): Promise<string | undefined>;
  save(text: string | undefined): Promise<void>;
}

/** Milliseconds in which changes are written together. */
const TOGETHER_MS = 200;

/** Writes what waits after each change, and reads what waited before. */
export class KeepPending {
  readonly #pending: PendingProposals;
  readonly #store: KeptReviews;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isReading = false;

  constructor(pending: PendingProposals, store: KeptReviews, log: Log) {
    this.#pending = pending;
    this.#store = store;
    this.#log = log;
    pending.onDidChange(() => {
      if (!this.#isReading) {
        this.#timer ??= setTimeout(() => void this.flush(), TOGETHER_MS);
      }
    });
  }

  /** Brings back what waited. A damaged file counts as none. Never rejects. */
  async restore(): Promise<void> {
    try {
      const text = await this.#store.load();
      const kept = text === undefined ? [] : readKept(text);
      if (!kept) {
        this.#log.warn('The changes that waited for review could not be read: they are dropped.');
        await this.#store.save(undefined);
        return;
      }
      this.#isReading = true;
      for (const proposal of kept) {
        await this.#pending.restore(proposal);
      }
    } catch (error) {
      this.#log.warn(`The changes that waited for review could not be brought back: ${String(error)}`);
    } finally {
      this.#isReading = false;
    }
  }

  /** Writes what waits now; resolves when it is on the disk. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = writeKept(this.#pending.keep());
    const isTooMuch = text === undefined && this.#pending.all().length > 0;
    this.#writing = this.#writing
      .then(() => this.#store.save(text))
      .then(
        () => {
          if (isTooMuch) {
            this.#log.warn('What waits for review is too large to be kept over a reload.');
          }
        },
        (error: unknown) => {
          this.#log.warn(`What waits for review could not be kept: ${String(error)}`);
        },
      );
    return this.#writing;
  }
}
