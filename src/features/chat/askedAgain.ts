// How a question that was asked is asked once more.

import type { Scope } from '../../protocol/thread.ts';

/** What differs from the first time. */
export interface AskedAgain {
  readonly question?: string;
  readonly scope?: Scope;
  readonly mayPassCaps?: boolean;
}
