// How a question that was asked is asked once more.

import type { Profile } from '../../core/model/profile.ts';
import type { Scope } from '../../protocol/thread.ts';

/** What differs from the first time. */
export interface AskedAgain {
  readonly question?: string;
  readonly scope?: Scope;
  /** The model, where it is not the one in use. */
  readonly profile?: Profile;
  readonly mayPassCaps?: boolean;
}
