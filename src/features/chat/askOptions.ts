// What a question may have beside its words.

import type { Profile } from '../../core/model/profile.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { Attachment, Scope } from '../../protocol/thread.ts';

/** What differs from what the composer holds. */
export interface AskOptions {
  readonly scope?: Scope;
  /** What the question is about, beside what stands in the composer. */
  readonly attachments?: readonly Attachment[];
  /** The model, where it is not the one in use. */
  readonly profile?: Profile;
  readonly confirm?: (price: QuestionPrice, signal: AbortSignal) => Promise<boolean>;
}
