// A journal in memory that several windows share; each window has its own view of it.

import type { SpendJournal } from '../../../src/core/spend/spendGuard.ts';

/** The files of a computer's journal, by month. */
export class SharedJournal {
  readonly files = new Map<string, string[]>();
  isBroken = false;
  /** Calls that have written something. */
  writes = 0;

  view(): SpendJournal {
    const read = new Map<string, number>();
    return {
      append: async (month, lines) => {
        if (this.isBroken) {
          throw new Error('no space left on the disk');
        }
        this.writes += lines.length > 0 ? 1 : 0;
        const file = this.files.get(month) ?? [];
        this.files.set(month, file);
        file.push(...lines);
        // Others may come between writing and reading.
        await Promise.resolve();
        const from = read.get(month) ?? 0;
        read.set(month, file.length);
        return file.slice(from);
      },
    };
  }
}
