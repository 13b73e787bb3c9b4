// Counts the suggestions that were shown and kept, and writes the counts to the ledger now and then.

import type { Services } from '../../services.ts';

/** Suggestions shown after which the counts are written, if none was kept before. */
const WRITE_AFTER = 20;

/** The counts since they were last written. What a crash takes is a few suggestions that were shown. */
export class SuggestionTally {
  readonly #services: Pick<Services, 'ledger' | 'clock' | 'log'>;
  #shown = 0;
  #kept = 0;

  constructor(services: Pick<Services, 'ledger' | 'clock' | 'log'>) {
    this.#services = services;
  }

  /** A suggestion was given to the editor for the first time; what is typed along with it does not count again. */
  countShown(): void {
    this.#shown += 1;
    if (this.#shown >= WRITE_AFTER) {
      this.write();
    }
  }

  /** The user has kept one. */
  countKept(): void {
    this.#kept += 1;
    this.write();
  }

  /** Writes what was counted, if anything was. */
  write(): void {
    const { ledger, clock, log } = this.#services;
    const [shown, kept] = [this.#shown, this.#kept];
    if (shown + kept > 0) {
      this.#shown = 0;
      this.#kept = 0;
      ledger.append({ kind: 'suggestions', at: clock.now(), shown, kept }).catch((error: unknown) => {
        log.warn(`The count of suggestions could not be written: ${String(error)}`);
      });
    }
  }
}
