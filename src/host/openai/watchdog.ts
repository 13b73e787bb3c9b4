// Ends a request that has gone silent: before its headers, or between two pieces of its answer.

import type { Clock } from '../../core/ports.ts';
import type { ByteWatch } from './streamTap.ts';

/** Counts only the time in which bytes are awaited: a slow reader is no silent service. */
export class Watchdog implements ByteWatch {
  readonly #clock: Clock;
  readonly #expire: () => void;
  #limitMs: number;
  #waitingSince: number | undefined;
  #sleep = new AbortController();
  #expired = false;

  /** `expire` is called once, when bytes were awaited for the limit; milliseconds. */
  constructor(clock: Clock, limitMs: number, expire: () => void) {
    this.#clock = clock;
    this.#expire = expire;
    this.#limitMs = limitMs;
    this.#waitingSince = clock.now();
    void this.#run(this.#sleep.signal);
  }

  /** Whether the request was ended for its silence. */
  get expired(): boolean {
    return this.#expired;
  }

  /** Bytes are awaited from now on. */
  waiting(): void {
    this.#waitingSince ??= this.#clock.now();
  }

  /** Bytes are here. */
  arrived(): void {
    this.#waitingSince = undefined;
  }

  /** Sets another limit; the wait so far counts. */
  limit(milliseconds: number): void {
    this.stop();
    this.#limitMs = milliseconds;
    this.#sleep = new AbortController();
    void this.#run(this.#sleep.signal);
  }

  /** Ends the watch. */
  stop(): void {
    this.#sleep.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        const left = this.#leftMs();
        if (left <= 0) {
          this.#expired = true;
          this.#expire();
          return;
        }
        await this.#clock.sleep(left, signal);
      }
    } catch {
      // The sleep was ended: the watch is over.
    }
  }

  #leftMs(): number {
    return this.#waitingSince === undefined ? this.#limitMs : this.#waitingSince + this.#limitMs - this.#clock.now();
  }
}
